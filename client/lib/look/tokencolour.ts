import type { Colour } from './colour.ts';
import { readColour } from './colour.ts';

/** A token's colour as the page has it now, whichever way it was written; null where it can be seen through. */
export function tokenColour(name: string): Colour | null {
  const root = document.documentElement;
  const { color } = root.style;
  root.style.color = `var(${name})`;
  const computed = readColour(getComputedStyle(root).color);
  root.style.color = color;
  return computed;
}
