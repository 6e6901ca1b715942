import { describe, expect, it } from 'vitest';
import { agendaDays, agendaRows, type AgendaRow } from '../../../client/agenda/rows.ts';
import { given, givenIn, type Timed } from '../../machines/log/given.ts';
import { inputOf, MINUTE, NINE } from '../../machines/show/seminar.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { seenOf } from '../show/seen.ts';

const at = (minute: number) => NINE + minute * MINUTE;

/** The agenda of the seminar at a minute after nine, after what was pressed. */
function agenda(minute: number, ...pressed: Timed[]): AgendaRow[] {
  const { view, live } = seenOf(given(...pressed).show, at(minute));
  return agendaRows(view, live, at(minute));
}

const standings = (rows: readonly AgendaRow[]) =>
  Object.fromEntries(rows.map(({ segment, standing }) => [segment.id, standing]));

const revised = (rows: readonly AgendaRow[], id: string) =>
  rows.find(({ segment }) => segment.id === id)?.revised;

const START: Timed = [0, { type: 'show.start' }];
const PANEL: Timed = [40, { type: 'segment.goto', segmentId: 'panel-1' }];

describe('where each segment is', () => {
  it('is ahead in standby, the first one next', () => {
    expect(Object.values(standings(agenda(-5)))).toEqual(['next', ...Array<string>(6).fill('coming')]);
  });

  it('is past, now, next or coming while one runs', () => {
    expect(standings(agenda(41, START, PANEL))).toEqual({
      video: 'past',
      opening: 'past',
      keynote: 'past',
      'panel-1': 'now',
      'panel-2': 'next',
      closing: 'coming',
      lunch: 'coming',
    });
  });

  it('is past up to what comes next while nothing runs, and all past at the end', () => {
    const between = standings(agenda(50, START, PANEL, [45, { type: 'segment.end' }]));
    expect(between).toMatchObject({ 'panel-1': 'past', 'panel-2': 'next' });
    const ended = standings(agenda(50, START, PANEL, [45, { type: 'show.end' }]));
    expect(new Set(Object.values(ended))).toEqual(new Set(['past']));
  });

  it('leaves out what was skipped, and keeps what is on all the same', () => {
    const skip: Timed = [41, { type: 'programme.update', segmentId: 'closing', changes: { skip: true } }];
    expect(standings(agenda(42, START, PANEL, skip))).not.toHaveProperty('closing');
    const onStage: Timed[] = [
      [39, { type: 'programme.update', segmentId: 'panel-1', changes: { skip: true } }],
      PANEL,
    ];
    expect(standings(agenda(42, START, ...onStage))['panel-1']).toBe('now');
  });
});

describe('the times that the public reads', () => {
  it('are the planned ones while the show is on time', () => {
    const rows = agenda(41, START, PANEL);
    expect(rows.map(({ revised: moved }) => moved)).toEqual(Array(7).fill(null));
    expect(rows.map(({ plannedStart }) => plannedStart)).toEqual([0, 5, 25, 40, 78, 116, 140].map(at));
  });

  it('are to the minute while it is little, and about, in steps of five, when it is more', () => {
    const little = agenda(42, START, PANEL, [41, { type: 'clock.adjust', byMs: MINUTE }]);
    expect(revised(little, 'panel-2')).toEqual({ at: at(79), isAbout: false });
    const more = agenda(42, START, PANEL, [41, { type: 'clock.adjust', byMs: 4 * MINUTE }]);
    expect(revised(more, 'panel-2')).toEqual({ at: at(85), isAbout: true });
    expect(revised(more, 'closing')).toEqual({ at: at(120), isAbout: true });
    expect(revised(more, 'lunch')).toBeNull();
    const early = agenda(42, START, PANEL, [41, { type: 'clock.adjust', byMs: -4 * MINUTE }]);
    expect(revised(early, 'panel-2')).toEqual({ at: at(74), isAbout: true });
  });

  it('move on with the clock while a segment is over its time', () => {
    expect(revised(agenda(79.5, START, PANEL), 'panel-2')).toEqual({ at: at(79), isAbout: false });
    expect(revised(agenda(84, START, PANEL), 'panel-2')).toEqual({ at: at(85), isAbout: true });
  });

  it('are the plan’s while the show stands by on another day', () => {
    expect(agenda(3 * 24 * 60).map(({ revised: moved }) => moved)).toEqual(Array(7).fill(null));
  });
});

it('puts the rows under the days on which they are planned', () => {
  const night = completeProgramme({
    title: 'Night',
    date: '2025-07-11',
    timeZone: 'Europe/Zurich',
    segments: [
      { kind: 'other', title: 'Late', start: '23:30', durationMs: 20 * MINUTE },
      { kind: 'other', title: 'Later', durationMs: 20 * MINUTE },
      { kind: 'other', title: 'Early', start: '09:00', startDay: 1, durationMs: 20 * MINUTE },
      { kind: 'other', title: 'Third', start: '09:00', startDay: 2, durationMs: 20 * MINUTE },
    ],
  });
  const { view, live } = seenOf(givenIn(inputOf(night)).show, NINE);
  const dateOf = (ms: number) => new Date(ms + 2 * 60 * MINUTE).toISOString().slice(0, 10);
  const days = agendaDays(agendaRows(view, live, NINE), dateOf);
  expect(days.map(({ date, rows }) => [date, ...rows.map(({ segment }) => segment.title)])).toEqual([
    ['2025-07-11', 'Late', 'Later'],
    ['2025-07-12', 'Early'],
    ['2025-07-13', 'Third'],
  ]);
});
