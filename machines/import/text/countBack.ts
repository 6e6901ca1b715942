import { lengthInWords, timeOfDay } from '../clock.ts';
import type { Settling } from './timed.ts';

/**
 * Where every item has a length, none a start, and it is said when the whole ends (`end`, seconds from midnight): the
 * first starts so much earlier, which is doubted.
 */
export function countBack(timed: readonly Settling[], end: number | undefined): void {
  const [first] = timed;
  if (!first || end === undefined) return;
  if (timed.some((entry) => entry.start !== undefined || entry.durationMs <= 0)) return;
  const lengthMs = timed.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const start = end - lengthMs / 1000;
  if (start < 0) return;
  first.start = start;
  const value = timeOfDay(start);
  first.findings.push({
    severity: 'warning',
    code: 'no-time',
    message: `Nothing says when the first item starts. All ends at ${timeOfDay(end)} and lasts ${lengthInWords(lengthMs)}, so ${value} is proposed.`,
    proposal: { field: 'start', value },
    applied: true,
  });
}
