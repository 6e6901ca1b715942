import { columnNamed } from './columns.ts';

/** What may part the cells of a table in a text file; of two that fit equally well, the first. */
const DELIMITERS = ['\t', ';', ','] as const;

const LINES = 40;
const LINE = 2_000;

/** The character that parts the cells of a CSV text: the one that parts names of columns, else of which most lines have as many. */
export function delimiterOf(text: string): string {
  const lines = firstLines(text);
  const named = DELIMITERS.map((delimiter) => Math.max(0, ...lines.map((line) => namesIn(line, delimiter))));
  const most = Math.max(...named);
  if (most >= 2) return DELIMITERS[named.indexOf(most)] ?? ',';
  const scores = DELIMITERS.map((delimiter) => score(lines, delimiter));
  const best = Math.max(...scores);
  return best > 0 ? (DELIMITERS[scores.indexOf(best)] ?? ',') : ',';
}

/** The first lines of a text that say something, long ones cut. */
export function firstLines(text: string): string[] {
  return text
    .slice(0, LINES * LINE)
    .split(/\r\n|[\n\r]/, LINES)
    .map((line) => line.slice(0, LINE))
    .filter((line) => line.trim() !== '');
}

/** How many names of columns stand in a line, or 0 where most of its cells are none. */
export function namesIn(line: string, delimiter: string): number {
  const cells = line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim());
  const known = new Set(cells.map(columnNamed).filter((field) => field !== undefined && field !== 'ignore'));
  return known.size * 2 >= cells.filter((cell) => cell !== '').length ? known.size : 0;
}

/** How many cells most lines have, and how many lines have as many; 0 where few agree. */
function score(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => withoutQuoted(line).split(delimiter).length - 1);
  const most = Math.max(
    0,
    ...[...new Set(counts)].map((count) => (count === 0 ? 0 : agreeing(counts, count))),
  );
  const cells = Math.max(0, ...counts.filter((count) => count > 0 && agreeing(counts, count) === most));
  return most * Math.min(cells, 6);
}

function agreeing(counts: readonly number[], count: number): number {
  return counts.filter((other) => other === count).length;
}

/** A line without what stands in quotation marks. */
export function withoutQuoted(line: string): string {
  return line.replace(/"[^"]*"/g, '');
}
