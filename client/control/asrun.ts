import type { RunReport } from '../../machines/asrun/asRun.ts';
import { bearer } from '../lib/link/headers.ts';

/** What really happened with one segment. Epoch ms, durations in ms. */
export interface ReallyRun {
  readonly startedAt: number;
  /** Null while it has the stage. */
  readonly took: { readonly lengthMs: number; readonly overrunMs: number } | null;
}

/** What really happened in a run, by segment id; of a segment that was on several times, the last. */
export type AsRun = ReadonlyMap<string, ReallyRun>;

/** The as-run of the last of some runs. */
export function asRunOf(runs: readonly Pick<RunReport, 'stints'>[]): AsRun {
  const [last] = runs.slice(-1);
  return new Map(
    last?.stints.map(({ segmentId, startedAt, lengthMs, overrunMs }) => [
      segmentId,
      { startedAt, took: lengthMs === null ? null : { lengthMs, overrunMs: overrunMs ?? 0 } },
    ]),
  );
}

/** What really happened so far in a show; null when it cannot be had, since the console does not depend on it. */
export async function fetchAsRun(show: string, key: string): Promise<AsRun | null> {
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/as-run`, {
      headers: { Authorization: bearer(key) },
    });
    if (!response.ok) return null;
    const { runs } = (await response.json()) as { runs: readonly RunReport[] };
    return asRunOf(runs);
  } catch {
    return null;
  }
}
