import type { Clock } from '../../../machines/clock/clock.ts';
import { leftOn } from '../../../machines/clock/clock.ts';
import type { Phase, Thresholds } from '../../../machines/clock/phase.ts';
import { phaseOf } from '../../../machines/clock/phase.ts';
import { clockText, untilNextDigit } from '../../../machines/clock/text.ts';
import type { LiveView, Moment } from '../../../machines/wire/live.ts';

/** Something that is being timed: a segment or a turn. Durations in ms. */
export interface Timed extends Thresholds {
  readonly durationMs: number;
  readonly clock: Clock;
}

/** What a countdown shows at one moment. */
export interface Countdown {
  /** The clock text of CONTRACT; empty without a clock. */
  readonly text: string;
  readonly phase: Phase;
  /** Ms left, negative in overrun. */
  readonly leftMs: number;
  /** How much of the time is used, 0 to 1. */
  readonly used: number;
}

const NO_COUNTDOWN: Countdown = { text: '', phase: 'none', leftMs: 0, used: 0 };

/** The current segment as something timed; null while nothing runs. */
export function timedSegment(moment: Pick<Moment, 'segment' | 'clock'> | null): Timed | null {
  if (!moment?.segment || !moment.clock) return null;
  const { durationMs, warnMs, wrapMs } = moment.segment;
  return { durationMs, warnMs, wrapMs, clock: moment.clock };
}

/** What a speaker's screen counts large: the running turn, else the segment. */
export function timedForSpeaker(live: LiveView | null): Timed | null {
  return live?.turn ?? timedSegment(live);
}

/** The countdown at `now` (server epoch ms). */
export function countdownAt(timed: Timed | null, now: number): Countdown {
  if (!timed) return NO_COUNTDOWN;
  const leftMs = leftOn(timed.clock, now);
  return {
    text: clockText(leftMs),
    phase: phaseOf(leftMs, timed),
    leftMs,
    used: timed.durationMs > 0 ? Math.min(1, Math.max(0, 1 - leftMs / timed.durationMs)) : 1,
  };
}

/** In how many ms, from `now`, the digits or the phase change; Infinity while the clock stands. */
export function untilCountdownChanges(timed: Timed | null, now: number): number {
  if (!timed || !('zeroAt' in timed.clock)) return Infinity;
  const leftMs = leftOn(timed.clock, now);
  const edges = [leftMs - timed.warnMs, leftMs - timed.wrapMs].filter((ms) => ms > 0);
  return Math.min(untilNextDigit(leftMs), ...edges);
}
