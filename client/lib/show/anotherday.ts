import type { Moment } from '../../../machines/wire/live.ts';

/** Farther than this, in ms, from its plan a show that has not started was planned for another day. */
export const ANOTHER_DAY_MS = 12 * 3_600_000;

/**
 * Whether a show stands by on another day than it was planned for: then nothing can be said of being late,
 * and the plan moves to the real day when it is started.
 */
export function isOnAnotherDay({ state, schedule }: Pick<Moment, 'state' | 'schedule'>): boolean {
  return state === 'standby' && Math.abs(schedule.expectedEnd - schedule.plannedEnd) > ANOTHER_DAY_MS;
}
