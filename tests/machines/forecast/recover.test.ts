import { describe, expect, test } from 'vitest';
import { type Recovery, recover } from '../../../machines/forecast/recover.ts';
import type { Situation } from '../../../machines/forecast/situation.ts';
import type { Segment } from '../../../machines/programme/schema.ts';
import { at, planned } from './seminar.ts';

const MINUTE = 60_000;

type Changes = Readonly<Record<string, Partial<Segment>>>;

const running = (id: string, zero: string, durationMs?: number): Situation => ({
  state: 'running',
  segment: { id, ...(durationMs === undefined ? {} : { durationMs }) },
  clock: { zeroAt: at(zero) },
  next: null,
});

const between = (next: string): Situation => ({
  state: 'between',
  segment: null,
  clock: null,
  next: { id: next },
});

function waysOf(live: Situation, now: string, changes: Changes = {}): Recovery[] {
  return recover(planned(changes), live, at(now));
}

/** What each way takes from whom, in minutes; a skip as it is. */
function cutsOf(live: Situation, now: string, changes: Changes = {}) {
  return Object.fromEntries(
    waysOf(live, now, changes).map((way) => [
      way.id,
      Object.fromEntries(
        way.changes.map(({ segmentId, skip }, index) => [
          segmentId,
          skip ? 'skip' : (way.costs[index]?.byMs ?? 0) / MINUTE,
        ]),
      ),
    ]),
  );
}

const LATE_PANEL = running('panel-1', '10:20:40');

describe('the seminar 2:40 over', () => {
  test('is met by trimming what comes, in steps that can be announced', () => {
    expect(waysOf(LATE_PANEL, '10:10')).toEqual([
      {
        id: 'spread',
        changes: [
          { segmentId: 'panel-2', durationMs: 35.5 * MINUTE },
          { segmentId: 'closing', durationMs: 3.5 * MINUTE },
        ],
        costs: [
          { segmentId: 'panel-2', byMs: 2.5 * MINUTE, speakers: ['Ana Díaz'] },
          { segmentId: 'closing', byMs: 0.5 * MINUTE, speakers: [] },
        ],
        point: 'closing',
        endsAt: at('10:59:40'),
        shortfallMs: 0,
      },
      {
        id: 'next',
        changes: [{ segmentId: 'panel-2', durationMs: 35 * MINUTE }],
        costs: [{ segmentId: 'panel-2', byMs: 3 * MINUTE, speakers: ['Ana Díaz'] }],
        point: 'closing',
        endsAt: at('10:59:40'),
        shortfallMs: 0,
      },
    ]);
  });

  test.each([
    ['on time', running('panel-1', '10:18'), '10:10'],
    ['early', running('panel-1', '10:10'), '10:00'],
    ['lunch, which nothing is behind', between('lunch'), '11:00'],
    [
      'over',
      { state: 'ended', segment: null, clock: null, next: null, restedAt: at('14:00') } as const,
      '15:00',
    ],
  ])('needs nothing when it is %s', (_what, live, now) => {
    expect(waysOf(live, now)).toEqual([]);
  });
});

describe('who gives first', () => {
  test('a low priority, and 5 only when nothing else is left', () => {
    const changes = { 'panel-2': { priority: 5 }, closing: { priority: 1 } };
    expect(cutsOf(running('panel-1', '10:19'), '10:10', changes)['spread']).toEqual({ closing: 1 });
    expect(cutsOf(running('panel-1', '10:23'), '10:10', changes)['spread']).toEqual({
      closing: 2,
      'panel-2': 3,
    });
  });

  test('a break, in a way of its own', () => {
    const cuts = cutsOf(LATE_PANEL, '10:10', { 'panel-2': { kind: 'break' }, closing: { priority: 1 } });
    expect(cuts['breaks']).toEqual({ 'panel-2': 3 });
    expect(cuts['spread']).toEqual({ closing: 2, 'panel-2': 1 });
    // The break is what comes next anyway: that way is not offered twice.
    expect(cuts['next']).toBeUndefined();
  });
});

describe('how much a segment may lose', () => {
  const spread = (changes: Changes) => cutsOf(running('panel-1', '12:00'), '10:10', changes)['spread'];

  test('is down to its minimum, else to half its planned length', () => {
    expect(spread({ 'panel-2': { minMs: 36 * MINUTE } })).toEqual({ 'panel-2': 2, closing: 2 });
    expect(spread({ 'panel-2': { durationMs: 20 * MINUTE } })).toEqual({ 'panel-2': 1, closing: 2 });
  });

  test('is nothing for a film or a changeover, or under a minimum that is longer', () => {
    expect(spread({ 'panel-2': { kind: 'video' } })).toEqual({ closing: 2 });
    expect(spread({ 'panel-2': { kind: 'changeover' } })).toEqual({ closing: 2 });
    expect(spread({ 'panel-2': { minMs: 60 * MINUTE } })).toEqual({ closing: 2 });
    expect(spread({ 'panel-2': { kind: 'video', minMs: 37 * MINUTE } })).toEqual({
      'panel-2': 1,
      closing: 2,
    });
  });
});

describe('skipping', () => {
  const droppable = { droppable: true };

  test('takes the one that is enough: the least important, then the shortest', () => {
    const live = running('video', '09:15');
    const changes = { opening: droppable, keynote: droppable, 'panel-1': { ...droppable, priority: 1 } };
    expect(cutsOf(live, '09:05', changes)['skip']).toEqual({ 'panel-1': 'skip' });
    expect(cutsOf(live, '09:05', { opening: droppable, keynote: droppable })['skip']).toEqual({
      keynote: 'skip',
    });
  });

  test('takes several where one is not enough, as few as can be', () => {
    const live = running('video', '09:55');
    const changes = { opening: droppable, keynote: droppable, 'panel-1': droppable };
    expect(cutsOf(live, '09:05', changes)['skip']).toEqual({ 'panel-1': 'skip', opening: 'skip' });
  });

  test('costs all who would have spoken', () => {
    const skip = waysOf(running('video', '09:15'), '09:05', { 'panel-1': droppable }).find(
      ({ id }) => id === 'skip',
    );
    expect(skip?.costs).toEqual([
      { segmentId: 'panel-1', byMs: 38 * MINUTE, speakers: ['Li Wei', 'Jean Roy'] },
    ]);
    expect(skip?.endsAt).toBe(at('10:32'));
  });

  test('never takes the checkpoint itself, what has the stage, or what precedes a fixed start', () => {
    expect(
      cutsOf(running('panel-2', '11:00'), '10:30', { closing: droppable, 'panel-2': droppable }),
    ).toEqual({
      spread: { closing: 2 },
      'on-stage': { closing: 2, 'panel-2': 2 },
    });
    const tight = { 'panel-1': droppable, 'panel-2': { fixedStart: true } };
    expect(cutsOf(running('keynote', '09:50'), '09:40', tight)['skip']).toBeUndefined();
  });

  test('with the next one moves on to the one behind it', () => {
    const ways = waysOf(between('panel-1'), '10:00', { 'panel-1': droppable });
    expect(ways.find(({ id }) => id === 'skip')).toMatchObject({ endsAt: at('10:42'), shortfallMs: 0 });
  });

  test('and trimming go together where neither is enough', () => {
    const live = running('panel-1', '11:10');
    const ways = waysOf(live, '10:10', { 'panel-2': droppable });
    expect(ways.map(({ id, shortfallMs }) => [id, shortfallMs / MINUTE])).toEqual([
      ['everything', 0],
      ['skip-and-trim', 12],
      ['on-stage', 12],
      ['skip', 14],
      ['spread', 31],
      ['next', 33],
    ]);
  });
});

describe('a fixed start on the way', () => {
  // Panel 2 waits for 10:18; the closing session is a minute too long behind it.
  const changes = { 'panel-2': { fixedStart: true }, closing: { durationMs: 5 * MINUTE } };

  test('only what comes after it can make up for what is too long after it', () => {
    expect(cutsOf(running('keynote', '09:35'), '09:30', changes)).toEqual({ spread: { 'panel-2': 1 } });
  });

  test('what comes before it is trimmed only as far as that helps', () => {
    const cuts = cutsOf(running('keynote', '09:43'), '09:40', { ...changes, 'panel-1': { priority: 1 } });
    expect(cuts['spread']).toEqual({ 'panel-1': 3, 'panel-2': 1 });
  });
});

describe('the segment on stage', () => {
  test('is left alone while anything else is enough', () => {
    expect(cutsOf(running('panel-2', '10:57'), '10:30')).toEqual({ spread: { closing: 1 } });
  });

  test('gives last, and at most half of what is left', () => {
    expect(cutsOf(running('panel-2', '11:00'), '10:30')).toEqual({
      spread: { closing: 2 },
      'on-stage': { closing: 2, 'panel-2': 2 },
    });
    const ways = waysOf(running('panel-2', '11:16'), '11:12');
    expect(ways.map(({ id, shortfallMs }) => [id, shortfallMs / MINUTE])).toEqual([
      ['on-stage', 16],
      ['spread', 18],
    ]);
  });

  test('keeps its minimum, what was taken from it already counted', () => {
    const changes = { 'panel-2': { minMs: 30 * MINUTE } };
    const cut = (durationMs: number) =>
      cutsOf(running('panel-2', '11:20', durationMs), '10:30', changes)['on-stage']?.['panel-2'];
    expect(cut(38 * MINUTE)).toBe(8);
    expect(cut(33 * MINUTE)).toBe(3);
    expect(cut(30 * MINUTE)).toBeUndefined();
    expect(cut(50 * MINUTE)).toBe(8);
  });

  test('held, gives of what is left', () => {
    const live: Situation = {
      state: 'held',
      segment: { id: 'closing' },
      clock: { leftMs: 3 * MINUTE },
      next: null,
    };
    const [way] = waysOf(live, '10:59');
    expect(way).toMatchObject({ id: 'on-stage', endsAt: at('11:00:30'), shortfallMs: 0.5 * MINUTE });
  });
});

test('nothing is offered where nothing can be done', () => {
  expect(waysOf(running('closing', '11:00'), '11:05')).toEqual([]);
  const fixed = { closing: { minMs: 4 * MINUTE } };
  expect(waysOf(running('panel-2', '10:50'), '11:05', fixed)).toEqual([]);
});
