import { type Thresholds, thresholdsWithin } from '../../machines/clock/phase.ts';
import { clockText } from '../../machines/clock/text.ts';
import type { Countdown, Timed } from '../lib/show/countdown.ts';
import type { Words } from '../lib/words/words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** A speech of up to this length has the short steps of its club. */
const SHORT_SPEECH_MS = 3 * MINUTE_MS;

/** How a hall is used to its timer: when the phases begin, which way is counted, what shows the phase. */
export interface Habit {
  /** When warn and wrap begin in a slot of `durationMs`, whatever the programme says; null: as it says. */
  readonly thresholds: ((durationMs: number) => Thresholds) | null;
  readonly countsUp: boolean;
  /** A bar of time used; three lights; or a card that is shown. */
  readonly look: 'bar' | 'lights' | 'card';
  /** No red ground, no blinking, softer colours. */
  readonly isCalm: boolean;
}

const DEFAULT: Habit = { thresholds: null, countsUp: false, look: 'bar', isCalm: false };

const PRESETS: ReadonlyMap<string, Partial<Habit>> = new Map<string, Partial<Habit>>([
  ['conference', { thresholds: fixed(5 * MINUTE_MS, MINUTE_MS) }],
  ['stagetimer', { thresholds: fixed(MINUTE_MS, 15 * SECOND_MS) }],
  // Its sum-up light comes on before the end, its red one at the end: there is nothing between.
  ['limitimer', { thresholds: fixed(2 * MINUTE_MS, 0), look: 'lights' }],
  ['toastmasters', { thresholds: cardsFrom, look: 'card', countsUp: true }],
]);

/** The parameters of the speaker page's own. */
export const HABIT_PARAMETERS = ['preset', 'profile'];

/** Reads `preset` and `profile` of an address's query; unknown values are left out and named in `ignored`. */
export function readHabit(search: string): { habit: Habit; ignored: string[] } {
  const query = new URLSearchParams(search);
  const preset = PRESETS.get(query.get('preset') ?? '');
  const isCalm = query.get('profile') === 'calm';
  const read = { preset: preset !== undefined, profile: isCalm };
  const ignored = Object.entries(read)
    .filter(([name, isRead]) => !isRead && (query.get(name) ?? '') !== '')
    .map(([name]) => name);
  return { habit: { ...DEFAULT, ...preset, isCalm }, ignored };
}

/** What is timed, with the thresholds of a habit. */
export function timedBy({ thresholds }: Habit, timed: Timed | null): Timed | null {
  if (!timed || !thresholds) return timed;
  return { ...timed, ...thresholdsWithin(timed.durationMs, thresholds(timed.durationMs)) };
}

/** The digits by a habit: those of the contract, or the time that has passed. */
export function digitsBy({ countsUp }: Habit, { text, leftMs }: Countdown, timed: Timed): string {
  if (!countsUp) return text;
  const passedMs = Math.max(0, timed.durationMs - leftMs);
  return clockText(Math.floor(passedMs / SECOND_MS) * SECOND_MS);
}

/** The word for a phase by a habit: a card that is shown first means that the least time is reached. */
export function phaseWordBy({ look }: Habit, { phase }: Countdown, words: Words): string {
  if (look !== 'card' || phase === 'over') return words.phases[phase];
  return { none: '', normal: '', warn: words.minimum, wrap: words.phases.warn }[phase];
}

function fixed(warnMs: number, wrapMs: number): () => Thresholds {
  return () => ({ warnMs, wrapMs });
}

/** Green two minutes before the most that a speech may take, amber one; half of that for a short one. */
function cardsFrom(durationMs: number): Thresholds {
  const warnMs = durationMs <= SHORT_SPEECH_MS ? MINUTE_MS : 2 * MINUTE_MS;
  return { warnMs, wrapMs: warnMs / 2 };
}
