const STEP_MS = 30_000;

/** The longest segment that a programme takes: 24 h. */
const LONGEST_MS = 24 * 3_600_000;

/** How long a segment really took in a rehearsal. Durations in ms. */
export interface Rehearsed {
  readonly segmentId: string;
  readonly plannedMs: number;
  readonly actualMs: number;
}

/** A new length for a segment, as `programme.replan` takes it. */
export interface SuggestedDuration {
  readonly segmentId: string;
  readonly durationMs: number;
}

/**
 * Lengths as they were rehearsed, to the nearest whole 30 s and never less than that; segments whose
 * planned length is as near to what was rehearsed already are left out.
 */
export function suggestDurations(rehearsed: readonly Rehearsed[]): SuggestedDuration[] {
  return rehearsed.flatMap(({ segmentId, plannedMs, actualMs }) => {
    const durationMs = Math.min(LONGEST_MS, Math.max(STEP_MS, Math.round(actualMs / STEP_MS) * STEP_MS));
    const gainsNothing = Math.abs(plannedMs - actualMs) <= Math.abs(durationMs - actualMs);
    return gainsNothing ? [] : [{ segmentId, durationMs }];
  });
}
