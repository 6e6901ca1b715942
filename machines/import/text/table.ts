import { isHead } from '../columns.ts';
import type { Line } from './lines.ts';
import { headingIn } from './tableHeadings.ts';
import { cutAsUnder, hasGaps } from './spacedCells.ts';

/** A table in a text: its head, its rows of cells, and how many lines it takes. */
export interface Table {
  head: string[];
  body: { line: Line; cells: string[] }[];
  length: number;
}

const RULE = /^[\s|:+=.-]+$/;
const MARKUP = /\*\*|__|(?<![\p{L}\d])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\d])/gu;

/** The table whose head stands at `index`, with `|`, tabs or wide gaps between its cells. */
export function findTable(lines: readonly Line[], index: number): Table | undefined {
  const head = lines[index];
  if (!head || head.blank) return undefined;
  const split = splitterOf(head.raw);
  const names = split && withCorner(head, split(head.raw));
  if (!split || !names || !isHead(names)) return undefined;
  const table: Table = { head: names, body: [], length: 1 };
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at];
    const cells = split(line?.raw ?? '');
    if (!line || (!isRow(line, cells) && !headsMore(lines, at, split))) break;
    table.length++;
    if (!line.blank) table.body.push({ line, cells });
  }
  return table.body.length > 0 ? table : undefined;
}

/** The names in a head whose corner is empty: over days or rooms the column below it is one of times. */
function withCorner(line: Line, [corner = '', ...names]: string[]): string[] {
  const areGroups = names.length > 1 && names.every((name) => headingIn(line, [name]) !== undefined);
  return [corner === '' && areGroups ? 'Time' : corner, ...names];
}

function isRow(line: Line, cells: readonly string[]): boolean {
  return line.blank ? RULE.test(line.raw) : cells.length >= 2;
}

const NEAR = 3;

/** Whether a blank line, or one that heads a day or a room, stands between rows of one table. */
function headsMore(lines: readonly Line[], index: number, split: (text: string) => string[]): boolean {
  const [heading, next] = lines.slice(index, index + NEAR * 2).filter((line) => !line.blank);
  if (!heading || !next || heading.number - (lines[index]?.number ?? 0) > NEAR) return false;
  const text = heading.text;
  const cells = split(next.raw);
  return (
    split(heading.raw).length < 2 &&
    headingIn(heading, [text]) !== undefined &&
    cells.length >= 2 &&
    isTimed(cells)
  );
}

function isTimed([first = '']: readonly string[]): boolean {
  return /^\D{0,3}\d/.test(first);
}

function splitterOf(head: string): ((text: string) => string[]) | undefined {
  if (head.includes('\t')) return (text) => text.split('\t').map((cell) => cell.trim());
  if (head.includes('|')) return splitAtBars;
  return hasGaps(head) ? cutAsUnder(head) : undefined;
}

function splitAtBars(text: string): string[] {
  return text
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replace(/\\\|/g, '|')
        .replace(/<br ?\/?>/gi, ' ')
        .replace(MARKUP, '')
        .trim(),
    );
}
