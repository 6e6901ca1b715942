import type { Finding } from '../findings.ts';
import { NEXT_DAY_FROM_S, timeOfDay } from '../clock.ts';
import { isEndMark } from './endMark.ts';
import type { Item } from './items.ts';
import { secondsOfPrinted, type PrintedTime } from './times.ts';

const HALF_DAY_S = 43_200;

/**
 * Settles times on a twelve-hour clock in place: after 12:30, a bare "1:00" is 13:00 when the text writes am and pm
 * elsewhere, or nowhere an hour past twelve. Without any am or pm that is a finding where it first happens.
 */
export function settleHalves(items: readonly Item[]): Finding[] {
  const times = items.flatMap((item) =>
    [item.span?.start, item.span?.end].filter((time) => time !== undefined),
  );
  const marked = times.some((time) => time.half !== undefined);
  const twelveHours =
    marked ||
    times.every((time) => time.half !== undefined || time.open || (time.hour <= 12 && time.hour >= 10));
  if (!twelveHours) return [];
  const findings: Finding[] = [];
  let before = 0;
  items.forEach((item, segmentIndex) => {
    const closes = segmentIndex > 0 && segmentIndex === items.length - 1 && isEndMark(item);
    for (const time of [item.span?.start, item.span?.end]) {
      if (!time) continue;
      if (isOfAfternoon(time, before)) {
        time.half = 'pm';
        time.open = false;
        if (!marked && findings.length === 0)
          findings.push(describe(item, closes ? segmentIndex - 1 : segmentIndex, time, closes));
      }
      before = secondsOfPrinted(time);
    }
  });
  return findings;
}

function isOfAfternoon(time: PrintedTime, before: number): boolean {
  const seconds = secondsOfPrinted(time);
  return time.open && time.hour < 12 && before - seconds >= NEXT_DAY_FROM_S && seconds + HALF_DAY_S >= before;
}

function describe(item: Item, segmentIndex: number, time: PrintedTime, closes: boolean): Finding {
  const value = timeOfDay(secondsOfPrinted(time));
  const field = item.span?.end === time || closes ? 'end' : 'start';
  return {
    severity: 'warning',
    code: 'ends-before-start',
    segmentIndex,
    line: item.line,
    message: `${time.text} follows a later time and has no am or pm. No time in this text is past 12, so ${value} is meant; the times after it are read in the same way.`,
    proposal: { field, value },
    applied: true,
  };
}
