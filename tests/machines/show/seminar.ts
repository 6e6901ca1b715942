import type { Programme } from '../../../machines/programme/schema.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { resolveStarts } from '../../../machines/programme/days.ts';
import type { ShowInput } from '../../../machines/show/context.ts';

/** 09:00 in Geneva on the day of the seminar, epoch ms. */
export const NINE = Date.parse('2025-07-11T07:00:00Z');

export const MINUTE = 60_000;

/** The seminar as a careful person reads it, its first panel with three speakers. */
export const SEMINAR: Programme = completeProgramme({
  title: '2025 ITU/MIIT High-Level Seminar',
  place: 'Geneva, Switzerland',
  date: '2025-07-11',
  timeZone: 'Europe/Zurich',
  segments: [
    { id: 'video', kind: 'video', title: 'Promotional Video', durationMs: 5 * MINUTE, start: '09:00' },
    { id: 'opening', kind: 'opening', title: 'Opening Session', durationMs: 20 * MINUTE, start: '09:05' },
    { id: 'keynote', kind: 'keynote', title: 'Keynote Session', durationMs: 15 * MINUTE, start: '09:25' },
    {
      id: 'panel-1',
      kind: 'panel',
      title: 'Panel 1',
      durationMs: 38 * MINUTE,
      start: '09:40',
      speakers: [
        { id: 'li', name: 'Ms Li', turnMs: 5 * MINUTE },
        { id: 'rossi', name: 'Mr Rossi' },
        { id: 'diallo', name: 'Ms Diallo' },
      ],
    },
    { id: 'panel-2', kind: 'panel', title: 'Panel 2', durationMs: 38 * MINUTE, start: '10:18' },
    { id: 'closing', kind: 'closing', title: 'Closing Session', durationMs: 4 * MINUTE, start: '10:56' },
    {
      id: 'lunch',
      kind: 'reception',
      title: 'Lunch Reception',
      durationMs: 100 * MINUTE,
      start: '11:20',
      fixedStart: true,
    },
  ],
});

/** What a show of a programme is made from. */
export function inputOf(programme: Programme, storedAt = NINE): ShowInput {
  return { programme, starts: resolveStarts(programme, storedAt) };
}
