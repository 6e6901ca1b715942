import { quoted } from '../quoted.ts';
import { timeOfDay } from '../clock.ts';
import { endOf, type Settling } from './timed.ts';

const HOUR_S = 3_600;
const LONG_S = 3 * HOUR_S;

/** A range that ends before it starts: the end of the item before, or the start of the one after, may tell what is meant. */
export function repairOrder(entry: Settling, all: readonly Settling[], index: number): void {
  const { start = 0, end = 0, item } = entry;
  const printed = `${quoted(item)} is printed as ${item.span?.text ?? ''}, ${start === end ? 'so it takes no time' : 'so it ends before it starts'}`;
  const previousEnd = endOf(all[index - 1]);
  const nextStart = all[index + 1]?.start;
  const base = { severity: 'error', code: 'ends-before-start' } as const;
  if (previousEnd !== undefined && previousEnd !== start && isPlausible(previousEnd, end, start)) {
    const value = timeOfDay(previousEnd);
    entry.start = previousEnd;
    entry.durationMs = (end - previousEnd) * 1000;
    const message = `${printed}. The item before it ends at ${value}, so a start at ${value} instead of ${timeOfDay(start)} is meant, with the end at ${timeOfDay(end)}.`;
    entry.findings.push({ ...base, message, proposal: { field: 'start', value }, applied: true });
  } else if (nextStart !== undefined && isPlausible(start, nextStart, end)) {
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

/** Whether a range may be what is meant: of ordinary length, or a full hour or more off from what is printed instead. */
function isPlausible(from: number, to: number, printed: number): boolean {
  if (to <= from) return false;
  const sameMinutes = (from - printed) % HOUR_S === 0 || (to - printed) % HOUR_S === 0;
  return sameMinutes || to - from <= LONG_S;
}

/** A range of which one end is no time of day: a neighbour may tell what is meant. Returns whether one did. */
export function repairInvalid(entry: Settling, all: readonly Settling[], index: number): boolean {
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
    const message = `${quoted(entry.item)}: ${entry.problem}. The item before it ends at ${value}, so that start is proposed.`;
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
    const message = `${quoted(entry.item)}: ${entry.problem}. The next item starts at ${value}, so that end is proposed.`;
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
