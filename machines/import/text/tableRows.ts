import { columnsOf } from '../columns.ts';
import { groupRows, withTitles } from '../grouping.ts';
import type { TableColumns } from '../cells.ts';
import { readRecord } from '../record.ts';
import { findDate } from './dates.ts';
import { dayHeadingOf } from './days.ts';
import { fold } from './fold.ts';
import type { Line } from './lines.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';
import { isTotal } from './totals.ts';

type TableRow = Table['body'][number];

/**
 * A table as rows of a list. Where it has a column for each room or day, or one that names them, the rows stand
 * under headings.
 */
export function rowsOfTable({ head, body }: Table): Row[] {
  const [first] = body;
  const fields = withTitles(body, head, columnsOf(head));
  const groups = groupRows(body, head, fields, ({ line }, cells) => ({ line, cells: [...cells] }));
  if (!first) return [];
  return groups.flatMap(({ day, room, rows, fields }) => [
    ...[day, room].flatMap((text) => (text === undefined ? [] : [headingRow(first.line, text)])),
    ...joinDetails(rows.map((row) => readCells(row, { fields, names: head, exact: false }))),
  ]);
}

const NOTHING_READ = {
  span: undefined,
  duration: undefined,
  date: undefined,
  day: undefined,
  tabled: false,
  details: undefined,
  room: undefined,
  given: {},
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

function readCells({ line, cells }: TableRow, columns: TableColumns): Row {
  // What markup or a pasted page puts on a line of its own within a cell is marked by a bar.
  const isStruck = areStruck(cells);
  const written = cells.map((cell) => withoutStruck(cell, isStruck).replace(/\s+\|\s+/g, '\n'));
  const record = readRecord(written, columns);
  const first = written.find((cell) => cell !== '') ?? '';
  // A sum stands under any column; it is told by its name.
  const isSum = record.title === '' && !record.span && isTotal(first);
  const { title, span, duration, speakers, notes, given } = isSum
    ? { ...record, title: first, notes: [] }
    : record;
  return {
    ...line,
    ...NOTHING_READ,
    text: title,
    folded: fold(title),
    rest: title,
    dated: title,
    tabled: true,
    listed: false,
    struck: isStruck,
    heading: false,
    leading: true,
    timeOnly: title === '',
    span,
    duration,
    details: { speakers, notes },
    given,
  };
}

/** Whether all that a row says is struck out: `~~10:00~~`. */
function areStruck(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^~~(?:(?!~~).)+~~$/s.test(cell));
}

function withoutStruck(cell: string, all: boolean): string {
  return all ? cell.replaceAll('~~', '') : cell.replace(/~~(?=\S)(?:(?!~~).)*\S~~ ?/gs, '').trim();
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
