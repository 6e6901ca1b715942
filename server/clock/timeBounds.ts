import type { ShowState } from '../../machines/wire/live.ts';
import type { TimeBounds } from './serverTime.ts';

/** What server time has to know of a show: its state, and the stamp of its newest entry in epoch ms. */
export interface Stamped {
  readonly state: ShowState;
  readonly at: number;
}

const DAY_MS = 86_400_000;

/** How far ahead of the wall clock a log may be and still be believed rather than the wall clock, in ms. */
const BELIEVED_AHEAD_MS = DAY_MS;

/**
 * What binds server time, `now`, to these shows. A show pins it while it is on and has been commanded by
 * this server (`startedAt`, server time) within a day: one that was taken up again or forgotten does not.
 * A log that is more than a day ahead of the wall clock was written by a clock that was wrong; it binds nothing.
 */
export function timeBounds(
  shows: readonly Stamped[],
  { now, wall, startedAt }: { readonly now: number; readonly wall: number; readonly startedAt: number },
): TimeBounds {
  const countsFrom = Math.max(startedAt, now - DAY_MS);
  const believed = shows.map(({ at }) => at).filter((at) => at <= wall + BELIEVED_AHEAD_MS);
  return {
    isPinned: shows.some(({ state, at }) => isOn(state) && at > countsFrom && at <= now),
    notBefore: Math.max(-Infinity, ...believed),
  };
}

function isOn(state: ShowState): boolean {
  return state !== 'standby' && state !== 'ended';
}
