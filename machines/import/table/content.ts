import type { Column } from '../columns.ts';
import { kindOf } from '../kinds.ts';
import { readLength } from '../lengths.ts';
import { findDate, weekdayAlone } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { dayNumber, roomOf } from '../text/headings.ts';
import { peel } from '../text/peel.ts';
import type { Span } from '../text/spans.ts';
import { readPeople } from '../text/speakers.ts';
import { secondsOfPrinted } from '../text/times.ts';
import type { GridRow } from './grid.ts';

const MOST = 0.6;
const SOME = 0.4;
const STYLE = { compact: true, trailing: false, lengths: false };

/** What the columns of a table without a head hold, by what their cells look like. */
export function columnsByContent(rows: readonly GridRow[]): (Column | undefined)[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => cell !== ''),
  );
  const fields: (Column | undefined)[] = columns.map((cells) => timeField(cells));
  const starts = fields.flatMap((field, index) => (field === 'start' ? [index] : []));
  const [start, second, ...more] = starts;
  if (start !== undefined && second !== undefined) {
    fields[second] = isLater(rows, start, second) ? 'end' : 'duration';
  }
  for (const index of more) fields[index] = undefined;
  const texts = columns.flatMap((cells, index) =>
    fields[index] === undefined && cells.length > 0 ? [index] : [],
  );
  const title = texts.find((index) => isTitles(columns[index] ?? [])) ?? texts[0];
  if (title !== undefined) fields[title] = 'title';
  for (const index of texts) fields[index] ??= textField(columns[index] ?? []);
  return fields;
}

function timeField(cells: readonly string[]): Column | undefined {
  const spans = cells.map(spanOf).filter((span) => span !== undefined);
  if (cells.length > 0 && spans.length >= cells.length * MOST) {
    return spans.filter(({ end }) => end).length >= spans.length * SOME ? 'time' : 'start';
  }
  if (share(cells, (cell) => readLength(cell) !== undefined) >= MOST && share(cells, isNumber) < 1)
    return 'duration';
  return share(cells, isDay) >= MOST ? 'day' : undefined;
}

/** What a cell says where it is a time and nothing else. */
export function spanOf(cell: string): Span | undefined {
  if (cell.length > 40) return undefined;
  const read = peel({ text: cell, folded: fold(cell) }, STYLE);
  return read.rest === '' ? read.span : undefined;
}

/** Whether the second of two columns of times is mostly later than the first, as an end is and a length is not. */
function isLater(rows: readonly GridRow[], first: number, second: number): boolean {
  const pairs = rows.flatMap(({ cells }) => {
    const [from, to] = [spanOf((cells[first] ?? '').trim()), spanOf((cells[second] ?? '').trim())];
    return from && to ? [[from, to] as const] : [];
  });
  const later = pairs.filter(([from, to]) => secondsOfPrinted(to.start) > secondsOfPrinted(from.start));
  return later.length >= pairs.length * MOST;
}

function isTitles(cells: readonly string[]): boolean {
  return share(cells, (cell) => kindOf(cell) !== 'other') > 0 || share(cells, isPeople) < MOST;
}

function textField(cells: readonly string[]): Column {
  if (share(cells, isPeople) >= SOME) return 'speakers';
  return share(cells, (cell) => roomOf(cell) !== undefined) >= MOST ? 'room' : 'notes';
}

function isPeople(cell: string): boolean {
  return cell.length <= 200 && readPeople(cell, { expected: true }) !== undefined;
}

function isDay(cell: string): boolean {
  const folded = fold(cell);
  if (cell.length > 40) return false;
  return (
    findDate(folded) !== undefined || weekdayAlone(folded) !== undefined || dayNumber(cell) !== undefined
  );
}

function isNumber(cell: string): boolean {
  return /^\d+$/.test(cell);
}

function share(cells: readonly string[], holds: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
}
