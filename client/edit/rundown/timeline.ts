import type { Segment } from '../../../machines/programme/schema.ts';
import { startDaysOf } from '../../../machines/programme/startDays.ts';
import { secondsOf } from '../../../machines/import/clock.ts';

const DAY_MS = 86_400_000;

/** Where a segment lies in the programme: wall-clock ms from midnight of the show's first day. */
export interface Place {
  readonly startMs: number;
  readonly endMs: number;
  /** Whether the start is stated; otherwise it follows from what stands before. */
  readonly isStated: boolean;
}

/**
 * Where each segment lies: at its stated start, else at the end of the one before it (a skipped one takes no
 * time); those before the first stated one are counted back from it. Wall-clock time: a change of the clocks
 * within the show is not seen here. Without any stated start the first is at 0.
 */
export function placeSegments(segments: readonly Segment[]): Place[] {
  const days = startDaysOf(segments);
  const stated = segments.map(({ start }, index) =>
    start === undefined ? undefined : (days[index] ?? 0) * DAY_MS + secondsOf(start) * 1_000,
  );
  let cursor = firstStart(segments, stated);
  return segments.map(({ durationMs, skip }, index) => {
    const startMs = stated[index] ?? cursor;
    const endMs = startMs + durationMs;
    if (!skip) cursor = endMs;
    return { startMs, endMs, isStated: stated[index] !== undefined };
  });
}

/** Where each segment stands, by id. */
export function indexesOf(segments: readonly Segment[]): ReadonlyMap<string, number> {
  return new Map(segments.map(({ id }, index) => [id, index]));
}

/** Whether any segment has a time of day; where none has, places count from the show's beginning. */
export function isTimed(segments: readonly Segment[]): boolean {
  return segments.some(({ start }) => start !== undefined);
}

function firstStart(segments: readonly Segment[], stated: readonly (number | undefined)[]): number {
  let leadMs = 0;
  for (const [index, { durationMs, skip }] of segments.entries()) {
    const start = stated[index];
    if (start !== undefined) return start - leadMs;
    if (!skip) leadMs += durationMs;
  }
  return 0;
}
