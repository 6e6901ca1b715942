/** A line of a source with its number, counted from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly number: number;
}

const MAX_LINES_IN_CELL = 30;
const QUOTED_CELL = /^"((?:[^"]|"")*)"$/;
const OPENED_CELL = /(?:^|\t)"(?:[^"]|"")*$/;

/**
 * The lines of a text, those of one row joined where a spreadsheet put line breaks into a cell: it sets such a cell in
 * quotation marks. Within the cell a bar stands for a line break.
 */
export function joinCells(lines: readonly string[]): NumberedLine[] {
  const joined: NumberedLine[] = [];
  for (let index = 0; index < lines.length;) {
    const length = linesOfRow(lines, index);
    const row = lines.slice(index, index + length).join('\n');
    joined.push({ text: row.includes('\t') ? withoutQuotes(row) : row, number: index + 1 });
    index += length;
  }
  return joined;
}

/** How many lines the row takes that begins at `index`: one, unless a cell is opened and closed further down. */
function linesOfRow(lines: readonly string[], index: number): number {
  const first = lines[index] ?? '';
  if (!OPENED_CELL.test(first)) return 1;
  let row = first;
  for (let length = 2; length <= MAX_LINES_IN_CELL && index + length <= lines.length; length++) {
    row += `\n${lines[index + length - 1] ?? ''}`;
    if (!OPENED_CELL.test(row)) return row.includes('\t') && row.split('\t').every(isCell) ? length : 1;
  }
  return 1;
}

function isCell(cell: string): boolean {
  return !cell.startsWith('"') || QUOTED_CELL.test(cell);
}

function withoutQuotes(row: string): string {
  return row
    .split('\t')
    .map((cell) => {
      const quoted = QUOTED_CELL.exec(cell)?.[1];
      return quoted !== undefined && /\n|""/.test(quoted) ? quoted.replaceAll('""', '"') : cell;
    })
    .join('\t')
    .replace(/ *\n+ */g, ' | ');
}
