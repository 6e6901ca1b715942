import { expect, it } from 'vitest';
import { shiftAt } from '../../../client/lib/page/pixelshift.ts';

it('moves a pixel at a time, never farther than two, and over every place', () => {
  const path = Array.from({ length: 100 }, (_, step) => shiftAt(step));
  expect(path[0]).toEqual({ x: 0, y: 0 });
  for (const [index, { x, y }] of path.entries()) {
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2);
    const before = path[index - 1];
    if (before) expect(Math.abs(x - before.x) + Math.abs(y - before.y)).toBe(1);
  }
  expect(new Set(path.map(({ x, y }) => `${String(x)},${String(y)}`)).size).toBe(25);
});
