import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { writePast } from './past.ts';

const MINUTE_MS = 60_000;

/** 09:00 in Geneva on the day of the seminar, epoch ms. */
const NINE = Date.parse('2025-07-11T07:00:00Z');

/** A morning whose programme has notes, people, a fixed start and a hard out. */
export const MORNING: ProgrammeDraft = {
  title: 'High-Level Seminar on Digital Cooperation',
  place: 'Room A',
  date: '2025-07-11',
  timeZone: 'Europe/Zurich',
  segments: [
    { id: 'video', kind: 'video', title: 'Promotional Video', durationMs: 5 * MINUTE_MS, start: '09:00' },
    {
      id: 'opening',
      kind: 'opening',
      title: 'Opening Session',
      durationMs: 20 * MINUTE_MS,
      speakers: [
        { id: 'host', name: 'Amara Diallo', role: 'Director', affiliation: 'Institute for Open Networks' },
        { id: 'guest', name: 'Wang Lei', affiliation: 'Academy of Telecommunications' },
      ],
      notes: 'Two lecterns. House lights at 60 %.',
    },
    {
      id: 'keynote',
      kind: 'keynote',
      title: 'Keynote: Digital Innovation for All',
      durationMs: 15 * MINUTE_MS,
      speakers: [{ id: 'key', name: 'Sofía Marín', affiliation: 'Andean Spectrum Forum' }],
      notes: 'Own laptop, HDMI.',
    },
    {
      id: 'panel',
      kind: 'panel',
      title: 'Panel: Fostering Cooperation',
      durationMs: 38 * MINUTE_MS,
      minMs: 30 * MINUTE_MS,
      speakers: [
        { id: 'ruth', name: 'Ruth Keller', role: 'Moderator', turnMs: 3 * MINUTE_MS },
        { id: 'sofia', name: 'Sofía Marín', affiliation: 'Andean Spectrum Forum', turnMs: 8 * MINUTE_MS },
        { id: 'daniel', name: 'Daniel Okafor', affiliation: 'Lagos Digital Hub', turnMs: 8 * MINUTE_MS },
      ],
    },
    {
      id: 'report',
      kind: 'other',
      title: 'Handover of the Report',
      durationMs: 6 * MINUTE_MS,
      droppable: true,
    },
    { id: 'closing', kind: 'closing', title: 'Closing Session', durationMs: 4 * MINUTE_MS, hardOut: true },
    {
      id: 'lunch',
      kind: 'reception',
      title: 'Lunch Reception',
      durationMs: 60 * MINUTE_MS,
      start: '10:45',
      fixedStart: true,
    },
  ],
};

/** What was pressed on two days: minutes after nine, and what. */
const PRESSED: readonly [number, object][] = [
  [-1440, { type: 'show.start', mode: 'rehearsal' }],
  [-1434, { type: 'segment.next' }],
  [-1410, { type: 'segment.next' }],
  [-1393, { type: 'segment.next' }],
  [-1353, { type: 'show.end' }],
  [-1352, { type: 'show.reset' }],
  [2, { type: 'show.start' }],
  [7, { type: 'segment.next' }],
  [20, { type: 'clock.hold' }],
  [21.5, { type: 'clock.resume' }],
  [28, { type: 'segment.next' }],
  [40, { type: 'clock.adjust', byMs: 2 * MINUTE_MS }],
  [50, { type: 'segment.end' }],
  [51, { type: 'undo' }],
  [52, { type: 'segment.end' }],
  [55, { type: 'segment.next' }],
  [56, { type: 'turn.start', speakerId: 'ruth' }],
  [58, { type: 'turn.start', speakerId: 'sofia' }],
  [68, { type: 'turn.next' }],
  [74, { type: 'turn.end' }],
  [92, { type: 'segment.goto', segmentId: 'closing' }],
  [97, { type: 'segment.end' }],
  [105, { type: 'segment.next' }],
  [165, { type: 'show.end' }],
];

/** Writes a rehearsal and a show that are over into the data folder of a server that does not run; the show's id. */
export function writeFinished(folder: string): Promise<string> {
  return writePast(
    folder,
    MORNING,
    PRESSED.map(([minute, action]) => [NINE + minute * MINUTE_MS, action]),
  );
}
