import type { Item } from './items.ts';
import type { Row } from './row.ts';
import { secondsOfPrinted } from './times.ts';

const MAX_WORDS = 6;
const NEAR = 10;
const ASKS_FOR_MORE = /(?:[,:&–-]|\b(?:and|or|of|the|for|in|to|with|et|de|la|le|du|des|y|el|los|las|para))$/i;
const TITLE_LIKE =
  /^(?!(?:In|At|With|By|From|See|On|For|Avec|Par|Con|Por|En) )(?:\p{Lu}[^.,;!?]*|\p{Script=Han}[^。，；！？]{1,20})$/u;

/** Whether a line goes on with the title above it: further in and in lower case, or after a word that asks for more. */
export function goesOn(item: Item, rows: readonly Row[], index: number): boolean {
  const [above, row] = [rows[index - 1], rows[index]];
  if (!above || !row || row.listed || item.speakers.length + item.notes.length > 0) return false;
  return ASKS_FOR_MORE.test(item.title) || (row.indent > above.indent && /^\p{Ll}/u.test(row.text));
}

/** Whether a line reads like a title and stands where the printed times leave room for an item after `item`. */
export function fitsGap(item: Item | undefined, rows: readonly Row[], index: number): boolean {
  const end = item?.span?.end;
  const next = rows.slice(index + 1, index + NEAR).find((other) => other.span)?.span?.start;
  const text = rows[index]?.text ?? '';
  if (!end || !next || secondsOfPrinted(next) <= secondsOfPrinted(end) || item.notes.length > 0) return false;
  return TITLE_LIKE.test(text) && text.split(' ').length <= MAX_WORDS;
}
