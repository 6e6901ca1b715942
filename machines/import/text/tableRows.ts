import { kindOf } from '../kinds.ts';
import { columnsOf, type Column } from './columns.ts';
import { findDate } from './dates.ts';
import { dayHeadingOf } from './days.ts';
import { readClockDuration, readDuration } from './durations.ts';
import { fold } from './fold.ts';
import type { Line } from './lines.ts';
import { peel } from './peel.ts';
import type { Row } from './row.ts';
import { readPeople } from './speakers.ts';
import type { Table } from './table.ts';

interface TableRow {
  line: Line;
  cells: string[];
}

type Columns = readonly (Column | undefined)[];

/**
 * A table as rows of a list. Where it has a column for each room or day, or one that names them, the rows stand
 * under headings.
 */
export function rowsOfTable(table: Table): Row[] {
  const columns = columnsOf(table.head);
  const groups = table.head.flatMap((name, index) =>
    columns[index] === undefined && name !== '' ? [index] : [],
  );
  if (!columns.includes('title') && groups.length > 0) {
    return groups.flatMap((group) => rowsOfGroup(table, columns, group, groups));
  }
  return rowsByColumn('day', table.body, columns, (ofDay) =>
    rowsByColumn('room', ofDay, columns, (here) => joinDetails(here.map((row) => readCells(row, columns)))),
  );
}

/** The items of one room or day in a table that has a column for each. What stands alone in a row may be for all. */
function rowsOfGroup(table: Table, columns: Columns, group: number, groups: readonly number[]): Row[] {
  const filled = table.body.flatMap(({ line, cells }) => {
    const written = groups.map((index) => cells[index] ?? '').filter((cell) => cell !== '');
    const alone = written.length === 1 && isForAll(written[0] ?? '') ? written[0] : undefined;
    const title = alone ?? cells[group] ?? '';
    return title === ''
      ? []
      : [readCells({ line, cells: withCell(cells, group, title) }, columns.with(group, 'title'))];
  });
  const [first] = table.body;
  return first ? [headingRow(first.line, table.head[group] ?? ''), ...filled] : [];
}

function withCell(cells: readonly string[], index: number, text: string): string[] {
  return Array.from({ length: Math.max(cells.length, index + 1) }, (_, at) =>
    at === index ? text : (cells[at] ?? ''),
  );
}

function isForAll(title: string): boolean {
  return ['break', 'reception', 'opening', 'closing', 'keynote'].includes(kindOf(title));
}

/** The rows under a heading for each value of a column; rows without a value stand under every heading of rooms. */
function rowsByColumn(
  column: 'day' | 'room',
  body: readonly TableRow[],
  columns: Columns,
  read: (rows: readonly TableRow[]) => Row[],
): Row[] {
  const filled = column === 'day' ? fillDown(body, columns.indexOf('day')) : body;
  const values = [...new Set(filled.map(({ cells }) => cellOf(column, cells, columns)))].filter(
    (value) => value !== '',
  );
  const [first] = filled;
  if (values.length === 0 || !first) return read(filled);
  return values.flatMap((value) => [
    headingRow(first.line, value),
    ...read(filled.filter(({ cells }) => [value, ''].includes(cellOf(column, cells, columns)))),
  ]);
}

function fillDown(body: readonly TableRow[], index: number): readonly TableRow[] {
  let value = '';
  return body.map(({ line, cells }) => {
    if ((cells[index] ?? '') !== '') value = cells[index] ?? '';
    return index < 0 ? { line, cells } : { line, cells: withCell(cells, index, value) };
  });
}

function cellOf(column: Column, cells: readonly string[], columns: Columns): string {
  const index = columns.indexOf(column);
  return index < 0 ? '' : (cells[index] ?? '');
}

const NOTHING_READ = {
  span: undefined,
  duration: undefined,
  date: undefined,
  day: undefined,
  tabled: false,
  details: undefined,
  room: undefined,
};

function headingRow(line: Line, text: string): Row {
  const folded = fold(text);
  const row = {
    ...line,
    ...NOTHING_READ,
    text,
    folded,
    rest: text,
    dated: text,
    date: findDate(folded),
    heading: true,
    leading: false,
    timeOnly: false,
  };
  return dayHeadingOf(row, undefined) ? row : { ...row, room: text };
}

function readCells({ line, cells }: TableRow, columns: Columns): Row {
  const of = (column: Column) => cellOf(column, cells, columns);
  const from = of('start') === '' ? of('time') : of('start');
  const times = of('end') === '' ? from : `${from}\t${of('end')}`;
  const read = peel({ text: times, folded: fold(times) }, { compact: true, trailing: false, lengths: false });
  const [title = '', ...below] = of('title').split(/\s+\|\s+/);
  const length = fold(/^\d+$/.test(of('duration')) ? `${of('duration')} min` : of('duration'));
  return {
    ...line,
    ...NOTHING_READ,
    text: title,
    folded: fold(title),
    rest: title,
    dated: title,
    tabled: true,
    listed: false,
    heading: false,
    leading: true,
    timeOnly: title === '',
    span: read.span,
    duration: read.duration ?? readDuration(length, 0) ?? readClockDuration(length, 0),
    details: detailsOf([...below, of('speaker')], [of('notes'), read.rest]),
  };
}

/** Rows without a time and a title go on with the people and remarks of the row above. */
function joinDetails(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (row.rest !== '' || row.span || row.duration || !row.details) joined.push(row);
    else if (above?.details) {
      above.details.speakers.push(...row.details.speakers);
      above.details.notes.push(...row.details.notes);
    }
  }
  return joined;
}

function detailsOf(cells: readonly string[], remarks: readonly string[]): NonNullable<Row['details']> {
  const details: NonNullable<Row['details']> = { speakers: [], notes: [] };
  for (const cell of cells.flatMap((text) => text.split(/\s+\|\s+/))) {
    if (/^[-–—]*$/.test(cell)) continue;
    const people = readPeople(cell, { expected: true });
    if (people) details.speakers.push(...people);
    else details.notes.push(cell);
  }
  details.notes.push(...remarks.filter((remark) => remark !== ''));
  return details;
}
