const DAY_MS = 86_400_000;

/**
 * A time left as people write it, in ms: `12` minutes, `12:30` minutes and seconds, `1:02:30`, also with
 * a point or a comma between. Null if it is none, or more than a day.
 */
export function readTimeLeft(text: string): number | null {
  const match = /^(?:(\d{1,2})[:.,])??(\d{1,4})(?:[:.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part || 0));
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  if (seconds > 59 || (hours > 0 && minutes > 59)) return null;
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  return ms <= DAY_MS ? ms : null;
}
