import type { PlanShift } from '../../machines/wire/programme.ts';

/** How the plan was moved because the show began on another day, as people say it; empty where it was not. */
export function shiftWords({ days, ms }: PlanShift): string {
  if (ms !== 0) return 'plan moved to the real start';
  if (days === 0) return '';
  const many = Math.abs(days);
  return `plan moved ${String(many)} ${many === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
}
