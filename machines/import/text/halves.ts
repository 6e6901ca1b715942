import type { Finding } from '../findings.ts';
import { NEXT_DAY_FROM_S, timeOfDay } from '../clock.ts';
import { isEndMark } from './endMark.ts';
import type { Item } from './items.ts';
import { secondsOfPrinted, type PrintedTime } from './times.ts';

const HALF_DAY_S = 43_200;

/**
 * Settles times on a twelve-hour clock in place: after 12:30, a bare "1:00" is 13:00 when the text writes am and pm
 * elsewhere, or nowhere an hour past twelve. Without any am or pm that is a finding where it first happens. A first
 * item at a bare "2:00" is of the afternoon where `begin`, when the whole is said to start, is; else that is doubted.
 */
export function settleHalves(items: readonly Item[], begin?: PrintedTime): Finding[] {
  const times = items.flatMap((item) =>
    [item.span?.start, item.span?.end].filter((time) => time !== undefined),
  );
  const marked = times.some((time) => time.half !== undefined);
  const twelveHours =
    marked ||
    times.every((time) => time.half !== undefined || time.open || (time.hour <= 12 && time.hour >= 10));
  if (!twelveHours) return [];
  const findings = marked ? [] : settleFirst(items, times, begin);
  // What stands above may say it for all: "Time: 2:00pm - 3:15pm".
  const told = marked || (findings.length === 0 && times[0]?.half !== undefined);
  let before = 0;
  items.forEach((item, segmentIndex) => {
    const closes = isLastMark(items, segmentIndex);
    for (const time of [item.span?.start, item.span?.end]) {
      if (!time) continue;
      if (isOfAfternoon(time, before)) {
        makeAfternoon(time);
        if (!told && findings.length === 0)
          findings.push(describe(item, closes ? segmentIndex - 1 : segmentIndex, time, closes));
      }
      before = secondsOfPrinted(time);
    }
  });
  return findings;
}

const EARLIEST_H = 7;
const NEAR_S = 7_200;

/** Settles whether the first time is of the morning or of the afternoon, where nothing on its line says so. */
function settleFirst(
  items: readonly Item[],
  times: readonly PrintedTime[],
  begin: PrintedTime | undefined,
): Finding[] {
  const [first] = times;
  const segmentIndex = items.findIndex((item) => item.span?.start === first);
  const item = items[segmentIndex];
  if (!first?.open || !item || first.hour >= 12) return [];
  const seconds = secondsOfPrinted(first);
  const closes = isLastMark(items, segmentIndex);
  const at = closes ? segmentIndex - 1 : segmentIndex;
  const place = { segmentIndex: at, line: item.line, severity: 'warning', code: 'no-time' } as const;
  if (begin?.valid && (begin.half !== undefined || begin.hour > 12)) {
    if (Math.abs(seconds + HALF_DAY_S - secondsOfPrinted(begin)) <= NEAR_S) makeAfternoon(first);
    return [];
  }
  // Whoever writes 2h00 or 2.00 counts to 24.
  if (first.hour >= EARLIEST_H || !first.text.includes(':')) return [];
  makeAfternoon(first);
  const value = timeOfDay(secondsOfPrinted(first));
  const message = `${first.text} may be of the night or of the afternoon: no time in this text has am or pm. ${value} is proposed; the times after it are read in the same way.`;
  return [{ ...place, message, proposal: { field: closes ? 'end' : 'start', value }, applied: true }];
}

/** Whether an item only says when the one before it ends, and so becomes no segment. */
function isLastMark(items: readonly Item[], index: number): boolean {
  return index > 0 && index === items.length - 1 && isEndMark(items[index]);
}

function makeAfternoon(time: PrintedTime): void {
  time.half = 'pm';
  time.open = false;
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
