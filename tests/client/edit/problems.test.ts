import { expect, test } from 'vitest';
import { problemsOf } from '../../../client/edit/rundown/problems.ts';
import type { Programme } from '../../../machines/programme/schema.ts';
import { MINUTE, programmeOf } from './programmes.ts';

function codes(programme: Programme): Record<string, string[]> {
  return Object.fromEntries(
    Array.from(problemsOf(programme), ([id, problems]) => [
      id,
      problems.map(({ code, severity }) => `${severity} ${code}`),
    ]),
  );
}

const item = (id: string, more: object) => ({
  id,
  kind: 'other' as const,
  title: id,
  durationMs: 10 * MINUTE,
  ...more,
});

test('a programme in order has none', () => {
  expect(codes(programmeOf('a 09:00 10', 'b 09:10 20', 'c 5'))).toEqual({});
});

test('a gap, an overlap, and an item that stands twice are marked where they are', () => {
  const day = programmeOf(
    'a 09:00 10',
    'b 09:30! 20',
    'c 09:45 5',
    item('d', { title: 'C', start: '09:45', durationMs: 5 * MINUTE }),
  );
  expect(codes(day)).toMatchObject({ b: ['info gap'], c: ['warning overlap'], d: ['warning duplicate'] });
  expect(day.segments[1]).toEqual(programmeOf('b 09:30! 20').segments[0]);
  expect(day.segments[3]).not.toHaveProperty('skip');
});

test('a minimum over the length, turns over it, and a wrap before the warning', () => {
  const day = programmeOf(
    item('a', { start: '09:00', minMs: 12 * MINUTE }),
    item('b', {
      speakers: [
        { name: 'X', turnMs: 6 * MINUTE },
        { name: 'Y', turnMs: 6 * MINUTE },
      ],
    }),
    item('c', { warnMs: MINUTE, wrapMs: 2 * MINUTE }),
  );
  expect(codes(day)).toEqual({ a: ['warning minimum'], b: ['warning turns'], c: ['warning phases'] });
});

test('a hard out that can be met at the least lengths is a warning, one that cannot an error', () => {
  const late = (minMs: number) =>
    programmeOf(
      'a 09:00 10',
      item('b', { durationMs: 20 * MINUTE, minMs }),
      item('c', { start: '09:20', hardOut: true }),
    );
  expect(codes(late(8 * MINUTE))['c']).toEqual(['warning overlap', 'warning hard-out']);
  expect(codes(late(15 * MINUTE))['c']).toEqual(['warning overlap', 'error hard-out']);
  expect(problemsOf(late(15 * MINUTE)).get('c')?.[1]?.message).toBe(
    'The hard out of “c” at 09:30 is missed by 10 minutes, and even at the least lengths by 5 minutes.',
  );
});
