import { simplified } from './chineseForms.ts';

const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63';
const TILDES = '\u02DC\u2053\u223C\u301C';
const SPACES = '\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000';
const UNUSUAL = new RegExp(
  `[${DASHES}${SPACES}\\u2018\\u2019\\u2032\\u201C\\u201D\\u2033${TILDES}\\uFF01-\\uFF5E\\u0660-\\u0669\\u06F0-\\u06F9]`,
  'g',
);
const FULL_WIDTH = 0xfee0;
const BEYOND_ASCII = /[\u0080-\uFFFF]/;

/**
 * The text with one plain character for each family of look-alikes: dashes, spaces, quotation marks, full-width
 * and Arabic digits, full-width punctuation. The length stays the same, so that a place in the result is a place in the text.
 */
export function fold(text: string): string {
  return text.replace(UNUSUAL, (character) => {
    if (DASHES.includes(character)) return '-';
    if (TILDES.includes(character)) return '~';
    if (character === '\u2018' || character === '\u2019' || character === '\u2032') return "'";
    if (character === '\u201C' || character === '\u201D' || character === '\u2033') return '"';
    const code = character.charCodeAt(0);
    if (code >= 0x0660 && code <= 0x06f9) return String(code & 0xf);
    return code >= 0xff01 ? String.fromCharCode(code - FULL_WIDTH) : ' ';
  });
}

/** The text as words are compared: lower case, without accents, look-alikes folded, Chinese in simplified characters, single spaces. */
export function plain(text: string): string {
  const folded = fold(text);
  // Most words have no accent, and to take a text apart for accents is slow.
  const bare = BEYOND_ASCII.test(folded)
    ? simplified(folded.normalize('NFD').replace(/\p{Mn}/gu, ''))
    : folded;
  return bare.toLowerCase().replace(/\s+/g, ' ').trim();
}

const FIRST_ACCENTED = 0xc0;
const BARE_LETTERS = Array.from({ length: 0x180 - FIRST_ACCENTED }, (_, index) => {
  const letter = String.fromCharCode(FIRST_ACCENTED + index);
  return (letter.normalize('NFD')[0] ?? letter).toLowerCase();
});

/** Lower case without accents, of the same length as the text. */
export function unaccented(text: string): string {
  return text.replace(
    /[A-Z\u00C0-\u017F]/g,
    (letter) => BARE_LETTERS[letter.charCodeAt(0) - FIRST_ACCENTED] ?? letter.toLowerCase(),
  );
}
