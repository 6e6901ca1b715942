import { ImportError } from '../error.ts';
import type { Finding } from '../findings.ts';
import { groupRows } from '../grouping.ts';
import { kindOf } from '../kinds.ts';
import type { TableColumns } from '../cells.ts';
import { readRecord, type TableRecord } from '../record.ts';
import { calendarDateOf, dateOrderOf, findDate, weekdayAlone, type DateOrder } from '../text/dates.ts';
import type { DayHeading } from '../text/days.ts';
import { fold } from '../text/fold.ts';
import { dayNumber, isKnownHeading, roomOf } from '../text/headings.ts';
import { doubtDate } from '../text/doubtDate.ts';
import type { Item, Section } from '../text/items.ts';
import { isTotal } from '../text/totals.ts';
import { unreadable } from '../text/unreadable.ts';
import { withoutDates } from './datedTimes.ts';
import type { GridRow } from './grid.ts';

const MAX_DAY = 60;
/** The most cells that a row fills which only adds lengths up. */
const MAX_IN_SUM = 4;
/** The most rows of one day in one room; people on rows of their own are some of them. */
const MAX_TOGETHER = 2_000;

/** What stands under the head of a table: items by day and room, and what was not understood. */
export function readSections(
  body: readonly GridRow[],
  columns: TableColumns,
): { sections: Section[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const order = dateOrderOf(body.flatMap(({ cells }) => cells.map((cell) => fold(cell.slice(0, MAX_DAY)))));
  const days = new Map<string, DayHeading>();
  const dayOf = (text: string, line: number) => {
    const known = days.get(text) ?? readDay(text, line, order, findings);
    days.set(text, known);
    return known;
  };
  const rows = columns.exact ? body : withoutDates(body, columns, order, findings);
  const dated = columns.exact || columns.fields.includes('day') ? columns : withDayColumn(columns, rows);
  const sections = blocksOf(rows, dated, findings).flatMap((block) =>
    groupRows(block.rows, dated.names, dated.fields, ({ line }, cells) => ({ line, cells })).map(
      ({ day, room, rows: here, fields }): Section => {
        if (here.length > MAX_TOGETHER) {
          throw new ImportError(
            `This table has ${here.length} rows for one day, far more than any programme.`,
          );
        }
        const heading = day ?? block.day;
        const [first] = here;
        const asDay = room !== undefined && day === undefined && isDay(room) ? room : heading;
        return {
          day: asDay === undefined ? undefined : dayOf(asDay, first?.line ?? 1),
          room: (asDay === room ? undefined : room) ?? block.room,
          items: joinDetails(here.map((row) => itemOf(row, { ...dated, fields }))),
        };
      },
    ),
  );
  return { sections, findings };
}

interface Block {
  day: string | undefined;
  room: string | undefined;
  rows: GridRow[];
}

/** Parts the rows at those that say nothing but a day or a room; known headings and the head again are left out. */
function blocksOf(rows: readonly GridRow[], columns: TableColumns, findings: Finding[]): Block[] {
  const blocks: Block[] = [{ day: undefined, room: undefined, rows: [] }];
  const head = columns.names.join('\t');
  for (const row of rows) {
    const current = blocks.at(-1);
    const filled = row.cells.filter((cell) => cell !== '');
    const [alone = ''] = new Set(filled).size === 1 ? filled : [];
    if (filled.length === 0 || (columns.names.length > 0 && row.cells.join('\t') === head)) continue;
    const isSum =
      !columns.exact && filled.length <= MAX_IN_SUM && filled.some(isTotal) && !filled.some(isRange);
    if (isSum) findings.push(unreadable({ text: filled.join(' '), number: row.line }, 'info', 'row'));
    else if (columns.exact || alone === '') current?.rows.push(row);
    else if (isDay(alone)) blocks.push({ day: alone, room: undefined, rows: [] });
    else if (roomOf(alone) !== undefined) blocks.push({ day: current?.day, room: roomOf(alone), rows: [] });
    else if (!isKnownHeading(alone)) {
      const kept = rowAlone(row, alone, columns);
      if (kept) current?.rows.push(kept);
      else findings.push(unreadable({ text: alone, number: row.line }, 'info', 'row'));
    }
  }
  return blocks.filter((block) => block.rows.length > 0);
}

/** Whether a cell says when something begins and ends. */
function isRange(cell: string): boolean {
  return /\d[:.h]\d\d\s*[-–—]/.test(cell);
}

/** A row of one cell that is an item or goes with one; nothing for a heading that stands across the table. */
function rowAlone(row: GridRow, alone: string, { fields }: TableColumns): GridRow | undefined {
  const at = row.cells.indexOf(alone);
  const field = fields[at];
  if (field !== 'start' && field !== 'time' && field !== 'ignore' && at > 0) return row;
  if (field === 'title' || /\d/.test(alone.slice(0, 3))) return row;
  const title = fields.indexOf('title');
  if (kindOf(alone) === 'other' || title < 0) return undefined;
  return { ...row, cells: padded([], title + 1).with(title, alone) };
}

function isDay(text: string): boolean {
  if (text.length > MAX_DAY) return false;
  const folded = fold(text);
  const date = findDate(folded);
  const beside = date ? folded.slice(0, date.from) + folded.slice(date.to) : folded;
  if (date) return beside.replace(/[^\p{L}\d]/gu, '').length <= 12;
  return weekdayAlone(folded) !== undefined || dayNumber(text) !== undefined;
}

function readDay(text: string, line: number, order: DateOrder, findings: Finding[]): DayHeading {
  const printed = findDate(fold(text), order);
  const date = printed && calendarDateOf(printed);
  if (printed) doubtDate(printed, date, { text, number: line }, findings);
  const number = dayNumber(text) ?? (/^\d$/.test(text) ? Number(text) : undefined);
  return { text, line, date, number: printed ? undefined : number };
}

/** The columns with one more, of the days that came with starts, where there are any. */
function withDayColumn(columns: TableColumns, rows: readonly GridRow[]): TableColumns {
  const width = columns.fields.length;
  if (!rows.some(({ cells }) => cells.length > width && isDay(cells[width] ?? ''))) return columns;
  const names = Array.from({ length: width }, (_, index) => columns.names[index] ?? '');
  return { ...columns, fields: [...columns.fields, 'day'], names: [...names, ''] };
}

function padded(cells: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, index) => cells[index] ?? '');
}

function itemOf({ line, cells }: GridRow, columns: TableColumns): Item {
  const { duration, ...record }: TableRecord = readRecord(cells, columns);
  return { line, ...record, duration: duration?.ms === 0 ? undefined : duration, noteLines: [] };
}

/** Rows without a time and a title go on with the people and remarks of the row above. */
function joinDetails(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const above = joined.at(-1);
    if (item.title !== '' || item.span || item.duration || !above) joined.push(item);
    else {
      above.speakers.push(...item.speakers);
      above.notes.push(...item.notes);
    }
  }
  return joined;
}
