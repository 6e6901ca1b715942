import { dateOrderOf, findDate, type DateOrder, type PrintedDate } from './dates.ts';
import { fold } from './fold.ts';
import type { Line } from './lines.ts';
import { peel, type Peeled } from './peel.ts';
import { readPeople, type SpeakerDraft } from './speakers.ts';
import { findStyle } from './style.ts';
import { findTable } from './table.ts';
import { rowsOfTable } from './tableRows.ts';
import type { TimeStyle } from './times.ts';

/** A line with its times and its date read. */
export interface Row extends Line, Omit<Peeled, 'after'> {
  /** The date on the line, placed in `dated`. */
  date: PrintedDate | undefined;
  /** The part of the line in which a date was looked for: all of it, or what its times leave. */
  dated: string;
  /** Whether the line begins with its date and goes on with a time and a title. */
  dateLeads: boolean;
  /** Whether a time or length stands alone on its line. */
  timeOnly: boolean;
  /** People and remarks from further cells of the same line. */
  details: { speakers: SpeakerDraft[]; notes: string[] } | undefined;
  /** Whether it is a row of a table, and so an item even without a time. */
  tabled: boolean;
  /** The room that the row heads, where a table says so. */
  room: string | undefined;
}

/** Reads the times of all lines, in the style that the text as a whole shows. */
export function readRows(lines: readonly Line[]): Row[] {
  const style = findStyle(lines);
  const order = dateOrderOf(lines.map((line) => line.folded));
  const rows: Row[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    const table = findTable(lines, index);
    if (table) rows.push(...rowsOfTable(table));
    else if (line) rows.push(readRow(line, style, order));
    index += table?.length ?? 1;
  }
  return rows;
}

function readRow(line: Line, style: TimeStyle, order: DateOrder): Row {
  const first = findDate(line.folded, order);
  if (first?.from === 0) {
    const gap = /^[\s,|:;-]*/.exec(line.folded.slice(first.to))?.[0].length ?? 0;
    const text = line.text.slice(first.to + gap);
    const peeled = peel({ text, folded: fold(text) }, style);
    if (peeled.leading && peeled.span && peeled.rest !== '') {
      return {
        ...line,
        ...splitCells(peeled, true),
        date: first,
        dated: line.text,
        dateLeads: true,
        timeOnly: false,
        tabled: false,
        room: undefined,
      };
    }
  }
  const peeled = peel(line, style);
  const timed = peeled.span !== undefined || peeled.duration !== undefined;
  const read = splitCells(peeled, timed);
  const dated = peeled.rest === '' ? line.text : peeled.rest;
  const date = first && findDate(fold(dated), order);
  return {
    ...line,
    ...read,
    date,
    dated,
    dateLeads: false,
    timeOnly: timed && peeled.rest === '',
    tabled: false,
    room: undefined,
  };
}

const CELL_ENDS = /\t+|\s{3,}|\s+\|\s+/;

/** Takes people and remarks off a title: further cells, and what stands after a time in the middle. */
function splitCells(
  { after, ...peeled }: Peeled,
  timed: boolean,
): Omit<Peeled, 'after'> & Pick<Row, 'details'> {
  if (!timed) return { ...peeled, details: undefined };
  const [title = '', ...cells] = peeled.rest.split(CELL_ENDS).filter((cell) => cell !== '');
  const others = after === '' ? cells : [...cells, after];
  if (others.length === 0) return { ...peeled, details: undefined };
  const details: NonNullable<Row['details']> = { speakers: [], notes: [] };
  for (const cell of others) {
    const people = readPeople(cell, { expected: true });
    if (people) details.speakers.push(...people);
    else details.notes.push(cell);
  }
  return { ...peeled, rest: title, details };
}
