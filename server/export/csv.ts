import { cellAsText, type Cell } from '../../machines/export/cells.ts';
import { guardFormula } from '../../machines/export/formula.ts';

/** What Excel needs before it takes a CSV file for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as CSV (RFC 4180), every line ended; texts that begin like a formula are guarded. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(cell: Cell): string {
  const text = typeof cell === 'string' ? guardFormula(cell) : cellAsText(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
