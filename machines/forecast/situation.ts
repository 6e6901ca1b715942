import type { Clock } from '../clock/clock.ts';
import type { Segment } from '../programme/schema.ts';
import type { Schedule, ShowState } from '../wire/live.ts';
import type { Plan } from '../wire/programme.ts';

/** What a forecast needs to know of a segment. Durations in ms. */
export type ForecastSegment = Pick<Segment, 'id' | 'durationMs' | 'fixedStart' | 'hardOut' | 'skip'>;

/** A programme with its plan; a `ProgrammeView` is one. */
export interface Planned<S extends ForecastSegment = ForecastSegment> {
  readonly programme: { readonly segments: readonly S[] };
  readonly plan: Plan;
}

/** Where a show is; a `LiveView` is one. */
export interface Situation {
  readonly state: ShowState;
  /** The segment that has the stage; `durationMs` is its length with adjustments in it. */
  readonly segment: { readonly id: string; readonly durationMs?: number } | null;
  readonly clock: Clock | null;
  /** The one that starts next. */
  readonly next: { readonly id: string } | null;
  /** Epoch ms at which the last segment ended, where that is known and nothing runs. */
  readonly restedAt?: number | null;
  /** Over or under as the server told it: the final word once nothing is ahead. */
  readonly schedule?: Schedule;
}

/** The segments still to be over, the one that has the stage first; skipped ones are left out. */
export function segmentsAhead<S extends ForecastSegment>(
  segments: readonly S[],
  { segment, next }: Pick<Situation, 'segment' | 'next'>,
): S[] {
  const firstId = (segment ?? next)?.id;
  const first = firstId === undefined ? -1 : segments.findIndex(({ id }) => id === firstId);
  if (first < 0) return [];
  return segments.slice(first).filter((other) => !other.skip || other.id === firstId);
}
