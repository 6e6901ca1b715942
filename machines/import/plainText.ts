import { withoutMarkup } from './text/markup.ts';

const MAX = 10_000;
const TAG =
  /<\/?(?:p|br|b|i|u|s|em|strong|a|ul|ol|li|div|span|h[1-6]|table|t[rdh]|tbody|thead|blockquote|code|pre|img|hr|font|small|sub|sup|html|body)(?:\s[^<>]{0,500})?\/?>/i;

/** A description as a note: what markup shows, at most as long as notes may be. */
export function plainText(text: string): string {
  const shown = TAG.test(text) ? withoutMarkup(`${text.slice(0, MAX)}</p>`) : text;
  return shown
    .slice(0, MAX)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
