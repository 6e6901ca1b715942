import type { Forecast } from '../../machines/forecast/forecast.ts';

/** An end that is expected to come later than it should. Epoch ms, durations in whole seconds as ms. */
export interface Risk {
  readonly id: string;
  readonly plannedEnd: number;
  readonly lateMs: number;
  readonly isHardOut: boolean;
}

/** A hard out that is missed by less than this, in ms, is met. */
const HARD_OUT_MS = 1_000;

/** A checkpoint that is no hard out may be late by this, in ms, without a word. */
const CHECKPOINT_MS = 30_000;

/** How many are worth a line of their own. */
const MOST = 2;

/** What is worth a warning: hard outs that will be missed, else the next checkpoint if it is clearly late. */
export function risksIn({ hardOutsAtRisk, schedule, segments }: Forecast): Risk[] {
  const hardOuts = hardOutsAtRisk.filter(({ lateMs }) => lateMs >= HARD_OUT_MS);
  if (hardOuts.length > 0)
    return hardOuts
      .slice(0, MOST)
      .map((risk) => ({ ...risk, lateMs: wholeSeconds(risk.lateMs), isHardOut: true }));
  const { point, plannedEnd, expectedEnd } = schedule;
  const lateMs = expectedEnd - plannedEnd;
  if (segments.length === 0 || lateMs < CHECKPOINT_MS) return [];
  return [{ id: point, plannedEnd, lateMs: wholeSeconds(lateMs), isHardOut: false }];
}

/** A time as it is told, in ms: rounded to the second, so that every place tells the same. */
export function wholeSeconds(ms: number): number {
  return Math.round(ms / 1_000) * 1_000;
}
