const DIGIT_EM = 0.645;
const COLON_EM = 0.31;

/** From 59:59 down to 0:00 the digits keep the size of `00:00`. */
const LEAST_EM = 4 * DIGIT_EM + COLON_EM;

/**
 * The width, in em of the display type, that a clock text needs; the same for `9:59` and `10:00`, so
 * that the size of the digits changes with the hour, never with the minute.
 */
export function digitWidth(text: string): number {
  const colons = text.split(':').length - 1;
  return Math.max(LEAST_EM, (text.length - colons) * DIGIT_EM + colons * COLON_EM);
}
