import type { Item } from './items.ts';
import type { Row } from './row.ts';
import { secondsOfPrinted } from './times.ts';

const MAX_WORDS = 6;
const NEAR = 10;
const ASKS_FOR_MORE = /(?:[,:&–-]|\b(?:and|or|of|the|for|in|to|with|et|de|la|le|du|des|y|el|los|las|para))$/i;
const ASKS_FOR_A_NAME = /\b(?:and|of|the|for|de|la|le|du|des|del|los|las|para)$/i;
/** A word that is broken at the end of a line, as print does; a hyphen before "and" stays. */
const BROKEN = /\p{Ll}[-\u2010\u00AD]\s*$/u;
const REST_OF_WORD = /^(?!(?:and|or|und|oder|et|ou|y|o) )\p{Ll}{2}/u;
const TITLE_LIKE =
  /^(?!(?:In|At|With|By|From|See|On|For|Avec|Par|Con|Por|En) )(?:\p{Lu}[^.,;!?]*|\p{Script=Han}[^。，；！？]{1,20})$/u;

/** Whether a line goes on with the title above it: further in and in lower case, or after a word that asks for more. */
export function goesOn(item: Item, rows: readonly Row[], index: number): boolean {
  const [above, row] = [rows[index - 1], rows[index]];
  if (!above || !row || row.listed || item.speakers.length + item.notes.length > 0) return false;
  return (
    ASKS_FOR_MORE.test(item.title) ||
    /[,:，：]$/.test(above.text) ||
    breaksWord(above, row) ||
    (row.indent > above.indent && /^\p{Ll}/u.test(row.text))
  );
}

/** Whether what a programme is called goes on, on the line below: "A service for the life of". */
export function titleGoesOn(title: string, above: Row, row: Row): boolean {
  return above.text.endsWith(title) && (ASKS_FOR_A_NAME.test(title) || breaksWord(above, row));
}

/** A title, or another text of one line, with what goes on below it; a word that is broken there becomes whole. */
export function joinedWith(text: string, above: Row | undefined, row: Row): string {
  if (above && breaksWord(above, row)) return text.replace(/[-\u2010]$/, '') + row.text;
  const mark = /\s?[,:，：]$/.exec(above?.text ?? '')?.[0] ?? '';
  return `${text}${text.endsWith(mark) ? '' : mark} ${row.text}`;
}

function breaksWord(above: Row, row: Row): boolean {
  return BROKEN.test(above.raw) && REST_OF_WORD.test(row.text);
}

/** Whether a line reads like a title and stands where the printed times leave room for an item after `item`. */
export function fitsGap(item: Item | undefined, rows: readonly Row[], index: number): boolean {
  const end = item?.span?.end;
  const next = rows.slice(index + 1, index + NEAR).find((other) => other.span)?.span?.start;
  const text = rows[index]?.text ?? '';
  if (!end || !next || secondsOfPrinted(next) <= secondsOfPrinted(end) || item.notes.length > 0) return false;
  return TITLE_LIKE.test(text) && text.split(' ').length <= MAX_WORDS;
}
