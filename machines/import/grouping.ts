import type { Column } from './columns.ts';
import { kindOf } from './kinds.ts';
import { cellOf } from './cells.ts';

/** A row of a table, from wherever it comes. */
interface CellRow {
  readonly cells: readonly string[];
}

/** Rows of a table that belong to one day and one room, as the headings say that stand over them. */
export interface Group<R extends CellRow> {
  readonly day: string | undefined;
  readonly room: string | undefined;
  readonly rows: readonly R[];
  readonly fields: Fields;
}

/** A long cell is a remark; to say much is to say something in each row. */
const MAX_COUNTED = 40;

type Fields = readonly (Column | undefined)[];

/**
 * Parts the rows of a table by days and rooms: by columns that name them, or, where no column is one of titles, by
 * the columns whose names are not known, each a room or a day of its own. `put` gives a row other cells.
 */
export function groupRows<R extends CellRow>(
  rows: readonly R[],
  names: readonly string[],
  fields: Fields,
  put: (row: R, cells: readonly string[]) => R,
): Group<R>[] {
  const columns = names.flatMap((name, index) => (fields[index] === undefined && name !== '' ? [index] : []));
  if (!fields.includes('title') && columns.length > 0) {
    const days = partBy('day', fillDown(rows, fields.indexOf('day'), put), fields);
    return days.flatMap(([day, ofDay]) =>
      columns.map((column) => ({
        day,
        room: names[column],
        rows: rowsOfColumn(ofDay, column, columns, put),
        fields: fields.map((field, index) =>
          index === column ? 'title' : columns.includes(index) ? 'ignore' : field,
        ),
      })),
    );
  }
  return partBy('day', fillDown(rows, fields.indexOf('day'), put), fields).flatMap(([day, ofDay]) =>
    partBy('room', ofDay, fields).map(([room, here]) => ({ day, room, rows: here, fields })),
  );
}

/** What a table may have beside columns of rooms or days. */
const OF_TIME: readonly (Column | undefined)[] = ['time', 'start', 'end', 'day', 'ignore', undefined];

/**
 * The columns with one of titles: where no name tells which it is, and not each unknown one is a room or a day of its
 * own, it is the unknown one that says most.
 */
export function withTitles(rows: readonly CellRow[], names: readonly string[], fields: Fields): Fields {
  const columns = unknownColumns(names, fields);
  const areGroups = columns.length > 1 && fields.every((field) => OF_TIME.includes(field));
  if (fields.includes('title') || areGroups) return fields;
  const lengths = columns.map((column) =>
    rows.reduce((length, { cells }) => length + Math.min(MAX_COUNTED, (cells[column] ?? '').length), 0),
  );
  const title = columns[lengths.indexOf(Math.max(...lengths))];
  return title === undefined ? fields : fields.with(title, 'title');
}

function unknownColumns(names: readonly string[], fields: Fields): number[] {
  return names.flatMap((name, index) => (fields[index] === undefined && name !== '' ? [index] : []));
}

/** The rows of one room or day in a table that has a column for each. What stands alone in a row may be for all. */
function rowsOfColumn<R extends CellRow>(
  rows: readonly R[],
  column: number,
  columns: readonly number[],
  put: (row: R, cells: readonly string[]) => R,
): R[] {
  return rows.flatMap((row) => {
    const written = columns.map((index) => row.cells[index] ?? '').filter((cell) => cell !== '');
    const alone = written.length === 1 && isForAll(written[0] ?? '') ? written[0] : undefined;
    const title = alone ?? row.cells[column] ?? '';
    return title === '' ? [] : [put(row, withCell(row.cells, column, title))];
  });
}

/** Whether an item of this title, given no room of its own, is likely to be one of every room. */
export function isForAll(title: string): boolean {
  return ['break', 'reception', 'opening', 'closing', 'keynote'].includes(kindOf(title));
}

/** The rows of each value of a column; rows without a value belong to every one. */
function partBy<R extends CellRow>(
  column: 'day' | 'room',
  rows: readonly R[],
  fields: Fields,
): [string | undefined, readonly R[]][] {
  const values = [...new Set(rows.map(({ cells }) => cellOf(column, cells, fields)))].filter(
    (value) => value !== '',
  );
  if (values.length === 0) return [[undefined, rows]];
  return values.map((value) => [
    value,
    rows.filter(({ cells }) => [value, ''].includes(cellOf(column, cells, fields))),
  ]);
}

function fillDown<R extends CellRow>(
  rows: readonly R[],
  index: number,
  put: (row: R, cells: readonly string[]) => R,
): readonly R[] {
  if (index < 0) return rows;
  let value = '';
  return rows.map((row) => {
    if ((row.cells[index] ?? '') !== '') value = row.cells[index] ?? '';
    return put(row, withCell(row.cells, index, value));
  });
}

function withCell(cells: readonly string[], index: number, text: string): string[] {
  return Array.from({ length: Math.max(cells.length, index + 1) }, (_, at) =>
    at === index ? text : (cells[at] ?? ''),
  );
}
