import { clockText } from '../../machines/clock/text.ts';
import type { PlanShift } from '../../machines/wire/programme.ts';
import { wholeSeconds } from './risks.ts';

/** How the plan was moved because the show began on another day, as people say it; empty where it was not. */
export function shiftWords({ days, ms }: PlanShift): string {
  const restMs = wholeSeconds(ms);
  const parts = [
    days === 0 ? '' : `${String(Math.abs(days))} ${Math.abs(days) === 1 ? 'day' : 'days'} ${whither(days)}`,
    restMs === 0 ? '' : `${clockText(Math.abs(restMs))} ${whither(restMs)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `plan moved ${parts.join(' and ')}`;
}

function whither(by: number): string {
  return by > 0 ? 'later' : 'earlier';
}
