import { withoutMarkup } from './text/markup.ts';

const MAX = 10_000;

/** A description as a note: what markup shows, at most as long as notes may be. */
export function plainText(text: string): string {
  const shown = /<\/?[a-z][^<>]{0,200}>/i.test(text) ? withoutMarkup(`${text.slice(0, MAX)}</p>`) : text;
  return shown
    .slice(0, MAX)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
