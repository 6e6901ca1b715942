/** A run of text between wide gaps, and where it begins. */
interface Chunk {
  readonly text: string;
  readonly from: number;
}

const GAP = / {2,}/;

/** Whether wide gaps part a line into several cells. */
export function hasGaps(line: string): boolean {
  return GAP.test(line.trim());
}

/**
 * Cuts lines at their wide gaps into the columns of a head that is written so; a cell belongs to the column under whose
 * name it begins or ends, so that a row may leave some out. A line without a gap that begins at the left edge is no row.
 */
export function cutAsUnder(head: string): (line: string) => string[] {
  const columns = chunksOf(head);
  return (line) => {
    const chunks = chunksOf(line);
    if (chunks.length === 1 && chunks[0]?.from === columns[0]?.from) return [line.trim()];
    const cells = columns.map(() => '');
    let least = 0;
    for (const chunk of chunks) {
      const column = nearest(chunk, columns, least);
      cells[column] = [cells[column] ?? '', chunk.text].filter((text) => text !== '').join(' ');
      least = Math.min(column + 1, columns.length - 1);
    }
    return cells;
  };
}

function chunksOf(line: string): Chunk[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ text: match[0], from: match.index }));
}

function nearest(chunk: Chunk, columns: readonly Chunk[], least: number): number {
  const distances = columns.map((column, index) =>
    index < least
      ? Infinity
      : Math.min(Math.abs(chunk.from - column.from), Math.abs(endOf(chunk) - endOf(column))),
  );
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

function endOf({ from, text }: Chunk): number {
  return from + text.length;
}
