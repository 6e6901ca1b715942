import type { SegmentDraft } from './schema.ts';

/** A start at least this much earlier than the start before it is the next day's (CONTRACT, Programme). */
export const NEXT_DAY_FROM_MS = 6 * 3_600_000;

/** What tells the day of a planned start. */
type Timed = Pick<SegmentDraft, 'start' | 'startDay'>;

/**
 * The day of each planned start, 0 being the show's first; undefined where a segment has no start.
 * A `startDay` that is given counts, and the ones after it are counted from there.
 */
export function startDaysOf(segments: readonly Timed[]): (number | undefined)[] {
  let day = 0;
  let timeBefore = 0;
  return segments.map(({ start, startDay }) => {
    if (start === undefined) return undefined;
    const time = timeOfDayMs(start);
    day = startDay ?? (timeBefore - time >= NEXT_DAY_FROM_MS ? day + 1 : day);
    timeBefore = time;
    return day;
  });
}

/** `HH:MM` or `HH:MM:SS` as ms since midnight. */
function timeOfDayMs(start: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = start.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
