import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  duplicate,
  insertAfter,
  join,
  moveAfter,
  remove,
  split,
} from '../../../client/edit/rundown/rearrange.ts';
import { placeSegments } from '../../../client/edit/rundown/timeline.ts';
import type { Programme } from '../../../machines/programme/schema.ts';
import { after, glance, MINUTE, programmeOf } from './programmes.ts';

const DAY = programmeOf('a 09:00 10', 'b 09:10 20', 'c 09:30 30', 'lunch 11:00! 60');
const COFFEE = { kind: 'break', title: 'Coffee', durationMs: 15 * MINUTE } as const;

describe('a new row', () => {
  test('makes room for itself', () => {
    expect(glance(after(DAY, insertAfter(DAY.segments, 'a', COFFEE, 'rest')))).toEqual([
      'a 09:00 10 min',
      'coffee (09:10) 15 min',
      'b 09:25 20 min',
      'c 09:45 30 min',
      'lunch 11:00! 1 h',
    ]);
  });

  test('takes its time from the next', () => {
    expect(glance(after(DAY, insertAfter(DAY.segments, 'a', COFFEE, 'next'))).slice(1, 4)).toEqual([
      'coffee (09:10) 15 min',
      'b 09:25 5 min',
      'c 09:30 30 min',
    ]);
  });

  test('before all others begins when the show began', () => {
    expect(glance(after(DAY, insertAfter(DAY.segments, null, COFFEE, 'rest'))).slice(0, 2)).toEqual([
      'coffee 09:00 15 min',
      'a 09:15 10 min',
    ]);
  });

  test('gets an id of its own', () => {
    const twice = after(DAY, insertAfter(DAY.segments, 'a', COFFEE, 'rest'));
    expect(after(twice, duplicate(twice.segments, 'coffee', 'rest')).segments.map(({ id }) => id)).toContain(
      'coffee-2',
    );
  });
});

test('a row that goes closes up, gives its time to the next, or leaves a gap', () => {
  expect(glance(after(DAY, remove(DAY.segments, 'b', 'rest'))).slice(0, 2)).toEqual([
    'a 09:00 10 min',
    'c 09:10 30 min',
  ]);
  expect(glance(after(DAY, remove(DAY.segments, 'b', 'next'))).slice(0, 2)).toEqual([
    'a 09:00 10 min',
    'c 09:10 50 min',
  ]);
  expect(glance(after(DAY, remove(DAY.segments, 'b', 'gap'))).slice(0, 2)).toEqual([
    'a 09:00 10 min',
    'c 09:30! 30 min',
  ]);
});

test('where the first goes the show still begins when it began', () => {
  const day = programmeOf('a 09:00 10', 'b 20', 'c 5');
  expect(glance(after(day, remove(day.segments, 'a', 'rest')))).toEqual([
    'b 09:00 20 min',
    'c (09:20) 5 min',
  ]);
});

test('the last row stays', () => {
  expect(remove(programmeOf('a 5').segments, 'a', 'rest')).toHaveProperty('problem');
});

test('a move tells the times between anew, and a fixed start stays', () => {
  expect(glance(after(DAY, moveAfter(DAY.segments, 'c', 'a')))).toEqual([
    'a 09:00 10 min',
    'c 09:10 30 min',
    'b 09:40 20 min',
    'lunch 11:00! 1 h',
  ]);
  expect(glance(after(DAY, moveAfter(DAY.segments, 'c', null))).slice(0, 2)).toEqual([
    'c 09:00 30 min',
    'a 09:30 10 min',
  ]);
  expect(glance(after(DAY, moveAfter(DAY.segments, 'c', 'lunch'))).slice(2)).toEqual([
    'lunch 11:00! 1 h',
    'c 12:00 30 min',
  ]);
  expect(moveAfter(DAY.segments, 'b', 'a')).toEqual({ edits: [] });
});

test('any moves of rows without gaps and fixed starts keep when the programme begins, ends, and that nothing overlaps', () => {
  const day = programmeOf('a 09:00 10', 'b 20', 'c 09:30 30', 'd 10:00 5', 'e 15', 'f 10:20 25');
  const ids = day.segments.map(({ id }) => id);
  const step = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, null));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const moved = steps.reduce<Programme>(
        (programme, [id, target]) => after(programme, moveAfter(programme.segments, id, target)),
        day,
      );
      const places = placeSegments(moved.segments);
      expect(new Set(moved.segments.map(({ id }) => id))).toEqual(new Set(ids));
      expect([places[0]?.startMs, places.at(-1)?.endMs]).toEqual([9 * 60 * MINUTE, (9 * 60 + 105) * MINUTE]);
      places.forEach(({ startMs }, index) => {
        if (index > 0) expect(startMs).toBe(places[index - 1]?.endMs);
      });
    }),
  );
});

test('a split and a join give the row back, whatever the times', () => {
  const day = programmeOf('a 09:00 10', {
    id: 'p',
    kind: 'panel',
    title: 'Panel',
    durationMs: 40 * MINUTE,
    start: '09:10',
    hardOut: true,
    notes: 'Two chairs',
    speakers: [{ id: 'x', name: 'X' }],
  });
  const parts = after(day, split(day.segments, 'p', 15 * MINUTE));
  expect(glance(parts).slice(1)).toEqual(['p 09:10 15 min', 'panel-part-2 (09:25) 25 min']);
  expect(parts.segments.map(({ hardOut }) => hardOut)).toEqual([undefined, undefined, true]);
  expect(after(parts, join(parts.segments, 'p')).segments).toEqual(day.segments);
});

test('a join takes what both had, from the first start to the second end', () => {
  const day = programmeOf('a 09:00 10', 'b 09:20! 20', 'c 09:40 5');
  const joined = after(day, join(day.segments, 'a'));
  expect(glance(joined)).toEqual(['a 09:00 40 min', 'c 09:40 5 min']);
  expect(joined.segments[0]?.title).toBe('A · B');
  expect(join(day.segments, 'c')).toHaveProperty('problem');
});

test('what is too short is not split', () => {
  expect(split(DAY.segments, 'a', 10 * MINUTE)).toHaveProperty('problem');
});
