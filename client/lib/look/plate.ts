import type { Colour } from './colour.ts';
import { contrast, WHITE, writeColour } from './colour.ts';
import { tokenColour } from './tokencolour.ts';

/** A point of a picture: its colour, and how dense it is, 0 to 1. */
export interface Dot {
  readonly colour: Colour;
  readonly density: number;
}

/** Under this contrast a part of a logo is not seen on its ground. */
const SEEN_CONTRAST = 1.5;

/** So much of a logo may be lost on its ground: a white outline, a shadow. */
const LOST_SHARE = 0.2;

const DARK: Colour = [11, 13, 16];

/** How large a picture is looked at, in px a side: enough to know its colours. */
const SIDE = 32;

/**
 * The colour of a plate to lay under a logo that would be lost on `ground`, as dark letters are on a dark one;
 * null where it is seen as it is.
 */
export function plateUnder(dots: readonly Dot[], ground: Colour): Colour | null {
  const lost = lostOn(dots, ground);
  if (lost <= LOST_SHARE) return null;
  const plate = lostOn(dots, WHITE) <= lostOn(dots, DARK) ? WHITE : DARK;
  return lostOn(dots, plate) < lost ? plate : null;
}

/** The same for a picture that has been loaded, on the page's ground, as CSS writes it; empty where none is needed. */
export function plateFor(picture: HTMLImageElement): string {
  const ground = tokenColour('--ground');
  const plate = ground ? plateUnder(dotsOf(picture), ground) : null;
  return plate ? writeColour(plate) : '';
}

/** How much of what is seen of a picture, 0 to 1, is lost on a ground. */
function lostOn(dots: readonly Dot[], ground: Colour): number {
  const sum = (some: readonly Dot[]) => some.reduce((total, { density }) => total + density, 0);
  const lost = dots.filter(({ colour }) => contrast(colour, ground) < SEEN_CONTRAST);
  return sum(lost) / Math.max(1, sum(dots));
}

function dotsOf(picture: HTMLImageElement): Dot[] {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const paper = canvas.getContext('2d');
  if (!paper) return [];
  try {
    paper.drawImage(picture, 0, 0, SIDE, SIDE);
    const { data } = paper.getImageData(0, 0, SIDE, SIDE);
    return Array.from({ length: SIDE * SIDE }, (_, at) => {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(4 * at, 4 * at + 4);
      return { colour: [red, green, blue] as const, density: alpha / 255 };
    });
  } catch {
    // A browser that does not let a page look at a picture shows it as it is.
    return [];
  }
}
