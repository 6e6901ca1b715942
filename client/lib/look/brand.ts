import type { Colour } from './colour.ts';
import { BLACK, contrast, isLight, mixed, readColour, WHITE, writeColour } from './colour.ts';
import { tokenColour } from './tokencolour.ts';

/** Every text of a stage screen keeps this contrast. */
const LEAST_CONTRAST = 7;

const STEPS = 50;

/** How much of the accent a tinted ground has at most. */
const DEEPEST = 0.28;

/** An organiser's accent as a page can use it: as type on its ground, as a ground for type, and as a tint of the ground. */
export interface BrandColours {
  readonly accent: Colour;
  readonly onAccent: Colour;
  readonly tint: Colour;
}

/**
 * An accent that is legible on `ground`: the given colour where its contrast is 7:1, else the nearest one
 * that is lighter on a dark ground, or darker on a light one. With it what goes with it: the colour of type
 * that stands on it, and a tint of the ground on which both the type of the page (`text`) and the accent's
 * own meaning stay readable.
 */
export function brandOn(given: Colour, ground: Colour, text: Colour): BrandColours {
  const towards = isLight(ground) ? BLACK : WHITE;
  const accent = first(
    (share) => mixed(towards, given, share),
    (colour) => contrast(colour, ground),
  );
  const tint = first(
    (share) => mixed(accent, ground, DEEPEST * (1 - share)),
    (colour) => contrast(colour, text),
  );
  return { accent, onAccent: isLight(accent) ? BLACK : WHITE, tint };
}

/** The first of the colours from share 0 to share 1 that is legible; the last one if none is. */
function first(at: (share: number) => Colour, contrastOf: (colour: Colour) => number): Colour {
  const shares = Array.from({ length: STEPS }, (_, step) => step / STEPS);
  return at(shares.find((share) => contrastOf(at(share)) >= LEAST_CONTRAST) ?? 1);
}

/** Gives the page an organiser's accent as it is read on one of its grounds, or its own again. */
export function showBrand(accent: string | undefined, on: '--ground' | '--raised' = '--ground'): void {
  const { style } = document.documentElement;
  const properties = ['--accent', '--on-accent', '--accent-deep'] as const;
  for (const name of properties) style.removeProperty(name);
  const given = accent === undefined ? null : readColour(accent);
  if (!given) return;
  const ground = tokenColour(on) ?? tokenColour('--raised');
  const text = tokenColour('--text');
  if (!ground || !text) return;
  const { accent: own, onAccent, tint } = brandOn(given, ground, text);
  [own, onAccent, tint].forEach((colour, at) => {
    style.setProperty(properties[at] ?? '', writeColour(colour));
  });
}
