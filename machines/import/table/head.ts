import { columnNamed, columnsOf, fieldNamed, isHead, mayBeSeveral, type Column } from '../columns.ts';
import { ImportError } from '../error.ts';
import { withTitles } from '../grouping.ts';
import type { TableColumns } from '../cells.ts';
import { plain } from '../text/fold.ts';
import { columnsByContent } from './content.ts';
import type { GridRow } from './grid.ts';
import { SPEAKERS_HEAD } from './ownHead.ts';

/** Which column of a table is to hold what: by the column's name or its number from 1, a field such as `start`. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** The columns of a sheet; `index` is the row that names them, -1 where none does. */
export interface Head {
  readonly columns: TableColumns;
  readonly index: number;
}

const LOOK_FOR_HEAD_IN = 40;

/** Finds the columns of a sheet by their names, else by what they hold; undefined where it holds no programme. */
export function findHead(rows: readonly GridRow[], mapping: ColumnMapping): Head | undefined {
  const named = headRow(rows.slice(0, LOOK_FOR_HEAD_IN), mapping);
  const index = named < 0 ? headByNumber(rows, mapping) : named;
  const names = (rows[index]?.cells ?? []).map((name) => name.trim());
  const read = index < 0 ? columnsByContent(rows) : columnsOf(names);
  const byNumber = Object.keys(mapping).some((name) => /^\d{1,3}$/.test(name));
  if (index < 0 && !read.some((field) => field === 'time' || field === 'start') && !byNumber)
    return undefined;
  const width = byNumber ? Math.max(read.length, ...rows.map(({ cells }) => cells.length)) : read.length;
  const found = Array.from({ length: width }, (_, column) => read[column]);
  const told = found.map((_, column) => toldField(column, names[column] ?? '', mapping));
  const wanted = onceEach(found, told);
  const fields = withTitles(rows.slice(index + 1), names, wanted);
  return { columns: { fields, names, exact: names.includes(SPEAKERS_HEAD) }, index };
}

/** The row that names most columns, the first of several; -1 where none does. */
function headRow(rows: readonly GridRow[], mapping: ColumnMapping): number {
  const names = rows.map(({ cells }) => namedIn(cells, mapping));
  const most = Math.max(0, ...names);
  return most === 0 ? -1 : names.indexOf(most);
}

/** How many columns the cells of a row name; 0 where it is no head. */
function namedIn(cells: readonly string[], mapping: ColumnMapping): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.some((cell) => cell.trim() === SPEAKERS_HEAD)) return Infinity;
  const wanted = Object.keys(mapping).filter((name) => !/^\d+$/.test(name));
  const mapped = wanted.filter((name) => filled.some((cell) => isSame(cell, name))).length;
  const known = new Set(filled.map(columnNamed).filter((field) => field !== undefined));
  const plausible =
    isHead(filled) ||
    (known.size >= 2 && known.has('title') && !filled.some((cell) => /\d[:.h]\d/.test(cell)));
  return mapped + (plausible ? known.size : 0);
}

/** The first row, where a mapping by numbers says that times stand in a column in which it has no figure; else -1. */
function headByNumber(rows: readonly GridRow[], mapping: ColumnMapping): number {
  const times = Object.entries(mapping).flatMap(([number, field]) =>
    /^\d{1,3}$/.test(number) && ['time', 'start', 'duration'].includes(field) ? [Number(number) - 1] : [],
  );
  const first = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const heads = times.map((column) => rows[first]?.cells[column] ?? '');
  return heads.length > 0 && heads.every((cell) => cell !== '' && !/\d/.test(cell)) ? first : -1;
}

/** What a mapping says of a column, by its name or its number. */
function toldField(column: number, name: string, mapping: ColumnMapping): Column | undefined {
  const byName = Object.entries(mapping).find(([key]) => name !== '' && isSame(key, name))?.[1];
  const wanted = byName ?? mapping[String(column + 1)];
  return wanted === undefined ? undefined : knownField(wanted);
}

/** What columns hold, each field once: in the column that was told to hold it, else in the first; the others are not known. */
function onceEach(
  found: readonly (Column | undefined)[],
  told: readonly (Column | undefined)[],
): (Column | undefined)[] {
  const fields = found.map((field, column) => told[column] ?? field);
  return fields.map((field, column) => {
    if (field === undefined || mayBeSeveral(field)) return field;
    const holder = told.includes(field) ? told.indexOf(field) : fields.indexOf(field);
    return holder === column ? field : undefined;
  });
}

function knownField(name: string): Column {
  const field = fieldNamed(name);
  if (!field) throw new ImportError(`“${name.slice(0, 60)}” is no field that a column could hold.`);
  return field;
}

function isSame(cell: string, name: string): boolean {
  return plain(cell) === plain(name);
}
