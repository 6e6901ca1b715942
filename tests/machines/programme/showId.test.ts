import { expect, test } from 'vitest';
import { wantedShowId } from '../../../machines/programme/showId.ts';

test('a show is called after its title', () => {
  expect(wantedShowId({ title: 'DemoCon', subtitle: 'Day 1' }, new Set())).toBe('democon');
  expect(wantedShowId({ title: '大会' }, new Set())).toBe('show');
});

test('another day of the same event after its title and its day', () => {
  const taken = new Set(['democon']);
  expect(wantedShowId({ title: 'DemoCon', subtitle: 'Day 2, Main Hall' }, taken)).toBe(
    'democon-day-2-main-hall',
  );
  expect(wantedShowId({ title: 'DemoCon' }, taken)).toBe('democon');
  expect(wantedShowId({ title: 'DemoCon', subtitle: '第二天' }, taken)).toBe('democon');
});

test('a long title leaves room for the day', () => {
  const title = 'a'.repeat(70);
  const id = wantedShowId({ title, subtitle: `Day 2 ${'b'.repeat(50)}` }, new Set(['a'.repeat(64)]));
  expect(id).toBe(`${'a'.repeat(33)}-day-2-${'b'.repeat(24)}`);
  expect(id).toHaveLength(64);
});
