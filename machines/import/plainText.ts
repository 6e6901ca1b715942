import { withoutMarkup } from './text/markup.ts';

/** Characters that are looked at, markup and all. */
const MAX = 200_000;
const TAG =
  /<\/?(?:p|br|b|i|u|s|em|strong|a|ul|ol|li|div|span|h[1-6]|table|t[rdh]|tbody|thead|blockquote|code|pre|img|hr|font|small|sub|sup|html|body)(?:\s[^<>]{0,500})?\/?>/i;

/** A description as a note: what markup shows, as far as it is looked at. */
export function plainText(text: string): string {
  const shown = TAG.test(text) ? withoutMarkup(`${text.slice(0, MAX)}</p>`) : text;
  return shown
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
