import { columnsOf } from '../columns.ts';
import { groupRows, withTitles } from '../grouping.ts';
import type { TableColumns } from '../cells.ts';
import { readRecord } from '../record.ts';
import { fold } from './fold.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';
import { headingIn, headingRow, NOTHING_READ } from './tableHeadings.ts';
import { isReachedFromAbove, SPAN_MARKS, settleSpans } from './spannedCells.ts';
import { isTotal } from './totals.ts';

type TableRow = Table['body'][number];

/**
 * A table as rows of a list. Where it has a column for each room or day, or one that names them, the rows stand
 * under headings.
 */
export function rowsOfTable({ head, body }: Table): Row[] {
  const names = head.map((name) => name.replace(SPAN_MARKS, ''));
  const fields = withTitles(body, names, columnsOf(names));
  const title = fields.indexOf('title');
  const isGroup = (column: number) => title < 0 && fields[column] === undefined;
  return blocksOf(settleSpans(body, title, isGroup, put)).flatMap(({ heading, rows: block }) => [
    ...(heading ? [heading] : []),
    ...groupRows(block, names, fields, put).flatMap(({ day, room, rows, fields }) => [
      ...[day, room].flatMap((text) =>
        text === undefined || !block[0] ? [] : [headingRow(block[0].line, text)],
      ),
      ...joinReached(joinDetails(rows.map((row) => readCells(row, { fields, names, exact: false })))),
    ]),
  ]);
}

function put({ line }: TableRow, cells: readonly string[]): TableRow {
  return { line, cells: [...cells] };
}

interface Block {
  readonly heading: Row | undefined;
  readonly rows: TableRow[];
}

/** The rows of a table, parted at those that say nothing but what others stand under. */
function blocksOf(rows: readonly TableRow[]): Block[] {
  const blocks: Block[] = [{ heading: undefined, rows: [] }];
  for (const row of rows) {
    const heading = headingIn(row.line, row.cells);
    if (heading) blocks.push({ heading, rows: [] });
    else blocks.at(-1)?.rows.push(row);
  }
  return blocks;
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

/** An item that reaches down to further rows lasts until the end of the last of them. */
function joinReached(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (!isReachedFromAbove(row.rest)) joined.push(row);
    else if (above?.span && row.span?.end) {
      const text = `${above.span.start.text}-${row.span.end.text}`;
      joined[joined.length - 1] = { ...above, span: { ...above.span, text, end: row.span.end } };
    }
  }
  return joined;
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
