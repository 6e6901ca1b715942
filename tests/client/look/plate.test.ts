import { expect, it } from 'vitest';
import type { Colour } from '../../../client/lib/look/colour.ts';
import { plateUnder, type Dot } from '../../../client/lib/look/plate.ts';

const DARK: Colour = [11, 13, 16];
const LIGHT: Colour = [246, 248, 250];
const BLUE: Colour = [47, 140, 255];

/** A logo of so many points of each colour, on a ground that is seen through. */
function logo(...parts: [Colour, number][]): Dot[] {
  const clear = Array<Dot>(200).fill({ colour: [0, 0, 0], density: 0 });
  return [...clear, ...parts.flatMap(([colour, count]) => Array<Dot>(count).fill({ colour, density: 1 }))];
}

it('lays a plate under letters that would be lost, dark ones on dark and white ones on light', () => {
  expect(plateUnder(logo([[20, 20, 30], 100]), DARK)).toEqual([255, 255, 255]);
  expect(plateUnder(logo([[255, 255, 255], 100]), LIGHT)).toEqual([11, 13, 16]);
  expect(plateUnder(logo([BLUE, 60], [[10, 10, 10], 40]), DARK)).toEqual([255, 255, 255]);
});

it('lays none where the logo is seen as it is, or brings its own ground', () => {
  expect(plateUnder(logo([BLUE, 100]), DARK)).toBeNull();
  expect(plateUnder(logo([BLUE, 100]), LIGHT)).toBeNull();
  expect(plateUnder(logo([BLUE, 90], [[0, 0, 0], 10]), DARK)).toBeNull();
  expect(plateUnder([], DARK)).toBeNull();
});
