import { expect, test } from 'vitest';
import { suggestDurations } from '../../../machines/forecast/suggest.ts';

const suggested = (plannedMs: number, actualMs: number) =>
  suggestDurations([{ segmentId: 's', plannedMs, actualMs }]).map(({ durationMs }) => durationMs);

test.each([
  ['longer than planned', 300_000, 384_000, [390_000]],
  ['shorter than planned', 300_000, 200_000, [210_000]],
  ['within the rounding', 300_000, 310_000, []],
  ['as planned', 300_000, 300_000, []],
  ['an odd length that was met', 307_000, 307_000, []],
  ['hardly begun', 300_000, 400, [30_000]],
  ['run for days', 300_000, 1e9, [86_400_000]],
])('a rehearsal %s', (_what, plannedMs, actualMs, expected) => {
  expect(suggested(plannedMs, actualMs)).toEqual(expected);
});

test('every segment is judged by itself', () => {
  const rehearsed = [
    { segmentId: 'a', plannedMs: 60_000, actualMs: 120_000 },
    { segmentId: 'b', plannedMs: 60_000, actualMs: 60_000 },
  ];
  expect(suggestDurations(rehearsed)).toEqual([{ segmentId: 'a', durationMs: 120_000 }]);
});
