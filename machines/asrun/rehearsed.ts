import type { Rehearsed } from '../forecast/suggest.ts';
import type { Programme } from '../programme/schema.ts';
import type { RunReport } from './asRun.ts';

/**
 * How long each segment of a programme really took in a run, holds not counted: what
 * `suggestDurations` makes new lengths from. A segment that had the stage several times took as long
 * as the last of them; one that never had, or still has, does not appear.
 */
export function rehearsed({ segments }: Programme, { stints }: RunReport): Rehearsed[] {
  const actual = new Map<string, number>();
  for (const { segmentId, lengthMs, heldMs } of stints) {
    if (lengthMs !== null) actual.set(segmentId, lengthMs - heldMs);
  }
  return segments.flatMap(({ id, durationMs }) => {
    const actualMs = actual.get(id);
    return actualMs === undefined ? [] : [{ segmentId: id, plannedMs: durationMs, actualMs }];
  });
}
