import { expect, it } from 'vitest';
import { Newest } from '../../../client/lib/link/newest.ts';

it('takes the first view of a connection whatever its seq, then only newer ones', () => {
  const newest = new Newest();
  newest.connected();
  expect([7, 7, 6, 9, 8].map((seq) => newest.accepts(seq))).toEqual([true, false, false, true, false]);
});

it('takes a lower seq after a reconnection: a restored backup may lie lower', () => {
  const newest = new Newest();
  newest.connected();
  newest.accepts(40);
  newest.connected();
  expect(newest.accepts(3)).toBe(true);
  expect(newest.accepts(40)).toBe(true);
});

it('takes the view of a show in which nothing has happened', () => {
  const newest = new Newest();
  newest.connected();
  expect(newest.accepts(0)).toBe(true);
  expect(newest.accepts(0)).toBe(false);
});
