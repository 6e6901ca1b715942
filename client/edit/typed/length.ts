import { lengthInWords } from '../../../machines/import/clock.ts';
import { readClockDuration, readDuration } from '../../../machines/import/text/durations.ts';
import { fold } from '../../../machines/import/text/fold.ts';
import { MAX_DURATION_MS } from '../../../machines/programme/schema.ts';
import { problem, type Reading, value } from './reading.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * A typed length in ms: `20` (minutes), `1h30`, `90'`, `5 min`, `1:30:00`, or `+5` and `-5` from `currentMs`.
 * Two figures such as `1:30` may be minutes or hours, which is asked.
 */
export function readLength(text: string, currentMs?: number): Reading<number> {
  const typed = fold(text).trim();
  if (typed === '') return problem('Give it a length.');
  const relative = /^([+-]) ?(.+)$/.exec(typed);
  if (relative && currentMs !== undefined) {
    const by = readLength(relative[2] ?? '');
    const after = (ms: number) => currentMs + (relative[1] === '-' ? -ms : ms);
    if (by.is === 'value') return within(after(by.value));
    if (by.is === 'problem') return by;
    return chosenFrom(
      typed,
      by.options.map((option) => after(option.value)),
    );
  }
  const minutes = /^\d{1,4}(?:[.,]\d)?$/.exec(typed);
  if (minutes) return within(Number(typed.replace(',', '.')) * MINUTE_MS);
  const inUnits = SPELLED.reduce((text, [form, meant]) => text.replace(form, meant), typed);
  const length = readDuration(inUnits, 0);
  if (length?.ms !== undefined && length.to === inUnits.length) return within(length.ms);
  const clock = readClockDuration(typed, 0);
  if (clock?.to !== typed.length)
    return problem(`“${text.trim()}” is no length. Type 20, 1h30, 90' or 1:30:00.`);
  return clock.ms === undefined ? twoFigures(typed) : within(clock.ms);
}

/** Forms that people type in a field of lengths, and would not print in a programme. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/^pt(?=\d)/i, ''],
  [/^(?:an?|one) hour$/i, '1 h'],
  [/^(?:an?|one) hour and a half$/i, '90 min'],
  [/^(\d+) 1\/2(?= ?h)/i, '$1.5'],
  [/^(\d{1,2}):([0-5]\d) ?h(?:ours?|rs?)?$/i, '$1 h $2 min'],
  [/^(\d{1,4}):([0-5]\d) ?m(?:in(?:ute)?s?)?$/i, '$1 min $2 s'],
  [/´/, "'"],
  [/^(?:three[ -]quarters|¾|3\/4)(?: of an)? ?h(?:our)?$/i, '45 min'],
  [/^(?:an? )?(?:quarter|¼|1\/4)(?: of an)?(?: ?h(?:our)?)?$/i, '15 min'],
  [/^[.,](?=\d)/, '0.'],
  [/(\d) ?h(?:ours?|rs?)? ?([0-5]?\d) ?m?$/i, '$1 h $2 min'],
  [/(\d) ?m(?=[ \d]|$)/i, '$1 min '],
  [/ $/, ''],
];

/** A length as it is shown and typed: `20 min`, `1 h 40`, `1 min 30 s`. */
export function lengthText(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (figure: number) => String(figure).padStart(2, '0');
  if (h > 0) return s > 0 ? `${h}:${two(m)}:${two(s)}` : m > 0 ? `${h} h ${two(m)}` : `${h} h`;
  return [m > 0 || s === 0 ? `${m} min` : '', s > 0 ? `${s} s` : ''].filter(Boolean).join(' ');
}

function twoFigures(typed: string): Reading<number> {
  const [first = 0, second = 0] = typed.split(':').map(Number);
  return chosenFrom(typed, [first * MINUTE_MS + second * SECOND_MS, first * HOUR_MS + second * MINUTE_MS]);
}

/** One of several lengths in ms, as far as they can be lengths. */
function chosenFrom(typed: string, lengths: readonly number[]): Reading<number> {
  const possible = lengths.filter((ms) => ms > 0 && ms <= MAX_DURATION_MS);
  const [only] = possible;
  if (only === undefined || possible.length === 1) return within(only ?? 0);
  return {
    is: 'choice',
    options: possible.map((ms) => ({ value: ms, says: lengthInWords(ms) })),
    says: `${typed} may be either. Which is meant?`,
  };
}

function within(ms: number): Reading<number> {
  const whole = Math.round(ms);
  if (whole <= 0) return problem('It has to take some time.');
  if (whole > MAX_DURATION_MS) return problem('It cannot take longer than 24 hours.');
  return value(whole, lengthInWords(whole));
}
