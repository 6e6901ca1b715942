import { expect, test } from 'vitest';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { ProgrammeDraft, SegmentDraft } from '../../../machines/programme/schema.ts';
import type { ShowInput } from '../../../machines/show/context.ts';
import { givenIn, Show } from '../log/given.ts';
import { inputOf, MINUTE, NINE, SEMINAR } from './seminar.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function night(draft: Omit<ProgrammeDraft, 'title'>): ShowInput {
  return inputOf(completeProgramme({ title: 'Night', ...draft }));
}

function item(id: string, hours: number, more: Partial<SegmentDraft> = {}): SegmentDraft {
  return { id, kind: 'other', title: id, durationMs: hours * HOUR, ...more };
}

/** Minutes after nine, as the driver counts, of an instant. */
function minuteOf(instant: string): number {
  return (Date.parse(instant) - NINE) / MINUTE;
}

const VIGIL = night({
  date: '2025-07-11',
  timeZone: 'Europe/Zurich',
  segments: [
    item('evening', 2, { start: '22:00' }),
    item('midnight', 2, { start: '00:00' }),
    item('dawn', 1, { start: '05:00', fixedStart: true }),
  ],
});

test('a show over midnight goes on as if there were none', () => {
  const start = minuteOf('2025-07-11T20:00:00Z');
  const { show } = givenIn(VIGIL, [start, { type: 'show.start' }], [start + 125, { type: 'segment.next' }]);
  expect(show.moment()).toMatchObject({
    segment: { id: 'midnight' },
    clock: { zeroAt: Date.parse('2025-07-12T00:05:00Z') },
    next: { id: 'dawn', startsAt: Date.parse('2025-07-12T03:00:00Z') },
    schedule: {
      point: 'midnight',
      plannedEnd: Date.parse('2025-07-12T00:00:00Z'),
      expectedEnd: Date.parse('2025-07-12T00:05:00Z'),
    },
  });
});

test.each([
  // In Zurich clocks go from 02:00 to 03:00 on 30 March and from 03:00 back to 02:00 on 26 October 2025.
  ['to summer time', '2025-03-29', '2025-03-29T21:00:00Z', '2025-03-30T03:00:00Z'],
  ['from summer time', '2025-10-25', '2025-10-25T20:00:00Z', '2025-10-26T04:00:00Z'],
])('over the change %s, clocks run on and fixed starts keep their local hour', (_, date, starts, dawn) => {
  const input = night({ ...VIGIL.programme, date, segments: VIGIL.programme.segments });
  const start = minuteOf(starts);
  const { show } = givenIn(input, [start, { type: 'show.start' }], [start + 120, { type: 'segment.next' }]);
  expect(show.moment()).toMatchObject({
    clock: { zeroAt: Date.parse(starts) + 4 * HOUR },
    next: { id: 'dawn', startsAt: Date.parse(dawn) },
  });
});

test.each([
  ['a day late', 1],
  ['a week late', 7],
  ['two days early', -2],
])('%s, the plan moves by whole days', (_, days) => {
  const { show } = givenIn(inputOf(SEMINAR), [(days * DAY) / MINUTE + 3, { type: 'show.start' }]);
  expect(show.history.ledger.snapshot.context.shift).toEqual({ days, ms: 0 });
  expect(show.moment().schedule).toMatchObject({
    plannedEnd: NINE + days * DAY + 120 * MINUTE,
    expectedEnd: NINE + days * DAY + 123 * MINUTE,
  });
});

test('on another day and far from its hour, everything moves to the real start, fixed times too', () => {
  const { show } = givenIn(inputOf(SEMINAR), [(3 * DAY + 5 * HOUR) / MINUTE, { type: 'show.start' }]);
  expect(show.history.ledger.snapshot.context.shift).toEqual({ days: 3, ms: 5 * HOUR });
  const { schedule } = show.moment();
  expect(schedule.expectedEnd).toBe(schedule.plannedEnd);
});

test('days keep their local hour over a change of the clocks', () => {
  const input = inputOf({ ...SEMINAR, date: '2025-03-28' });
  const { show } = givenIn(input, [minuteOf('2025-03-31T07:00:00Z'), { type: 'show.start' }]);
  expect(show.history.ledger.snapshot.context.shift).toEqual({ days: 3, ms: 0 });
  expect(show.history.ledger.snapshot.context.plan?.[0]?.startsAt).toBe(Date.parse('2025-03-31T07:00:00Z'));
});

test('within twelve hours of its date it is the same day, however late', () => {
  const { show } = givenIn(inputOf(SEMINAR), [4 * 60, { type: 'show.start' }]);
  expect(show.history.ledger.snapshot.context.shift).toEqual({ days: 0, ms: 0 });
  expect(show.moment().schedule).toMatchObject({ plannedEnd: NINE + 2 * HOUR, expectedEnd: NINE + 6 * HOUR });
});

test('a start edited on another day to an hour that the clocks leave out on its own is at that hour', () => {
  const input = night({ ...VIGIL.programme, date: '2025-03-29', segments: VIGIL.programme.segments });
  const start = minuteOf('2025-04-05T20:00:00Z');
  const { show } = givenIn(
    input,
    [start, { type: 'show.start' }],
    [start + 1, { type: 'programme.update', segmentId: 'dawn', changes: { start: '02:15' } }],
  );
  expect(show.history.ledger.snapshot.context.plan?.[2]?.startsAt).toBe(Date.parse('2025-04-06T00:15:00Z'));
});

test('a start edited on another day is meant on that day', () => {
  const { show } = givenIn(
    inputOf(SEMINAR),
    [DAY / MINUTE, { type: 'show.start' }],
    [DAY / MINUTE + 1, { type: 'programme.update', segmentId: 'lunch', changes: { start: '11:45' } }],
  );
  expect(show.history.ledger.snapshot.context.plan?.at(-1)?.startsAt).toBe(NINE + DAY + 165 * MINUTE);
});

test('started at a later segment, it is that segment’s own start that counts', () => {
  const { show } = givenIn(inputOf(SEMINAR), [43, { type: 'show.start', segmentId: 'panel-1' }]);
  expect(show.moment().schedule).toMatchObject({
    plannedEnd: NINE + 120 * MINUTE,
    expectedEnd: NINE + 123 * MINUTE,
  });
});

test('a show of thirty hours, held for many of them, keeps every millisecond', () => {
  const input = night({
    date: '2025-07-11',
    timeZone: 'Pacific/Auckland',
    segments: [
      item('one', 12, { start: '08:00' }),
      item('two', 12),
      item('three', 24, { autoAdvance: true }),
    ],
  });
  const start = minuteOf('2025-07-10T20:00:00Z');
  const show = new Show(input);
  show.mustDo(start, { type: 'show.start' });
  show.mustDo(start + 4 * 60, { type: 'clock.hold' });
  show.mustDo(start + 11 * 60, { type: 'clock.resume' });
  show.mustDo(start + 19 * 60, { type: 'segment.next' });
  show.mustDo(start + 20 * 60, { type: 'clock.hold' });
  expect(show.moment()).toMatchObject({ state: 'held', clock: { leftMs: 11 * HOUR } });
  expect(show.moment(start + 30 * 60).schedule).toMatchObject({
    point: 'three',
    plannedEnd: Date.parse('2025-07-12T20:00:00Z'),
    expectedEnd: Date.parse('2025-07-12T20:00:00Z') + 17 * HOUR,
  });
  show.mustDo(start + 30 * 60, { type: 'segment.next' });
  show.meetDeadlines(NINE + (start + 60 * 60) * MINUTE);
  expect(show.moment()).toMatchObject({ state: 'ended', at: Date.parse('2025-07-10T20:00:00Z') + 54 * HOUR });
});
