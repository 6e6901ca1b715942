import type { TimeAccount, TimeItem } from './timeAccount.ts';

/** Less than this, in ms, is not worth a place in a sentence. */
const WORTH_SAYING_MS = 15_000;

/** So many places of a kind are named; the rest is summed up. */
const NAMED = 4;

/** A length in ms as people say it, to the second: `7 min 20 s`. */
export function lengthInWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = [hours > 0 ? `${String(hours)} h` : '', minutes > 0 ? `${String(minutes)} min` : ''];
  const rest = seconds % 60;
  if (rest > 0 || seconds === 0) parts.push(`${String(rest)} s`);
  return parts.filter((part) => part !== '').join(' ');
}

/** Where the time of a run went, in a few English sentences for the people of a show; `isOver` once the run has ended. */
export function accountInWords(
  { startedLateMs, endedLateMs, items }: TimeAccount,
  isOver: boolean,
): string[] {
  const lost = ranked(items.filter(({ byMs }) => byMs > 0));
  const won = ranked(items.filter(({ byMs }) => byMs < 0));
  return [
    `${lateness('Began', startedLateMs)}, ${lateness(isOver ? 'ended' : 'is now', endedLateMs)}.`,
    ...told('lost', lost),
    ...told('won back', won),
  ];
}

function lateness(verb: string, byMs: number): string {
  if (Math.abs(byMs) < WORTH_SAYING_MS) return `${verb} on time`;
  return `${verb} ${lengthInWords(byMs)} ${byMs > 0 ? 'late' : 'early'}`;
}

function ranked(items: readonly TimeItem[]): TimeItem[] {
  return items.toSorted((a, b) => Math.abs(b.byMs) - Math.abs(a.byMs));
}

function told(what: string, items: readonly TimeItem[]): string[] {
  const total = items.reduce((sum, { byMs }) => sum + byMs, 0);
  if (Math.abs(total) < WORTH_SAYING_MS) return [];
  const named = items.slice(0, NAMED).filter(({ byMs }) => Math.abs(byMs) >= WORTH_SAYING_MS);
  const restMs = total - named.reduce((sum, { byMs }) => sum + byMs, 0);
  const places = named.map((item) => `${lengthInWords(item.byMs)} ${placeOf(item)}`);
  if (Math.abs(restMs) >= 1000) places.push(`${lengthInWords(restMs)} in smaller things`);
  return [`${lengthInWords(total)} ${what}: ${places.join(', ')}.`];
}

function placeOf({ kind, title }: TimeItem): string {
  const name = `“${title}”`;
  if (kind === 'left-out') return `by leaving out ${name}`;
  return kind === 'change' ? `in the change to ${name}` : `in ${name}`;
}
