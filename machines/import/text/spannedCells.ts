/** Stands in each place that a cell of the row above reaches down to. */
const ABOVE = '\uE000';
/** Stands in each place that the cell to the left reaches over to. */
const LEFT = '\uE001';

/** Both signs, which nobody prints. */
export const SPAN_MARKS = /[\uE000\uE001]/g;

const MAX_COLUMNS = 60;
const MAX_ROWS = 500;
/** More places than the tables of any programme have. */
const MAX_MARKS = 5_000;
const CELL = /<t[dh]\b([^<>]{0,500})>/gi;

/** Markup of tables in which cells that reach over several rows or columns have a cell with a mark in each of those places. */
export function spreadSpans(markup: string): string {
  if (!/<t[dh]\b[^<>]{0,500}(?:row|col)span/i.test(markup)) return markup;
  let reaching: number[] = [];
  let marks = 0;
  return markup
    .split(/(?=<tr\b|<\/?table\b)/i)
    .map((piece) => {
      if (!/^<tr\b/i.test(piece) || marks > MAX_MARKS) {
        reaching = [];
        return piece;
      }
      const { row, further } = spreadRow(piece, reaching);
      reaching = further;
      marks += further.length;
      return row;
    })
    .join('');
}

/** A row with its marks, and how many rows further down each of its columns is taken. */
function spreadRow(piece: string, reaching: readonly number[]): { row: string; further: number[] } {
  const begins = [...piece.matchAll(CELL)];
  const ends = begins.map((_, index) => begins[index + 1]?.index ?? endOfCells(piece));
  const further: number[] = [];
  const cells: string[] = [];
  const passTaken = () => {
    for (let rows = reaching[further.length] ?? 0; rows > 0; rows = reaching[further.length] ?? 0) {
      further.push(rows - 1);
      cells.push(cellOf(ABOVE));
    }
  };
  begins.forEach((begin, index) => {
    passTaken();
    const rows = Math.min(spanIn(begin[1], 'row'), MAX_ROWS);
    // What stands alone over all columns is a heading, not a row of cells.
    const columns = begins.length === 1 && cells.length === 0 ? 1 : spanIn(begin[1], 'col');
    cells.push(piece.slice(begin.index, ends[index]));
    further.push(rows - 1);
    for (let column = 1; column < columns && further.length < MAX_COLUMNS; column++) {
      cells.push(cellOf(LEFT));
      further.push(rows - 1);
    }
  });
  passTaken();
  const row = piece.slice(0, begins[0]?.index ?? 0) + cells.join('') + piece.slice(endOfCells(piece));
  return begins.length === 0 ? { row: piece, further: [...reaching] } : { row, further };
}

function endOfCells(piece: string): number {
  const at = piece.search(/<\/tr\b/i);
  return at < 0 ? piece.length : at;
}

function cellOf(mark: string): string {
  return `<td>${mark}</td>`;
}

function spanIn(attributes: string | undefined, direction: 'row' | 'col'): number {
  const span = new RegExp(`${direction}span\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes ?? '')?.[1];
  return Math.max(1, Number(span ?? 1));
}

/** A row of cells that may hold marks. */
interface MarkedRow {
  readonly cells: readonly string[];
}

/**
 * Rows of a table with what their marks stand for: a cell that reaches down counts in each row, except where the title
 * does, under which the rows only go on. In a column of a room or a day (`isGroup`) it is one item, and its marks stay.
 */
export function settleSpans<R extends MarkedRow>(
  rows: readonly R[],
  title: number,
  isGroup: (column: number) => boolean,
  put: (row: R, cells: readonly string[]) => R,
): R[] {
  let above: readonly string[] = [];
  return rows.map((row) => {
    const goesOn = title >= 0 && row.cells[title] === ABOVE;
    const cells: string[] = [];
    row.cells.forEach((cell, column) => {
      if (cell === ABOVE) cells.push(goesOn ? '' : isGroup(column) ? ABOVE : (above[column] ?? ''));
      else if (cell === LEFT) cells.push(isGroup(column) ? (cells[column - 1] ?? '') : '');
      else cells.push(cell);
    });
    above = cells;
    return put(row, cells);
  });
}

/** Whether a title is the mark of a cell that reaches down to it. */
export function isReachedFromAbove(title: string): boolean {
  return title === ABOVE;
}
