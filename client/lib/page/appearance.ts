import type { Language } from '../words/languages.ts';
import type { DisplayParameters } from './parameters.ts';

/** Applies what the address says of a display's look to the root element, for `stage.css` to follow. */
export function applyAppearance({ mirror, background, scale, margin }: DisplayParameters): void {
  const root = document.documentElement;
  root.style.setProperty('--scale', String(scale));
  root.style.setProperty('--margin', `${String(margin)}vmin`);
  if (background !== undefined) {
    root.style.setProperty('--ground', background);
    root.dataset['ground'] = 'own';
  }
  if (mirror !== undefined) root.dataset['mirror'] = mirror;
}

/** Gives the page its language, and with it the side that it is read from. */
export function applyLanguage({ tag, direction }: Language): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}
