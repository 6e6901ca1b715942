import { isHead } from '../columns.ts';
import type { Line } from './lines.ts';
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
  if (!split || !isHead(split(head.raw))) return undefined;
  const table: Table = { head: split(head.raw), body: [], length: 1 };
  for (const line of lines.slice(index + 1)) {
    const cells = split(line.raw);
    if (!(line.blank && RULE.test(line.raw)) && (line.blank || cells.length < 2)) break;
    table.length++;
    if (!line.blank) table.body.push({ line, cells });
  }
  return table.body.length > 0 ? table : undefined;
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
