/** How near its end a segment or a turn is; `none` without a clock. */
export type Phase = 'none' | 'normal' | 'warn' | 'wrap' | 'over';

/** Time left, in ms, at which a phase begins. */
export interface Thresholds {
  readonly warnMs: number;
  readonly wrapMs: number;
}

/** Segments: warn at 5 min, wrap at 1 min, where the programme does not say otherwise. */
export const SEGMENT_THRESHOLDS: Thresholds = { warnMs: 300_000, wrapMs: 60_000 };

/** Turns: warn at 60 s, wrap at 15 s. */
export const TURN_THRESHOLDS: Thresholds = { warnMs: 60_000, wrapMs: 15_000 };

/** Thresholds that are never over half of `durationMs` (CONTRACT, Programme). */
export function thresholdsWithin(durationMs: number, wanted: Thresholds): Thresholds {
  const half = Math.floor(durationMs / 2);
  return { warnMs: Math.min(wanted.warnMs, half), wrapMs: Math.min(wanted.wrapMs, half) };
}

/** The phase at `leftMs` before the end: each begins exactly at its threshold, `over` at zero. */
export function phaseOf(leftMs: number, thresholds: Thresholds): Exclude<Phase, 'none'> {
  if (leftMs <= 0) return 'over';
  if (leftMs <= thresholds.wrapMs) return 'wrap';
  if (leftMs <= thresholds.warnMs) return 'warn';
  return 'normal';
}
