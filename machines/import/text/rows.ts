import { findDate, type PrintedDate } from './dates.ts';
import { fold } from './fold.ts';
import type { Line } from './lines.ts';
import { peel, type Peeled } from './peel.ts';
import { readPeople, type SpeakerDraft } from './speakers.ts';
import { findStyle } from './style.ts';
import { findTable } from './table.ts';
import { rowsOfTable } from './tableRows.ts';
import type { TimeStyle } from './times.ts';

/** A line with its times and its date read. */
export interface Row extends Line, Peeled {
  /** The date before the time, where a line begins with both. */
  date: PrintedDate | undefined;
  /** Whether a time or length stands alone on its line. */
  timeOnly: boolean;
  /** People and remarks from further cells of the same line. */
  details: { speakers: SpeakerDraft[]; notes: string[] } | undefined;
  /** The room that the row heads, where a table says so. */
  room: string | undefined;
}

/** Reads the times of all lines, in the style that the text as a whole shows. */
export function readRows(lines: readonly Line[]): Row[] {
  const style = findStyle(lines);
  const rows: Row[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    const table = findTable(lines, index);
    if (table) rows.push(...rowsOfTable(table));
    else if (line) rows.push(readRow(line, style));
    index += table?.length ?? 1;
  }
  return rows;
}

function readRow(line: Line, style: TimeStyle): Row {
  const date = findDate(line.folded);
  if (date?.from === 0) {
    const after = /^[\s,|:;-]*/.exec(line.folded.slice(date.to))?.[0].length ?? 0;
    const text = line.text.slice(date.to + after);
    const peeled = peel({ text, folded: fold(text) }, style);
    if (peeled.leading && peeled.span && peeled.rest !== '')
      return { ...line, ...splitCells(peeled), date, timeOnly: false, room: undefined };
  }
  const peeled = peel(line, style);
  const timed = peeled.span !== undefined || peeled.duration !== undefined;
  const read = timed ? splitCells(peeled) : { ...peeled, details: undefined };
  return { ...line, ...read, date: undefined, timeOnly: timed && peeled.rest === '', room: undefined };
}

const CELL_ENDS = /\t+|\s{3,}|\s+\|\s+/;

/** Takes people and remarks off a title that is the first of several cells. */
function splitCells(peeled: Peeled): Peeled & Pick<Row, 'details'> {
  const [title = '', ...others] = peeled.rest.split(CELL_ENDS).filter((cell) => cell !== '');
  if (others.length === 0) return { ...peeled, details: undefined };
  const details: NonNullable<Row['details']> = { speakers: [], notes: [] };
  for (const cell of others) {
    const people = readPeople(cell, { expected: true });
    if (people) details.speakers.push(...people);
    else details.notes.push(cell);
  }
  return { ...peeled, rest: title, details };
}
