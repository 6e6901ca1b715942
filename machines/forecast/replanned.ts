import { adjustClock } from '../clock/clock.ts';
import { type ForecastSegment, type Planned, segmentsAhead, type Situation } from './situation.ts';

/** A change as `programme.replan` takes it. */
export interface ReplanChange {
  readonly segmentId: string;
  readonly durationMs?: number;
  readonly skip?: boolean;
}

/**
 * A programme and the situation in it as a `programme.replan` leaves them: the plan stays, the zero of
 * the segment on stage moves with its length, and the next is the first that is not skipped.
 */
export function replanned<S extends ForecastSegment>(
  { programme, plan }: Planned<S>,
  live: Situation,
  changes: readonly ReplanChange[],
): { planned: Planned<S>; live: Situation } {
  const byId = new Map(changes.map(({ segmentId, ...change }) => [segmentId, change]));
  let { clock } = live;
  const segments = programme.segments.map((segment) => {
    const change = byId.get(segment.id);
    if (!change) return segment;
    if (clock && live.segment?.id === segment.id) {
      clock = adjustClock(clock, (change.durationMs ?? segment.durationMs) - segment.durationMs);
    }
    return { ...segment, ...change };
  });
  const next =
    live.next &&
    (segmentsAhead(segments, { segment: null, next: live.next }).find(({ skip }) => !skip) ?? null);
  return { planned: { programme: { segments }, plan }, live: { ...live, clock, next } };
}
