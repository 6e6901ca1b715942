import type { LiveView } from '../../../machines/wire/live.ts';
import type { Plan } from '../../../machines/wire/programme.ts';
import { roundedUp } from './timeofday.ts';

/** Less than this, in ms, is not late for the public. */
const WORTH_SAYING_MS = 3 * 60_000;

/** The public's times are rounded up to this many minutes. */
const PUBLIC_STEP_MINUTES = 5;

/** When the public is told that something happens: epoch ms, and whether it is only about so. */
export interface PublicTime {
  readonly at: number;
  readonly isAbout: boolean;
}

/**
 * When the next segment starts, for the public, at `now` (server epoch ms): as planned while that is
 * still nearly true, else the expected start rounded up to five minutes. The forecast of the view is
 * as of its `at`; since then the start cannot have come nearer than now.
 */
export function publicStart(live: LiveView, plan: Plan, now: number): PublicTime | null {
  if (!live.next) return null;
  const { id, startsAt } = live.next;
  const planned = plan.find((segment) => segment.id === id)?.startsAt ?? startsAt;
  const expected = Math.max(startsAt, now);
  return expected - planned >= WORTH_SAYING_MS
    ? { at: roundedUp(expected, PUBLIC_STEP_MINUTES), isAbout: true }
    : { at: planned, isAbout: false };
}

/** When the current segment ends, for the public, at `now`: epoch ms to whole minutes; null if nothing runs. */
export function publicEnd(live: LiveView, now: number): number | null {
  if (!live.clock) return null;
  const leftMs = 'zeroAt' in live.clock ? live.clock.zeroAt - now : live.clock.leftMs;
  return leftMs > 0 ? now + leftMs : null;
}
