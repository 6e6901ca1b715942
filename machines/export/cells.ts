/** A length in ms, shown as `0:38:00`, a number that a spreadsheet can add up. */
export interface LengthCell {
  readonly lengthMs: number;
}

/** A local time of day `HH:MM` or `HH:MM:SS`, which a spreadsheet keeps as one. */
export interface TimeCell {
  readonly timeOfDay: string;
}

/** What one cell of an exported table holds; null is an empty one. */
export type Cell = string | number | boolean | null | LengthCell | TimeCell;

/** A table on its way out: `name` for the sheet of a workbook, `headRow` the index of the row with the column names. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly headRow: number;
}

/** A length in ms as `H:MM:SS`, with a decimal fraction where it is not of whole seconds. */
export function lengthAsText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, ...rest] = fields;
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${String(hours)}:${rest.map((field) => String(field).padStart(2, '0')).join(':')}${fraction}`;
}

/** A cell as text, as CSV holds it. */
export function cellAsText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'lengthMs' in cell ? lengthAsText(cell.lengthMs) : cell.timeOfDay;
}
