import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { writePast, type Pressed } from './past.ts';

const MINUTE_MS = 60_000;

/** How long before `now` the morning was planned to begin. */
const BEGAN_MS = 66 * MINUTE_MS;

/** Starts are planned on times of day that divide by this. */
const ROUND_MS = 5 * MINUTE_MS;

/** The hour at which a morning like this is in its first panel. */
const PANEL_HOUR = 10;

const people = (...names: [string, string][]) => names.map(([name, affiliation]) => ({ name, affiliation }));

/** What was pressed in the first hour: how many ms after the planned beginning, and what. */
const PRESSED: readonly [number, object][] = [
  [1.1 * MINUTE_MS, { type: 'show.start' }],
  [6.1 * MINUTE_MS, { type: 'segment.next' }],
  [27.6 * MINUTE_MS, { type: 'segment.next' }],
  [33 * MINUTE_MS, { type: 'message.show', to: 'speaker', text: 'Wrap up', style: 'info' }],
  [35 * MINUTE_MS, { type: 'message.clear' }],
  [45.2 * MINUTE_MS, { type: 'segment.next' }],
  [46 * MINUTE_MS, { type: 'turn.start', speakerId: 'moderator' }],
  [48.3 * MINUTE_MS, { type: 'turn.start', speakerId: 'second' }],
  [57.4 * MINUTE_MS, { type: 'turn.start', speakerId: 'third' }],
  [62.8 * MINUTE_MS, { type: 'turn.start', speakerId: 'fourth' }],
];

/**
 * Writes into an empty data folder what a server would have there an hour into a seminar that is a little
 * late, at epoch ms `now`: the log of the real engine, given its commands at their times. Resolves to the
 * show's id.
 */
export function writeMorning(folder: string, now: number): Promise<string> {
  const { programme, pressed } = morningBy(now);
  return writePast(folder, programme, pressed);
}

/** The same seminar, planned to begin on times of day that divide by `roundMs`, and what was pressed until epoch ms `now`. */
export function morningBy(
  now: number,
  roundMs = ROUND_MS,
): { programme: ProgrammeDraft; pressed: Pressed[] } {
  const begins = Math.round((now - BEGAN_MS) / roundMs) * roundMs;
  const pressed = PRESSED.map(([afterMs, action]): Pressed => [begins + afterMs, action]);
  return { programme: seminar(begins), pressed };
}

/** The seminar as it is planned when it begins at epoch ms `begins`, a whole minute; it is morning there. */
export function seminar(begins: number): ProgrammeDraft {
  const timeZone = zoneOfMorning(begins + BEGAN_MS);
  const at = (afterMs: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(begins + afterMs);
  return {
    title: 'High-Level Seminar on Digital Cooperation',
    place: 'Room A',
    date: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(begins),
    timeZone,
    segments: [
      { kind: 'video', title: 'Promotional Video', durationMs: 5 * MINUTE_MS, start: at(0) },
      { kind: 'opening', title: 'Opening Session', durationMs: 20 * MINUTE_MS },
      {
        kind: 'keynote',
        title: 'Keynote: Digital Innovation for the Future and for All',
        durationMs: 15 * MINUTE_MS,
        speakers: people(['Amara Diallo', 'Institute for Open Networks']),
      },
      {
        kind: 'panel',
        title: 'Panel 1: Fostering Cooperation',
        durationMs: 38 * MINUTE_MS,
        minMs: 30 * MINUTE_MS,
        notes: 'Two handheld microphones for questions',
        speakers: [
          { id: 'moderator', name: 'Ruth Keller', role: 'Moderator', turnMs: 3 * MINUTE_MS },
          {
            id: 'second',
            name: 'Li Wei',
            affiliation: 'Academy of Telecommunications',
            turnMs: 8 * MINUTE_MS,
          },
          { id: 'third', name: 'Daniel Okafor', affiliation: 'Lagos Digital Hub', turnMs: 8 * MINUTE_MS },
          { id: 'fourth', name: 'Sofía Marín', affiliation: 'Andean Spectrum Forum', turnMs: 8 * MINUTE_MS },
        ],
      },
      {
        kind: 'panel',
        title: 'Panel 2: Influence in the Digital Age',
        durationMs: 38 * MINUTE_MS,
        minMs: 30 * MINUTE_MS,
        speakers: people(
          ['Hana Sato', 'Kyoto Data Commons'],
          ['Pierre Lambert', 'Observatoire du numérique'],
          ['Nour Haddad', 'Levant Research Network'],
          ['Erik Lund', 'Nordic Cable Association'],
        ),
      },
      {
        kind: 'other',
        title: 'Handover of the Report',
        durationMs: 6 * MINUTE_MS,
        droppable: true,
        priority: 2,
      },
      { kind: 'closing', title: 'Closing Session', durationMs: 4 * MINUTE_MS, hardOut: true, priority: 5 },
      {
        kind: 'reception',
        title: 'Lunch Reception',
        durationMs: 100 * MINUTE_MS,
        start: at(140 * MINUTE_MS),
        fixedStart: true,
      },
    ],
  };
}

/** A zone in which it is the morning at epoch `ms`, so that pictures look the same at any hour. */
function zoneOfMorning(ms: number): string {
  const hour = new Date(ms).getUTCHours();
  const west = (hour - PANEL_HOUR + 24 + 11) % 24;
  const behind = west - 11;
  return behind === 0 ? 'Etc/UTC' : `Etc/GMT${behind > 0 ? '+' : '-'}${String(Math.abs(behind))}`;
}
