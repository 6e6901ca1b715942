import { describe, expect, test } from 'vitest';
import { forecast } from '../../../machines/forecast/forecast.ts';
import type { Situation } from '../../../machines/forecast/situation.ts';
import type { Segment } from '../../../machines/programme/schema.ts';
import { at, planned } from './seminar.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const running = (id: string, zero: string): Situation => ({
  state: 'running',
  segment: { id },
  clock: { zeroAt: at(zero) },
  next: null,
});
const held = (id: string, leftMs: number): Situation => ({
  state: 'held',
  segment: { id },
  clock: { leftMs },
  next: null,
});
const waiting = (state: 'standby' | 'between', next: string): Situation => ({
  state,
  segment: null,
  clock: null,
  next: { id: next },
});

/** Over, in minutes, and where. */
function scheduleOf(live: Situation, now: string, changes: Readonly<Record<string, Partial<Segment>>> = {}) {
  const { point, plannedEnd, expectedEnd } = forecast(planned(changes), live, at(now)).schedule;
  return [point, (expectedEnd - plannedEnd) / MINUTE];
}

function ownValue(
  id: string,
  live: Situation,
  now: string,
  changes: Readonly<Record<string, Partial<Segment>>> = {},
) {
  const { segments } = forecast(planned(changes), live, at(now));
  return segments.find((segment) => segment.id === id);
}

describe('over and under in the seminar', () => {
  test.each([
    ['before the start', waiting('standby', 'video'), '08:50', ['closing', 0]],
    ['standby on the minute', waiting('standby', 'video'), '09:00', ['closing', 0]],
    ['nobody has started it', waiting('standby', 'video'), '09:07', ['closing', 7]],
    ['started late', running('video', '09:08'), '09:05', ['closing', 3]],
    ['a panel on time', running('panel-1', '10:18'), '09:50', ['closing', 0]],
    ['a panel that started early', running('panel-1', '10:15'), '10:00', ['closing', -3]],
    ['in overrun', running('panel-1', '10:18'), '10:20:40', ['closing', 2 + 40 / 60]],
    ['held', held('panel-1', 10 * MINUTE), '10:10', ['closing', 2]],
    ['held in overrun', held('panel-1', -5 * MINUTE), '10:25', ['closing', 7]],
    ['held for hours', held('panel-1', 10 * MINUTE), '13:10', ['closing', 182]],
    ['between, early', waiting('between', 'panel-2'), '10:15', ['closing', -3]],
    ['between, late', waiting('between', 'panel-2'), '10:20', ['closing', 2]],
    ['more late than lunch can absorb', running('closing', '11:30'), '11:25', ['closing', 30]],
    ['before lunch', waiting('between', 'lunch'), '11:05', ['lunch', 0]],
    ['lunch called late', waiting('between', 'lunch'), '11:35', ['lunch', 15]],
    ['lunch called early', running('lunch', '12:50'), '11:10', ['lunch', -10]],
  ])('%s', (_what, live, now, expected) => {
    expect(scheduleOf(live, now)).toEqual(expected);
  });
});

describe('the checkpoint', () => {
  const live = running('keynote', '09:42');

  test('is the first hard out', () => {
    expect(scheduleOf(live, '09:30', { 'panel-2': { hardOut: true } })).toEqual(['panel-2', 2]);
    expect(scheduleOf(live, '09:30', { keynote: { hardOut: true } })).toEqual(['keynote', 2]);
    expect(scheduleOf(live, '09:30', { opening: { hardOut: true } })).toEqual(['closing', 2]);
  });

  test('is not before a fixed start without slack', () => {
    expect(scheduleOf(live, '09:30', { 'panel-2': { fixedStart: true } })).toEqual(['closing', 2]);
  });

  test('is the last segment that is not skipped', () => {
    expect(scheduleOf(live, '09:30', { lunch: { skip: true } })).toEqual(['closing', 2]);
    expect(scheduleOf(live, '09:30', { lunch: { skip: true }, closing: { skip: true } })).toEqual([
      'panel-2',
      2,
    ]);
    expect(scheduleOf(live, '09:30', { closing: { skip: true } })).toEqual(['panel-2', 2]);
  });
});

describe('what is expected', () => {
  test('of each segment from the current one on, skipped ones left out', () => {
    const { segments } = forecast(
      planned({ closing: { skip: true } }),
      running('panel-1', '10:20'),
      at('10:00'),
    );
    expect(segments).toEqual([
      {
        id: 'panel-1',
        startsAt: null,
        endsAt: at('10:20'),
        plannedStart: at('09:40'),
        plannedEnd: at('10:18'),
        overMs: 2 * MINUTE,
        slackMs: 0,
        fixedStart: false,
        hardOut: false,
      },
      {
        id: 'panel-2',
        startsAt: at('10:20'),
        endsAt: at('10:58'),
        plannedStart: at('10:18'),
        plannedEnd: at('10:56'),
        overMs: 2 * MINUTE,
        slackMs: 0,
        fixedStart: false,
        hardOut: false,
      },
      {
        id: 'lunch',
        startsAt: at('11:20'),
        endsAt: at('13:00'),
        plannedStart: at('11:20'),
        plannedEnd: at('13:00'),
        overMs: 0,
        slackMs: 22 * MINUTE,
        fixedStart: true,
        hardOut: false,
      },
    ]);
  });

  test('a segment on stage counts although it is marked to be skipped', () => {
    const live = running('panel-2', '10:50');
    expect(scheduleOf(live, '10:20', { 'panel-2': { skip: true } })).toEqual(['closing', -6]);
  });

  test('of a fixed start that an early show waits for, and of one that it is late for', () => {
    const changes = { 'panel-2': { fixedStart: true } };
    expect(ownValue('panel-2', running('panel-1', '10:10'), '10:00', changes)).toMatchObject({
      startsAt: at('10:18'),
      slackMs: 8 * MINUTE,
    });
    expect(ownValue('panel-2', running('panel-1', '10:30'), '10:00', changes)).toMatchObject({
      startsAt: at('10:30'),
      slackMs: 0,
    });
    expect(ownValue('panel-2', waiting('between', 'panel-2'), '10:10', changes)?.startsAt).toBe(at('10:18'));
    expect(ownValue('panel-2', waiting('between', 'panel-2'), '10:10')?.startsAt).toBe(at('10:10'));
  });

  test('what lunch absorbs of a delay, and what is left of its pause', () => {
    const fixed = (zero: string) => forecast(planned(), running('closing', zero), at('10:30')).fixedStarts;
    const lunch = { id: 'lunch', plannedStart: at('11:20') };
    expect(fixed('11:00')).toEqual([{ ...lunch, slackMs: 20 * MINUTE, absorbsMs: 0, lateMs: 0 }]);
    expect(fixed('11:05')).toEqual([{ ...lunch, slackMs: 15 * MINUTE, absorbsMs: 5 * MINUTE, lateMs: 0 }]);
    expect(fixed('10:50')).toEqual([{ ...lunch, slackMs: 30 * MINUTE, absorbsMs: 0, lateMs: 0 }]);
    expect(fixed('11:30')).toEqual([{ ...lunch, slackMs: 0, absorbsMs: 20 * MINUTE, lateMs: 10 * MINUTE }]);
  });

  test('which hard outs are at risk, and by how much', () => {
    const changes = { keynote: { hardOut: true }, closing: { hardOut: true }, lunch: { hardOut: true } };
    expect(forecast(planned(changes), running('keynote', '09:43'), at('09:30')).hardOutsAtRisk).toEqual([
      { id: 'keynote', plannedEnd: at('09:40'), lateMs: 3 * MINUTE },
      { id: 'closing', plannedEnd: at('11:00'), lateMs: 3 * MINUTE },
    ]);
    expect(forecast(planned(changes), running('keynote', '09:40'), at('09:30')).hardOutsAtRisk).toEqual([]);
  });
});

describe('with nothing ahead', () => {
  const over = (state: 'between' | 'ended', more: Partial<Situation> = {}): Situation => ({
    state,
    segment: null,
    clock: null,
    next: null,
    ...more,
  });

  test('the last segment ended when it ended, however late it is now', () => {
    const live = over('ended', { restedAt: at('13:04') });
    expect(scheduleOf(live, '18:00')).toEqual(['lunch', 4]);
    expect(scheduleOf({ ...live, state: 'between' }, '18:00')).toEqual(['lunch', 4]);
    expect(scheduleOf(live, '18:00', { lunch: { skip: true } })).toEqual(['closing', 124]);
  });

  test('it ended as planned where nothing else is known', () => {
    expect(scheduleOf(over('ended'), '18:00')).toEqual(['lunch', 0]);
  });

  test('a display believes what the server told', () => {
    const schedule = { point: 'lunch', plannedEnd: at('13:00'), expectedEnd: at('13:09') };
    expect(forecast(planned(), over('ended', { schedule }), at('20:00')).schedule).toEqual(schedule);
  });

  test('the last one stands for a programme of which everything is skipped', () => {
    const skip = { skip: true };
    const ids = ['video', 'opening', 'keynote', 'panel-1', 'panel-2', 'closing', 'lunch'];
    const all = Object.fromEntries(ids.map((id) => [id, skip]));
    expect(scheduleOf(over('between'), '08:00', all)).toEqual(['lunch', 0]);
  });
});

test('a show that runs for 30 h over the end of summer time adds up', () => {
  const start = Date.parse('2025-10-25T20:00:00Z');
  const segments = ['a', 'b', 'c'].map((id) => ({ id, durationMs: 10 * HOUR }));
  const plan = segments.map(({ id }, index) => ({
    id,
    startsAt: start + index * 10 * HOUR,
    endsAt: start + (index + 1) * 10 * HOUR,
  }));
  const live: Situation = {
    state: 'running',
    segment: { id: 'a' },
    clock: { zeroAt: start + 11 * HOUR },
    next: { id: 'b' },
  };
  expect(forecast({ programme: { segments }, plan }, live, start).schedule).toEqual({
    point: 'c',
    plannedEnd: start + 30 * HOUR,
    expectedEnd: start + 31 * HOUR,
  });
});
