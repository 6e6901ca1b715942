import { quoted } from '../quoted.ts';
import { DAY_S, NEXT_DAY_FROM_S, lengthInWords, timeOfDay } from '../clock.ts';
import { askLength, settleFromNeighbours } from './ambiguous.ts';
import { endOf, refuse, type Settling } from './timed.ts';

const LAST_ITEM_MS = 30 * 60_000;
const LONG_MS = 4 * 3_600_000;

/** A start without an end lasts until the next start, less the items of known length between. */
export function fillFromNext(
  entry: Settling,
  all: readonly Settling[],
  index: number,
  end: number | undefined,
): void {
  if (entry.durationMs > 0 || entry.start === undefined || entry.findings.length > 0) return;
  let between = 0;
  let next: number | undefined;
  for (const other of all.slice(index + 1)) {
    if (other.start !== undefined && other.start !== entry.start) {
      next = other.start;
      break;
    }
    between += other.start === undefined ? other.durationMs / 1000 : 0;
  }
  const isLast = next === undefined;
  const until = next ?? end;
  let length = until === undefined ? 0 : until - entry.start - between;
  if (until !== undefined && entry.start - until >= NEXT_DAY_FROM_S) length += DAY_S;
  if (entry.item.duration) {
    settleFromNeighbours(entry, length * 1000, until);
  } else if (length > 0) {
    entry.durationMs = length * 1000;
    if (entry.problem !== undefined) {
      refuse(entry, `${quoted(entry.item)}: ${entry.problem}. Give it an end.`);
      return;
    }
    if (entry.durationMs > LONG_MS) describeLong(entry, until ?? 0);
  } else if (isLast) {
    entry.durationMs = LAST_ITEM_MS;
    entry.findings.push({
      severity: 'warning',
      code: 'no-time',
      message: `${quoted(entry.item)} starts at ${timeOfDay(entry.start)}, but nothing says when it ends; ${lengthInWords(LAST_ITEM_MS)} are proposed.`,
      proposal: { field: 'durationMs', value: LAST_ITEM_MS },
      applied: true,
    });
  } else {
    refuse(
      entry,
      `${quoted(entry.item)} starts at ${timeOfDay(entry.start)}, but its end cannot be told: the next start is not later. Give it a length.`,
    );
  }
}

function describeLong(entry: Settling, until: number): void {
  entry.findings.push({
    severity: 'info',
    code: 'no-time',
    message: `${quoted(entry.item)} has no end of its own; until the next item, at ${timeOfDay(until)}, it lasts ${lengthInWords(entry.durationMs)}.`,
  });
}

/** An item without a start and without a length lasts from the end of the one before to the next start, if both are known. */
export function fillBetween(
  entry: Settling,
  all: readonly Settling[],
  index: number,
  end: number | undefined,
): void {
  if (entry.durationMs > 0 || entry.findings.length > 0) return;
  if (entry.item.duration) {
    askLength(entry);
    return;
  }
  const title = quoted(entry.item);
  if (entry.problem !== undefined) {
    refuse(entry, `${title}: ${entry.problem}. Give it a time.`);
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
      message: `${title} has no time. Between the end of the item before it, ${timeOfDay(from)}, and ${timeOfDay(until)} lies room for ${lengthInWords(entry.durationMs)}, which is proposed.`,
      proposal: { field: 'durationMs', value: entry.durationMs },
      applied: true,
    });
  } else {
    refuse(entry, `${title} has no time and no length. Give it a length.`);
  }
}
