import type { Cell as WrittenCell } from 'write-excel-file/node';
import { cellAsText, type Cell, type Sheet } from '../../machines/export/cells.ts';
import { guardFormula } from '../../machines/export/formula.ts';

const DAY_MS = 86_400_000;
const MAX_SHEET_NAME = 31;
const MIN_WIDTH = 8;
const MAX_WIDTH = 48;
const MAX_CELL = 32_767;

/** Tables as a workbook (Office Open XML): one sheet each, lengths and times of day as numbers, no formulas. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  // Loaded when it is needed: a server that exports nothing starts the sooner.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const names = new Set<string>();
  return writeWorkbook(
    sheets.map(({ name, rows, headRow }) => ({
      sheet: sheetName(name, names),
      data: rows.map((row, index) => row.map((cell) => written(cell, index === headRow))),
      columns: widths(rows),
    })),
  ).toBuffer();
}

function written(cell: Cell, bold: boolean): WrittenCell {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if (typeof cell === 'string') {
    const value = escaped(guardFormula(cell).slice(0, MAX_CELL));
    return {
      value,
      type: String,
      wrap: cell.includes('\n'),
      alignVertical: 'top',
      ...(bold && { fontWeight: 'bold' as const }),
    };
  }
  if ('timeOfDay' in cell) {
    const format = cell.timeOfDay.length > 'HH:MM'.length ? 'hh:mm:ss' : 'hh:mm';
    return { value: secondsOf(cell.timeOfDay) / 86_400, type: Number, format, alignVertical: 'top' };
  }
  // A number of days keeps seconds, and not each millisecond.
  if (cell.lengthMs % 1000 !== 0) return { value: cellAsText(cell), type: String, alignVertical: 'top' };
  return { value: cell.lengthMs / DAY_MS, type: Number, format: '[h]:mm:ss', alignVertical: 'top' };
}

/**
 * A text in the form of this format, in which `_x0041_` stands for a letter. What every object of JavaScript has a
 * property for, such as “constructor”, is written so: the writer would take it for a text that it has seen.
 */
function escaped(text: string): string {
  const literal = text.replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_');
  if (!(literal in {})) return literal;
  return `_x${literal.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${literal.slice(1)}`;
}

function secondsOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = timeOfDay.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** As wide as the longest line in each column, within reason. */
function widths(rows: readonly (readonly Cell[])[]): { width: number }[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const lengths = rows.map((row) => longestLine(cellAsText(row[column] ?? null)));
    return { width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ...lengths) + 2) };
  });
}

function longestLine(text: string): number {
  return Math.max(0, ...text.split('\n').map((line) => line.length));
}

/** A name that a sheet may have, and that no other one has. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(/[\\/?*[\]:\p{Cc}]+/gu, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  const base = (plain === '' ? 'Sheet' : plain).slice(0, MAX_SHEET_NAME);
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) {
    const number = ` ${String(n)}`;
    name = base.slice(0, MAX_SHEET_NAME - number.length) + number;
  }
  taken.add(name.toLowerCase());
  return name;
}
