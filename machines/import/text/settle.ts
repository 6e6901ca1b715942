import { lengthInWords, timeOfDay } from '../clock.ts';
import type { Finding } from '../findings.ts';
import type { Item } from './items.ts';
import { plain } from './fold.ts';
import { secondsOfPrinted, type PrintedTime } from './times.ts';

const DAY_S = 86_400;
const NEXT_DAY_FROM_S = 21_600;
const LAST_ITEM_MS = 30 * 60_000;
const LONG_MS = 4 * 3_600_000;

/** An item with its start (seconds from midnight, where it is printed) and its length in ms, 0 where unknown. */
export interface Timed {
  item: Item;
  start: number | undefined;
  durationMs: number;
  findings: Omit<Finding, 'segmentIndex' | 'line'>[];
}

/** Settles starts and lengths of items in their order; `until` is when the whole ends, in seconds from midnight. */
export function settleTimes(
  items: readonly Item[],
  begin: number | undefined,
  until: number | undefined,
): Timed[] {
  const printed = items.map((item) => ({ item, ...readPrinted(item) }));
  const endsWithMark = isEndMark(items.at(-1));
  const end = endsWithMark ? printed.at(-1)?.start : until;
  const timed = (endsWithMark ? printed.slice(0, -1) : printed).map((entry) => ({
    ...entry,
    findings: [],
    durationMs: 0,
  }));
  const first = timed[0];
  if (first && begin !== undefined && timed.every((entry) => entry.start === undefined)) first.start = begin;
  timed.forEach((entry, index) => settleRange(entry, timed, index));
  timed.forEach((entry, index) => fillFromNext(entry, timed, index, end));
  timed.forEach((entry, index) => fillBetween(entry, timed, index, end));
  return timed;
}

interface Settling extends Timed {
  end: number | undefined;
  problem: string | undefined;
}

function readPrinted(item: Item): {
  start: number | undefined;
  end: number | undefined;
  problem: string | undefined;
} {
  const { span } = item;
  if (!span) return { start: undefined, end: undefined, problem: undefined };
  const wrong = [span.start, span.end].find((time) => time?.valid === false);
  return {
    start: within(span.start),
    end: within(span.end),
    problem: wrong && `${wrong.text} is not a time of day`,
  };
}

function within(time: PrintedTime | undefined): number | undefined {
  return time?.valid ? secondsOfPrinted(time) : undefined;
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
  if (duration?.ms !== undefined) entry.durationMs = duration.ms;
}

/** A range that ends before it starts: the end of the item before, or the start of the one after, may tell what is meant. */
function repairOrder(entry: Settling, all: readonly Settling[], index: number): void {
  const { start = 0, end = 0, item } = entry;
  const printed = `“${item.title}” is printed as ${item.span?.text ?? ''}, so it ends before it starts`;
  const previousEnd = endOf(all[index - 1]);
  const nextStart = all[index + 1]?.start;
  const base = { severity: 'error', code: 'ends-before-start' } as const;
  if (previousEnd !== undefined && previousEnd < end && previousEnd !== start) {
    const value = timeOfDay(previousEnd);
    entry.start = previousEnd;
    entry.durationMs = (end - previousEnd) * 1000;
    const message = `${printed}. The item before it ends at ${value}, so a start at ${value} instead of ${timeOfDay(start)} is meant, with the end at ${timeOfDay(end)}.`;
    entry.findings.push({ ...base, message, proposal: { field: 'start', value }, applied: true });
  } else if (nextStart !== undefined && nextStart > start) {
    const value = timeOfDay(nextStart);
    entry.end = nextStart;
    entry.durationMs = (nextStart - start) * 1000;
    const message = `${printed}. The item after it starts at ${value}, so an end at ${value} instead of ${timeOfDay(end)} is meant, with the start at ${timeOfDay(start)}.`;
    entry.findings.push({ ...base, message, proposal: { field: 'end', value }, applied: true });
  } else {
    entry.findings.push({
      ...base,
      message: `${printed}, and nothing around it tells what is meant. Give it a start and an end.`,
    });
  }
}

function repairInvalid(entry: Settling, all: readonly Settling[], index: number): boolean {
  const previousEnd = endOf(all[index - 1]);
  if (
    entry.start === undefined &&
    entry.end !== undefined &&
    previousEnd !== undefined &&
    previousEnd < entry.end
  ) {
    const value = timeOfDay(previousEnd);
    entry.start = previousEnd;
    entry.durationMs = (entry.end - previousEnd) * 1000;
    const message = `In “${entry.item.title}”, ${entry.problem}. The item before it ends at ${value}, so that start is proposed.`;
    entry.findings.push({
      severity: 'error',
      code: 'no-time',
      message,
      proposal: { field: 'start', value },
      applied: true,
    });
    return true;
  }
  const next = all[index + 1]?.start;
  if (entry.start !== undefined && next !== undefined && next > entry.start) {
    const value = timeOfDay(next);
    entry.end = next;
    entry.durationMs = (next - entry.start) * 1000;
    const message = `In “${entry.item.title}”, ${entry.problem}. The next item starts at ${value}, so that end is proposed.`;
    entry.findings.push({
      severity: 'error',
      code: 'no-time',
      message,
      proposal: { field: 'end', value },
      applied: true,
    });
    return true;
  }
  return false;
}

function endOf(entry: Settling | undefined): number | undefined {
  if (!entry) return undefined;
  if (entry.start !== undefined && entry.durationMs > 0) return entry.start + entry.durationMs / 1000;
  return entry.end;
}

function doubtLength(entry: Settling, text: string): void {
  entry.findings.push({
    severity: 'warning',
    code: 'ambiguous-duration',
    message: `“${entry.item.title}” is printed as ${entry.item.span?.text ?? ''}, which is ${lengthInWords(entry.durationMs)}, and as ${text}. The times are taken.`,
    proposal: { field: 'durationMs', value: entry.durationMs },
    applied: true,
  });
}

/** A start without an end lasts until the next start, less the items of known length between. */
function fillFromNext(
  entry: Settling,
  all: readonly Settling[],
  index: number,
  end: number | undefined,
): void {
  if (entry.durationMs > 0 || entry.start === undefined || entry.findings.length > 0) return;
  let between = 0;
  let next: number | undefined;
  for (const other of all.slice(index + 1)) {
    if (other.start !== undefined) {
      next = other.start;
      break;
    }
    between += other.durationMs / 1000;
  }
  const isLast = next === undefined;
  const until = next ?? end;
  let length = until === undefined ? 0 : until - entry.start - between;
  if (until !== undefined && entry.start - until >= NEXT_DAY_FROM_S) length += DAY_S;
  if (length > 0) {
    entry.durationMs = length * 1000;
    if (entry.problem !== undefined) {
      refuse(entry, `In “${entry.item.title}”, ${entry.problem}. Give it an end.`);
      return;
    }
    if (entry.durationMs > LONG_MS) describeLong(entry, until ?? 0);
  } else if (entry.item.duration) {
    describeAmbiguous(entry);
  } else if (isLast) {
    entry.durationMs = LAST_ITEM_MS;
    entry.findings.push({
      severity: 'warning',
      code: 'no-time',
      message: `“${entry.item.title}” starts at ${timeOfDay(entry.start)}, but the text does not say when it ends; ${lengthInWords(LAST_ITEM_MS)} are proposed.`,
      proposal: { field: 'durationMs', value: LAST_ITEM_MS },
      applied: true,
    });
  } else {
    refuse(
      entry,
      `“${entry.item.title}” starts at ${timeOfDay(entry.start)}, but its end cannot be told: the next start is not later. Give it a length.`,
    );
  }
}

function describeLong(entry: Settling, until: number): void {
  entry.findings.push({
    severity: 'info',
    code: 'no-time',
    message: `“${entry.item.title}” has no end of its own; until the next item, at ${timeOfDay(until)}, it lasts ${lengthInWords(entry.durationMs)}.`,
  });
}

/** An item without a start and without a length lasts from the end of the one before to the next start, if both are known. */
function fillBetween(
  entry: Settling,
  all: readonly Settling[],
  index: number,
  end: number | undefined,
): void {
  if (entry.durationMs > 0 || entry.findings.length > 0) return;
  if (entry.item.duration) {
    describeAmbiguous(entry);
    return;
  }
  const title = `“${entry.item.title}”`;
  if (entry.problem !== undefined) {
    refuse(entry, `In ${title}, ${entry.problem}. Give it a time.`);
    return;
  }
  const from = endOf(all[index - 1]);
  const before = all[index - 1];
  const until = index + 1 < all.length ? all[index + 1]?.start : end;
  const printedEnd = before?.end !== undefined || before?.item.duration !== undefined;
  if (from !== undefined && until !== undefined && until > from && printedEnd) {
    entry.durationMs = (until - from) * 1000;
    entry.findings.push({
      severity: 'warning',
      code: 'no-time',
      message: `${title} has no time. Between the end of the item before it, ${timeOfDay(from)}, and ${timeOfDay(until)} there are ${lengthInWords(entry.durationMs)}; they are proposed.`,
      proposal: { field: 'durationMs', value: entry.durationMs },
      applied: true,
    });
  } else {
    refuse(entry, `${title} has no time and no length. Give it a length.`);
  }
}

function describeAmbiguous(entry: Settling): void {
  const text = entry.item.duration?.text ?? '';
  const [first = '', second = ''] = text.split(':').map(Number).map(String);
  entry.findings.push({
    severity: 'error',
    code: 'ambiguous-duration',
    message: `The length ${text} of “${entry.item.title}” may be ${first} h ${second} min or ${first} min ${second} s. Say which is meant.`,
  });
}

function refuse(entry: Settling, message: string): void {
  entry.findings.push({ severity: 'error', code: 'no-time', message });
}

const END_MARK =
  /^(?:the )?(?:end|ends|finish|close|fin|final|carriages|event ends|meeting ends|meeting closes|show ends|doors close|end of (?:the )?(?:day|event|programme|program|conference|meeting|show|session|service|evening|day \w+|hearing|seminar|festival)|fin de (?:la )?(?:journee|seance|soiree|conference|manifestation|jornada|sesion|fiesta|acto|evento)|fin del? (?:dia|evento|acto|congreso|programa)|ende|结束|会议结束|活动结束|散会|离场)[.!]?$/;

function isEndMark(item: Item | undefined): boolean {
  return (
    item?.span !== undefined &&
    item.span.end === undefined &&
    !item.duration &&
    END_MARK.test(plain(item.title))
  );
}
