import type { RunReport } from './asRun.ts';

/** Something that a person did to the clock of a run, or that was taken back. Epoch ms, durations in ms. */
export interface Handled {
  readonly at: number;
  readonly kind: 'hold' | 'adjustment' | 'taken-back';
  readonly segmentId: string | null;
  /** The type of the command that was taken back; empty for the others. */
  readonly type: string;
  readonly by: string;
  /** Given (more than 0) or taken by an adjustment; how long a hold was, null while it lasts. */
  readonly byMs: number | null;
  /** Who took it back. */
  readonly takenBackBy: string | null;
}

/** Holds, adjustments and what was taken back in a run, in order, each with whose hand it was. */
export function handsOf({ stints, takenBack }: RunReport): Handled[] {
  const onStage = stints.flatMap(({ segmentId, holds, adjustments }) => [
    ...holds.map(({ from, to, by }) => ({
      at: from,
      kind: 'hold' as const,
      segmentId,
      type: '',
      by,
      byMs: to === null ? null : to - from,
      takenBackBy: null,
    })),
    ...adjustments.map(({ at, byMs, by }) => ({
      at,
      kind: 'adjustment' as const,
      segmentId,
      type: '',
      by,
      byMs,
      takenBackBy: null,
    })),
  ]);
  const gone = takenBack.map(({ at, type, by, takenBackBy }) => ({
    at,
    kind: 'taken-back' as const,
    segmentId: null,
    type,
    by,
    byMs: null,
    takenBackBy,
  }));
  return [...onStage, ...gone].toSorted((a, b) => a.at - b.at);
}
