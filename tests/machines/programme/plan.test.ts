import { describe, expect, test } from 'vitest';
import { resolveStarts } from '../../../machines/programme/days.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { followPlan, planForStart, planFrom, shiftStart } from '../../../machines/programme/plan.ts';
import type { Programme, SegmentDraft } from '../../../machines/programme/schema.ts';
import { at, seminar, seminarStarts } from '../forecast/seminar.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function programmeOf(segments: Partial<SegmentDraft>[], more: Partial<Programme> = {}): Programme {
  return completeProgramme({
    title: 'Show',
    timeZone: 'Europe/Zurich',
    ...more,
    segments: segments.map((segment, index) => ({
      id: `s${String(index)}`,
      kind: 'other',
      title: 'x',
      durationMs: 10 * MINUTE,
      ...segment,
    })),
  });
}

describe('a plan', () => {
  const minutesOf = (segments: Partial<SegmentDraft>[], starts: Record<string, number>, anchor = 0) =>
    planFrom(programmeOf(segments).segments, starts, anchor).map(({ startsAt, endsAt }) => [
      startsAt / MINUTE,
      endsAt / MINUTE,
    ]);

  test('follows from start to start, gaps and overlaps as they are', () => {
    expect(minutesOf([{}, {}, {}, {}], { s0: 0, s2: 30 * MINUTE, s3: 35 * MINUTE })).toEqual([
      [0, 10],
      [10, 20],
      [30, 40],
      [35, 45],
    ]);
  });

  test('gives a skipped segment no time', () => {
    expect(minutesOf([{}, { skip: true }, {}], { s0: 0 })).toEqual([
      [0, 10],
      [10, 20],
      [10, 20],
    ]);
  });

  test('counts leading segments back from the first start', () => {
    expect(minutesOf([{}, { skip: true }, {}, {}], { s3: 100 * MINUTE })).toEqual([
      [80, 90],
      [90, 100],
      [90, 100],
      [100, 110],
    ]);
  });

  test('is anchored where there is no start', () => {
    expect(minutesOf([{}, {}], {}, 5 * MINUTE)).toEqual([
      [5, 15],
      [15, 25],
    ]);
  });

  test('is not confused by an id that every object has', () => {
    const { segments } = programmeOf([{ id: 'constructor' }, { id: 'toString' }]);
    expect(planFrom(segments, {}, 0).map(({ startsAt }) => startsAt)).toEqual([0, 10 * MINUTE]);
  });
});

describe('another day', () => {
  const started = (time: number, segmentId = 'video', programme = seminar) =>
    planForStart(programme, seminarStarts, segmentId, time);
  const { title, timeZone, segments } = seminar;
  const undated: Programme = { title, timeZone, segments };

  test.each([
    ['on the minute', at('09:00'), { days: 0, ms: 0 }],
    ['12 h late', at('21:00'), { days: 0, ms: 0 }],
    ['12 h early', at('09:00') - 12 * HOUR, { days: 0, ms: 0 }],
    ['more than 12 h late', at('21:00') + 1, { days: 1, ms: -12 * HOUR + 1 }],
    ['the next morning', at('09:10') + DAY, { days: 1, ms: 0 }],
    ['three hours off on another day', at('12:00') + DAY, { days: 1, ms: 0 }],
    ['a little more than three hours off', at('12:00') + DAY + 1, { days: 1, ms: 3 * HOUR + 1 }],
    ['a week before', at('08:50') - 7 * DAY, { days: -7, ms: 0 }],
  ])('a dated show started %s', (_what, time, shift) => {
    const result = started(time);
    expect(result.shift).toEqual(shift);
    expect(result.plan[0]?.startsAt).toBe(at('09:00') + shift.days * DAY + shift.ms);
  });

  test.each([
    ['an hour late', at('10:00'), { days: 0, ms: 0 }],
    ['five hours late', at('14:00'), { days: 0, ms: 5 * HOUR }],
    ['the next day', at('09:30') + DAY, { days: 1, ms: 0 }],
    ['at the other end of the clock', at('21:00'), { days: 0, ms: 12 * HOUR }],
  ])('an undated show started %s', (_what, time, shift) => {
    expect(started(time, 'video', undated).shift).toEqual(shift);
  });

  test('compares the segment that it starts with', () => {
    expect(started(at('11:25') + DAY, 'lunch').shift).toEqual({ days: 1, ms: 0 });
    expect(started(at('11:25') + DAY, 'video').shift).toEqual({ days: 1, ms: 0 });
    expect(started(at('07:00') + DAY, 'lunch').shift).toEqual({ days: 1, ms: -(4 * HOUR + 20 * MINUTE) });
  });

  test('moves fixed starts too, each at its own local time over the change of clocks', () => {
    // From summer time to the evening before it ends: 22:00 is then 20:00Z, 03:30 of the next day 02:30Z.
    const night = programmeOf([{ start: '22:00' }, {}, { start: '03:30', fixedStart: true }], {
      date: '2025-07-11',
    });
    const starts = resolveStarts(night, 0);
    const { plan, shift } = planForStart(night, starts, 's0', Date.parse('2025-10-25T20:05:00Z'));
    expect(shift).toEqual({ days: 106, ms: 0 });
    expect(plan.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2025-10-25T20:00:00.000Z',
      '2025-10-25T20:10:00.000Z',
      '2025-10-26T02:30:00.000Z',
    ]);
  });

  test('takes a time that the clocks left out as it is written', () => {
    const spring = programmeOf([{ start: '02:30' }], { date: '2025-03-30' });
    const { plan } = planForStart(spring, resolveStarts(spring, 0), 's0', Date.parse('2025-04-02T00:30:00Z'));
    expect(plan[0]?.startsAt).toBe(Date.parse('2025-04-02T00:30:00Z'));
  });

  test('without any time of day it is planned from the real start', () => {
    const loose = programmeOf([{}, {}, {}]);
    const { plan, shift } = planForStart(loose, {}, 's1', 1_000_000);
    expect(shift).toEqual({ days: 0, ms: 0 });
    expect(plan.map(({ startsAt }) => startsAt)).toEqual([400_000, 1_000_000, 1_600_000]);
  });

  test('a start resolved later lands in the shifted plan', () => {
    const shift = { days: 1, ms: 5000 };
    const spring = Date.parse('2025-03-29T19:00:00Z');
    const shifted = shiftStart(spring, '20:00', shift, 'Europe/Zurich');
    expect(shifted).toBe(Date.parse('2025-03-30T18:00:05Z'));
    expect(shiftStart(spring, '20:00', { days: 0, ms: 0 }, 'Europe/Zurich')).toBe(spring);
  });

  test('and one that a change of the clocks left out at its time of day as written', () => {
    const leftOut = Date.parse('2025-03-30T01:15:00Z');
    const shifted = shiftStart(leftOut, '02:15', { days: 7, ms: 0 }, 'Europe/Zurich');
    expect(shifted).toBe(Date.parse('2025-04-06T00:15:00Z'));
  });
});

describe('the plan of a run', () => {
  const plan = planFrom(seminar.segments, seminarStarts, 0);

  test('stays as it was, whatever becomes of durations, skips and order', () => {
    const segments = seminar.segments
      .map((segment) => ({ ...segment, durationMs: 1, skip: true }))
      .toReversed();
    expect(followPlan(plan, segments, {})).toEqual(plan.toReversed());
  });

  test('forgets what is removed and plans what is new behind the one before it', () => {
    const fresh = { id: 'new', kind: 'break', title: 'Break', durationMs: 7 * MINUTE } as const;
    const segments = seminar.segments.filter(({ id }) => id !== 'opening').toSpliced(1, 0, fresh);
    expect(followPlan(plan, segments, {}).slice(0, 3)).toEqual([
      { id: 'video', startsAt: at('09:00'), endsAt: at('09:05') },
      { id: 'new', startsAt: at('09:05'), endsAt: at('09:12') },
      { id: 'keynote', startsAt: at('09:25'), endsAt: at('09:40') },
    ]);
  });

  test('moves with a planned start that is edited, in its planned length', () => {
    const segments = seminar.segments.map((segment) => ({ ...segment, durationMs: MINUTE }));
    const moved = followPlan(plan, segments, { lunch: at('11:30') });
    expect(moved.at(-1)).toEqual({ id: 'lunch', startsAt: at('11:30'), endsAt: at('13:10') });
    expect(moved.slice(0, -1)).toEqual(plan.slice(0, -1));
  });
});
