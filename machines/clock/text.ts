const SECOND_MS = 1000;

/**
 * The digits of a countdown with `leftMs` left: `M:SS`, from one hour `H:MM:SS`, digits 0-9.
 * Rounded up before zero, so that five minutes start at `5:00` and zero is `0:00`;
 * rounded down after it, with a plus from the first whole second of overrun (CONTRACT, Clock text).
 */
export function clockText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND_MS);
  return seconds < 0 ? `+${durationText(-seconds)}` : durationText(Math.max(0, seconds));
}

/** Whole seconds as `M:SS`, or `H:MM:SS` from one hour. */
function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0
    ? `${String(hours)}:${String(minutes % 60).padStart(2, '0')}:${tail}`
    : `${String(minutes)}:${tail}`;
}

/** In how many ms, more than 0, the digits of a running countdown with `leftMs` left change next. */
export function untilNextDigit(leftMs: number): number {
  const intoSecond = leftMs - Math.floor(leftMs / SECOND_MS) * SECOND_MS;
  return intoSecond === 0 ? SECOND_MS : intoSecond;
}
