import type { Language } from '../words/languages.ts';
import { isLight } from '../look/colour.ts';
import { tokenColour } from '../look/tokencolour.ts';
import type { DisplayParameters, Theme } from './parameters.ts';

/** Type that is larger than so many times its size as designed finds no room. */
const LARGEST_SCALE = 2;

/** Applies what the address says of a display's look to the root element, for `stage.css` to follow. */
export function applyAppearance({ mirror, theme, background, scale, margin }: DisplayParameters): void {
  const root = document.documentElement;
  root.style.setProperty('--scale', String(Math.min(LARGEST_SCALE, scale)));
  root.style.setProperty('--margin', `${String(margin)}vmin`);
  if (background !== undefined) {
    root.style.setProperty('--ground', background);
    root.dataset['ground'] = 'own';
  }
  const wanted = theme ?? themeOn(background);
  if (wanted !== undefined) root.dataset['theme'] = wanted;
  if (mirror !== undefined) root.dataset['mirror'] = mirror;
}

/** Dark type for a light ground, light type for a dark one; what is seen through says nothing of that. */
function themeOn(background: string | undefined): Theme | undefined {
  const ground = background === undefined ? null : tokenColour('--ground');
  return ground ? (isLight(ground) ? 'light' : 'dark') : undefined;
}

/** Gives the page its language, and with it the side that it is read from. */
export function applyLanguage({ tag, direction }: Language): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}
