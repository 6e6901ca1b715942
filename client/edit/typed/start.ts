import { DAY_S, timeOfDay } from '../../../machines/import/clock.ts';
import { fold } from '../../../machines/import/text/fold.ts';
import { readTime, secondsOfPrinted } from '../../../machines/import/text/times.ts';
import { readLength } from './length.ts';
import { problem, type Reading, value } from './reading.ts';

const DAY_MS = DAY_S * 1_000;
const HALF_DAY_MS = DAY_MS / 2;

/** Where a time is looked for that nothing else places: noon of the first day. */
const NOON_MS = HALF_DAY_MS;

/**
 * A typed time of day as wall-clock ms from midnight of the show's first day: `9`, `9.05`, `0905`, `9:05 pm`,
 * `9h05`, or `+5` and `-5` minutes from `nearMs`. The occurrence nearest to `nearMs` is meant, in the morning or
 * the afternoon where the text leaves that open.
 */
export function readStart(text: string, nearMs = NOON_MS): Reading<number> {
  const typed = fold(text).trim();
  if (typed === '') return problem('Give it a time of day.');
  if (/^[+-]/.test(typed)) {
    const by = readLength(typed.slice(1));
    if (by.is !== 'value') return by.is === 'choice' ? problem('Say by how many minutes.') : by;
    return placed(nearMs + (typed.startsWith('-') ? -by.value : by.value));
  }
  const plain = typed
    .replace(/^(?:at|um|kl\.?|à) /i, '')
    .replace(/ ?o['’]clock$/i, '')
    .replace(/ ?([.,:]) ?(?=\d\d(?!\d))/g, ':');
  const bare = /^(\d{1,2})$/.exec(plain) ?? /^(\d)(\d\d)$/.exec(plain);
  const spelled = bare ? `${bare[1] ?? ''}:${bare[2] ?? '00'}` : plain;
  const time = readTime(spelled, 0, { compact: true, trailing: false, lengths: false });
  if (time?.to !== spelled.length)
    return problem(`“${text.trim()}” is no time of day. Type 9:05, 0905 or 9.05 pm.`);
  if (!time.valid) return problem(`${time.text} is not a time of day.`);
  const ms = secondsOfPrinted(time) * 1_000;
  return placed(nearest(time.open ? [ms, ms + HALF_DAY_MS] : [ms], nearMs));
}

/** A wall-clock moment as its time of day: `09:05`, or with seconds where they are not 0. */
export function startText(ms: number): string {
  return timeOfDay(Math.round(ms / 1_000));
}

/** A wall-clock moment as a segment's fields. */
export function startFields(ms: number): { start: string; startDay: number } {
  const seconds = Math.round(ms / 1_000);
  return { start: timeOfDay(seconds), startDay: Math.floor(seconds / DAY_S) };
}

/** A wall-clock moment as its time of day, and the day where that is not the first: `09:05 on day 2`. */
export function momentText(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  return day === 0 ? startText(ms) : `${startText(ms)} on day ${day + 1}`;
}

function placed(ms: number): Reading<number> {
  return ms < 0 ? problem('This is before the day of the show.') : value(ms, momentText(ms));
}

/** Of all occurrences of these times of the first day the one nearest to a moment, not before that day. */
function nearest(times: readonly number[], nearMs: number): number {
  const day = Math.floor(nearMs / DAY_MS) * DAY_MS;
  const occurrences = times
    .flatMap((ms) => [day - DAY_MS + ms, day + ms, day + DAY_MS + ms])
    .filter((ms) => ms >= 0);
  return occurrences.reduce((best, ms) => (Math.abs(ms - nearMs) < Math.abs(best - nearMs) ? ms : best));
}
