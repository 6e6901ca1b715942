import { ImportError } from '../error.ts';
import { joinCells } from './cellLines.ts';
import { withoutStamps } from './chat.ts';
import { withoutLetters } from './lettered.ts';
import { fold } from './fold.ts';
import { withoutMarkup } from './markup.ts';
import { SPAN_MARKS } from './spannedCells.ts';

const MAX_CHARACTERS = 300_000;
const MAX_LINES = 8_000;
const MAX_LINE = 2_000;

/** A line of the source without its decoration; `number` counts from 1. */
export interface Line {
  number: number;
  /** As it stands in the source, very long ones cut; its columns stay where they are. */
  raw: string;
  /** What it says, bullets and markup taken off. */
  text: string;
  /** The same, look-alike characters folded, of the same length. */
  folded: string;
  blank: boolean;
  /** How far it is indented, in characters. */
  indent: number;
  /** Whether it began with a bullet or a number. */
  listed: boolean;
  /** Whether markup makes it a heading: `##`, bold throughout, underlined, capitals throughout. */
  heading: boolean;
  /** Whether all of it is struck out. */
  struck: boolean;
}

/**
 * The lines of a text.
 *
 * @throws {ImportError} when it is binary, empty, or longer than any programme.
 */
export function readLines(source: string): Line[] {
  if (source.includes('\u0000') || source.includes('\uFFFD')) {
    throw new ImportError(
      'This is not text: it holds bytes that no text has, so it may be a binary file or in an unknown encoding.',
    );
  }
  if (source.length > MAX_CHARACTERS) {
    throw new ImportError('This text is far longer than any programme: more than 300,000 characters.');
  }
  const raw = withoutStamps(
    withoutMarkup(source)
      .replace(/^\uFEFF/, '')
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/),
  );
  if (raw.length > MAX_LINES)
    throw new ImportError(`This text is far longer than any programme: more than ${MAX_LINES} lines.`);
  const lines = withoutLetters(joinCells(raw)).map(({ text, number }) => readLine(text, number));
  if (lines.every((line) => line.blank)) throw new ImportError('The text is empty.');
  return lines.map((line) =>
    isUnderlined(raw[line.number]) && !line.blank ? { ...line, heading: true } : line,
  );
}

const NOTHING = {
  text: '',
  folded: '',
  blank: true,
  indent: 0,
  listed: false,
  heading: false,
  struck: false,
};
/** What may stand at the foot of a page alone: "- 2 -". */
const PAGE_FOOT = /^[-–—] ?\d{1,3} ?[-–—]$/;
/** What a page says of itself at the end of its head or foot: "Page 2 of 3". */
const PAGE_NUMBER =
  /(?:^|\s{2,}|\s[-–|]\s)[[(]?(?:page|seite|p[áa]gina|第) ?\d{1,3}(?: ?(?:of|de|sur|von|\/|页[，,]? ?共) ?\d{1,3})?页?[)\]]?$/iu;

function readLine(raw: string, number: number): Line {
  const cut = cutOff(raw);
  const text = shorten(cut)
    .replace(SPAN_MARKS, '')
    .replace(UNPRINTED, '')
    .replace(PAGE_NUMBER, '')
    .trim()
    .replace(PAGE_FOOT, '');
  if (/^[-=_*~.#·•|+:>\s]*$/.test(text)) return { ...NOTHING, number, raw: cut };
  const marks = takeMarks(text);
  if (marks.text === '') return { ...NOTHING, number, raw: cut };
  const indent = /^[ \t]*/.exec(raw)?.[0].replace(/\t/g, '    ').length ?? 0;
  return { number, raw: cut, ...marks, indent, folded: fold(marks.text), blank: false };
}

/** An ideographic space parts cells, except within a name of two characters or at the beginning of a line. */
const WIDE_SPACE =
  /(?<=\S)(?<!(?:^|[\s：:、，])\p{Script=Han})\u3000+(?=\S)|(?<=\S)\u3000+(?!\p{Script=Han}(?:$|[\s、，]))(?=\S)/gu;
const LONG_SPACE = /[^\S\t]{13,}/g;
const LONG_TABS = /\t{41,}/g;
const LONG_LEADER = /(?:[.…·_:;=*~()[\]-][^\S\t]?){13,}/g;

/** A line as long as one may be, wide spaces as tabs. */
function cutOff(raw: string): string {
  const cut = raw.length > MAX_LINE ? `${raw.slice(0, MAX_LINE)}…` : raw;
  return cut.replace(WIDE_SPACE, '\t').replace(LONG_TABS, '\t');
}

/** Cuts what only fills a line, as leaders do before a page number. */
function shorten(line: string): string {
  return line.replace(LONG_SPACE, ' '.repeat(12)).replace(LONG_LEADER, '............');
}

/** Signs around a title that only make it look like one: `~~ RIVERFEST ~~`, `*** Gala ***`. */
const ORNAMENT = /^([~=★☆✦•·*#_-]{2,}) (.*\S) \1$/u;
/** Pictures by their names, as chats copy them: `:mega: All hands`. */
const SHORTCODES = /^(?::[a-z][a-z\d_+-]{1,40}:\s+)+/;
const HASHES = /^#{1,6}\s*/;
const BOLD = /^(\*\*|__)(?=\S)(.*\S)\1(:?)$/;
/** Controls of print and of direction; joiners stay, which scripts and emoji need. */
const UNPRINTED = /(?![\t\u200C\u200D])[\p{Cc}\p{Cf}]/gu;
const STRUCK = /~~(?=\S)(?:(?!~~).)*\S~~ ?/g;
const ITALIC = /^([*_])(?=[^\s*_])([^*_]*[^\s*_])\1$/;
const BULLET = /^(?:[-*+•◦▪▫■□●○►▶▸‣⁃✓✔➤»·]|[–—.](?=\s))\s+|^[•◦▪■●►▶▸‣✓✔➤](?=\S)/u;
const NUMBER =
  /^(?:\(?\d{1,3}[.)]-?(?=\s)|\d{1,2}\/(?=\s)|\d{1,2}(?:\.?[ºª°]|°)\)?-?(?=\s)|\(?[a-z]\)(?=\s)|[IVX]{1,5}[.)](?=\s)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}、)\s*/;
const NUMBER_CELL = /^\d{1,3}(?:[^\S\t]{2,}|\t)[ \t]*(?=\d{1,2}[:.h]\d\d)/;
const ITEM_NUMBER = /^(?:item|point|no\.?|nr\.?)\s?\d{1,3}\s?[.:)]\s+/i;

function takeMarks(raw: string): Pick<Line, 'text' | 'listed' | 'heading' | 'struck'> {
  let text = raw
    .replace(/^>+\s*/, '')
    .replace(SHORTCODES, '')
    .replace(ORNAMENT, '$2');
  const hashed = HASHES.test(text);
  text = text.replace(HASHES, '').replace(/\s#+$/, '');
  const bullet = BULLET.test(text);
  text = text.replace(BULLET, '').replace(ITALIC, '$2');
  const bold = BOLD.exec(text);
  if (bold) text = `${bold[2] ?? ''}${bold[3] ?? ''}`;
  const struck = /^~~(?=\S)(?:(?!~~).)+~~$/.test(text);
  text = (struck ? text.slice(2, -2) : text.replace(STRUCK, ''))
    .replace(/^`(\d[^`]*)`/, '$1')
    .replace(/\*\*(?=\S)([^*]*\S)\*\*/g, '$1')
    .replace(/__(?=\S)([^_]*\S)__/g, '$1')
    .trim();
  const numbered = [NUMBER, NUMBER_CELL, ITEM_NUMBER].some((number) => number.test(text));
  text = text.replace(NUMBER, '').replace(NUMBER_CELL, '').replace(ITEM_NUMBER, '');
  const listed = bullet || numbered;
  return {
    text,
    listed,
    struck,
    heading: hashed || (bold !== null && !listed) || (isShouted(text) && !listed),
  };
}

function isShouted(text: string): boolean {
  return /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function isUnderlined(next: string | undefined): boolean {
  return next !== undefined && /^\s*(={3,}|-{3,})\s*$/.test(next);
}
