import { MAX_NOTES } from '../../programme/schema.ts';

/** A row of a spreadsheet: its number as the program shows it, from 1, and what its cells say. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell that goes across columns, counted from 0, in the row of a number, from 1. */
export interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A sheet as plain text: dates as `2025-07-11`, times and lengths with seconds, `09:05:00`. */
export interface Grid {
  readonly name: string | undefined;
  readonly rows: readonly GridRow[];
  /** The cells that go across several columns; what they say stands in their first. */
  readonly spans?: readonly Span[];
  /** How many rows, columns and sheets were left out because their author hid them; told of with the first sheet. */
  readonly hidden?: { readonly rows: number; readonly columns: number; readonly sheets: number };
}

/** The most rows and columns that are looked at. */
export const MAX_ROWS = 5_000;
export const MAX_COLUMNS = 200;

/** The most characters of a cell that are read: more than notes may have, so that it is seen where they are cut. */
export const MAX_CELL = MAX_NOTES + 1;
