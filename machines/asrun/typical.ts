import type { Rehearsed } from '../forecast/suggest.ts';

/**
 * What each segment typically took in several runs, each as `rehearsed` gives it: the median, so that one
 * run that went wrong counts for no more than that; of an even number the mean of the middle two.
 */
export function typical(runs: readonly (readonly Rehearsed[])[]): Rehearsed[] {
  const bySegment = new Map<string, Rehearsed[]>();
  for (const time of runs.flat()) {
    bySegment.set(time.segmentId, [...(bySegment.get(time.segmentId) ?? []), time]);
  }
  return Array.from(bySegment, ([segmentId, times]) => ({
    segmentId,
    plannedMs: times[0]?.plannedMs ?? 0,
    actualMs: median(times.map(({ actualMs }) => actualMs)),
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
