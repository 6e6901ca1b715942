import { describe, expect, test } from 'vitest';
import { tidyTrims } from '../../../machines/forecast/tidyTrims.ts';

const S = 1000;
const MINUTE = 60 * S;

const trims = (rooms: readonly (readonly [roomMs: number, tier: number])[], needMs: number) =>
  tidyTrims(
    rooms.map(([roomMs, tier]) => ({ roomMs, tier })),
    needMs,
  ).map((ms) => ms / S);

describe('what each gives', () => {
  test('is in proportion to its room, in steps that can be announced', () => {
    const rooms = [
      [19 * MINUTE, 3],
      [2 * MINUTE, 3],
    ] as const;
    expect(trims(rooms, 160 * S)).toEqual([150, 30]);
    expect(trims(rooms, 12 * MINUTE)).toEqual([660, 60]);
    expect(trims(rooms, 45 * S)).toEqual([50, 0]);
    expect(trims(rooms, 2.5 * S)).toEqual([3, 0]);
  });

  test('comes from a lower tier before a higher one is touched', () => {
    const rooms = [
      [10 * MINUTE, 5],
      [2 * MINUTE, 1],
      [3 * MINUTE, 3],
    ] as const;
    expect(trims(rooms, 90 * S)).toEqual([0, 90, 0]);
    expect(trims(rooms, 4 * MINUTE)).toEqual([0, 120, 120]);
    expect(trims(rooms, 7 * MINUTE)).toEqual([120, 120, 180]);
  });

  test('is in a shorter step rather than from a higher tier', () => {
    expect(
      trims(
        [
          [45 * S, 1],
          [45 * S, 1],
          [10 * MINUTE, 5],
        ],
        85 * S,
      ),
    ).toEqual([43, 42, 0]);
  });

  test('is exact where no step fits, and everything where nothing is enough', () => {
    const rooms = [
      [1500, 3],
      [1700, 3],
    ] as const;
    expect(trims(rooms, 3.1 * S).reduce((a, b) => a + b)).toBeCloseTo(3.1);
    expect(trims(rooms, 3.2 * S)).toEqual([1.5, 1.7]);
    expect(trims(rooms, 99 * S)).toEqual([1.5, 1.7]);
    expect(trims([], 1)).toEqual([]);
  });
});
