import type { Column } from './columns.ts';

/** The columns of a table: what each holds, and how its head names it. */
export interface TableColumns {
  readonly fields: readonly (Column | undefined)[];
  readonly names: readonly string[];
  /** Whether this product wrote the table, so that a cell is taken as it stands. */
  readonly exact: boolean;
}

/** What the first column of a kind says in a row, nothing where there is none. */
export function cellOf(field: Column, cells: readonly string[], fields: TableColumns['fields']): string {
  const index = fields.indexOf(field);
  return index < 0 ? '' : (cells[index] ?? '');
}

/** What each column of a kind says in a row, in their order. */
export function cellsOf(field: Column, cells: readonly string[], fields: TableColumns['fields']): string[] {
  return fields.flatMap((column, index) => (column === field ? [cells[index] ?? ''] : []));
}
