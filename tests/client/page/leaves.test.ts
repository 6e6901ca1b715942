import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leavesOf, type Line } from '../../../client/lib/page/leaves.ts';

/** Lines of these heights, one under the other. */
function linesOf(heights: readonly number[]): Line[] {
  let bottom = 0;
  return heights.map((height) => {
    const top = bottom;
    bottom += height;
    return { top, bottom };
  });
}

it('shows a list that fits as a whole, wherever it should begin', () => {
  expect(leavesOf(linesOf([10, 10, 10]), 30, 2, 5)).toEqual([{ from: 0, to: 3 }]);
  expect(leavesOf([], 30, 0, 5)).toEqual([]);
});

it('turns from the line where it begins to the end, the last leaf full', () => {
  expect(leavesOf(linesOf([10, 10, 10, 10, 10, 10]), 25, 1, 5)).toEqual([
    { from: 1, to: 3 },
    { from: 3, to: 5 },
    { from: 4, to: 6 },
  ]);
});

it('gives a line that is higher than a leaf one for itself', () => {
  expect(leavesOf(linesOf([10, 90, 10]), 30, 0, 5)).toEqual([
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 2, to: 3 },
  ]);
});

it('shows each line from the start on, in order, no leaf higher than its place, until there are enough', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(heights, fc.integer({ min: 40, max: 200 }), fc.nat(60), (given, height, start) => {
      const lines = linesOf(given);
      const leaves = leavesOf(lines, height, start, 100);
      const shown = new Set(
        leaves.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
      );
      for (let line = Math.min(start, lines.length - 1); line < lines.length; line += 1)
        expect(shown).toContain(line);
      for (const { from, to } of leaves) {
        expect((lines[to - 1]?.bottom ?? 0) - (lines[from]?.top ?? 0)).toBeLessThanOrEqual(height);
      }
      expect(leaves[leaves.length - 1]?.to).toBe(lines.length);
      expect(leavesOf(lines, height, start, 2).length).toBeLessThanOrEqual(2);
    }),
  );
});
