import { quoted } from '../quoted.ts';
import { MAX_DURATION_MS } from '../../programme/schema.ts';
import { DAY_S, NEXT_DAY_FROM_S, lengthInWords, timeOfDay } from '../clock.ts';
import { MINUTES_FIRST, settleLikeTheOthers } from './ambiguous.ts';
import { countBack } from './countBack.ts';
import { isEndMark } from './endMark.ts';
import { fillBetween, fillFromNext } from './fill.ts';
import { refuse } from './timed.ts';
import type { Item } from './items.ts';
import { repairInvalid, repairOrder } from './repair.ts';
import type { Settling, Timed } from './timed.ts';
import { secondsOfPrinted, type PrintedTime } from './times.ts';

/** Settles starts and lengths of items in their order; `until` is when the whole ends, in seconds from midnight. */
export function settleTimes(
  items: readonly Item[],
  begin: number | undefined,
  until: number | undefined,
): Timed[] {
  const printed = items.map((item) => ({ item, ...readPrinted(item) }));
  const endsWithMark = items.length > 1 && isEndMark(items.at(-1));
  const end = endsWithMark ? printed.at(-1)?.start : until;
  const timed: Settling[] = (endsWithMark ? printed.slice(0, -1) : printed).map((entry) => ({
    ...entry,
    findings: [],
    durationMs: 0,
    lengthUnit: undefined,
  }));
  const first = timed[0];
  if (first && begin !== undefined && timed.every((entry) => entry.start === undefined)) first.start = begin;
  timed.forEach((entry, index) => settleRange(entry, timed, index));
  countBack(timed, end);
  timed.forEach((entry, index) => fillFromNext(entry, timed, index, end));
  timed.forEach((entry, index) => fillBetween(entry, timed, index, end));
  settleLikeTheOthers(timed);
  timed.forEach(tellNextDay);
  return timed;
}

function readPrinted(item: Item): {
  start: number | undefined;
  end: number | undefined;
  problem: string | undefined;
} {
  const { span } = item;
  if (!span) return { start: undefined, end: undefined, problem: undefined };
  const wrong = [span.start, span.end].find((time) => time && !time.valid && !time.countedOn);
  return {
    start: within(span.start),
    end: within(span.end),
    problem: wrong && `${wrong.text} is not a time of day`,
  };
}

function within(time: PrintedTime | undefined): number | undefined {
  if (time?.countedOn) return secondsOfPrinted(time) - DAY_S;
  return time?.valid ? secondsOfPrinted(time) : undefined;
}

/** Says of the times that are counted on beyond midnight how they are taken. */
function tellNextDay(entry: Timed): void {
  const { span } = entry.item;
  for (const [field, time] of [
    ['start', span?.start],
    ['end', span?.end],
  ] as const) {
    if (!time?.countedOn) continue;
    const value = timeOfDay(secondsOfPrinted(time) - DAY_S);
    entry.findings.push({
      severity: 'warning',
      code: 'no-time',
      message: `${quoted(entry.item)}: ${time.text} is no time of a day; it is taken as ${value} of the next.`,
      proposal: { field, value },
      applied: true,
    });
  }
}

/** Settles what an item prints of its own: a range, a length, or both. */
function settleRange(entry: Settling, all: readonly Settling[], index: number): void {
  const { item, start, end } = entry;
  const { duration } = item;
  if (start !== undefined && end !== undefined) {
    const length = end - start;
    if (length > 0) entry.durationMs = length * 1000;
    else if (-length >= NEXT_DAY_FROM_S) entry.durationMs = (length + DAY_S) * 1000;
    else repairOrder(entry, all, index);
    if (duration?.ms !== undefined && entry.durationMs > 0 && duration.ms !== entry.durationMs)
      doubtLength(entry, duration.text);
    return;
  }
  if (entry.problem !== undefined && repairInvalid(entry, all, index)) return;
  if (duration?.ms === undefined) return;
  if (/^\d+:\d\d$/.test(duration.text)) entry.lengthUnit = MINUTES_FIRST;
  if (entry.problem !== undefined) refuse(entry, `${quoted(item)}: ${entry.problem}. Give it a start.`);
  if (duration.ms <= MAX_DURATION_MS) entry.durationMs = duration.ms;
  else refuse(entry, `${quoted(item)}: ${duration.text} is longer than a day. Give it a length.`);
}

function doubtLength(entry: Settling, text: string): void {
  entry.findings.push({
    severity: 'warning',
    code: 'ambiguous-duration',
    message: `${quoted(entry.item)} is printed as ${entry.item.span?.text ?? ''}, which is ${lengthInWords(entry.durationMs)}, and as ${text}. The times are taken.`,
    proposal: { field: 'durationMs', value: entry.durationMs },
    applied: true,
  });
}
