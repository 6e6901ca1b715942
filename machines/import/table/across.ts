import type { TableColumns } from '../cells.ts';
import type { GridRow, Span } from './grid.ts';

/** Rows in which what goes across the columns of several rooms or days stands in each of them. */
export function acrossRooms(
  rows: readonly GridRow[],
  spans: readonly Span[],
  { fields, names }: TableColumns,
): readonly GridRow[] {
  if (fields.includes('title')) return rows;
  const byLine = Map.groupBy(spans, ({ line }) => line);
  const isRoom = (column: number) => fields[column] === undefined && (names[column] ?? '') !== '';
  return rows.map((row) => {
    const here = (byLine.get(row.line) ?? []).filter(({ from }) => isRoom(from));
    if (here.length === 0) return row;
    const cells = Array.from({ length: Math.max(names.length, row.cells.length) }, (_, column) => {
      const span = isRoom(column) ? here.find(({ from, to }) => column > from && column <= to) : undefined;
      return row.cells[span?.from ?? column] ?? '';
    });
    return { line: row.line, cells };
  });
}
