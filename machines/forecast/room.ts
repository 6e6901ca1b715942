import type { Segment, SegmentKind } from '../programme/schema.ts';

/** What says how short a segment may become. Durations in ms. */
export type Trimmable = Pick<Segment, 'kind' | 'durationMs' | 'minMs' | 'priority'>;

/** Kinds that take as long as they take: a film and the work of a changeover. */
const OF_GIVEN_LENGTH: readonly SegmentKind[] = ['video', 'changeover'];

/** Kinds in which nobody speaks, so that nobody is cut short. */
const PAUSES: readonly SegmentKind[] = ['break', 'reception'];

/** What a segment without a priority has: the middle of 1 to 5. */
const USUAL_PRIORITY = 3;

const SECOND_MS = 1000;

/**
 * The shortest length that recovery may give a segment, in ms: its `minMs`, but something; without one half of
 * `plannedMs`, its length in the plan, in whole seconds (measured there, so that one recovery after the
 * other does not halve it again and again), and the whole of a video or a changeover.
 */
export function shortest({ kind, durationMs, minMs }: Trimmable, plannedMs: number): number {
  if (minMs !== undefined) return Math.min(Math.max(1, minMs), durationMs);
  if (OF_GIVEN_LENGTH.includes(kind)) return durationMs;
  return Math.min(durationMs, Math.ceil(plannedMs / 2 / SECOND_MS) * SECOND_MS);
}

/** In which order segments are trimmed: 1 first, 5 last. */
export function priorityOf({ priority }: Trimmable): number {
  return priority ?? USUAL_PRIORITY;
}

export function isPause({ kind }: Trimmable): boolean {
  return PAUSES.includes(kind);
}
