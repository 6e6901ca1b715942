import { namesAuthor } from './author.ts';
import { dateOrderOf, findDate, leadingDay, type DateOrder, type PrintedDate } from './dates.ts';
import { fold } from './fold.ts';
import type { Line } from './lines.ts';
import { peel } from './peel.ts';
import type { Peeled } from './peeled.ts';
import type { Row } from './row.ts';
import { readPeople } from './speakers.ts';
import { findStyle, YEAR_LIKE } from './style.ts';
import { findTable } from './table.ts';
import { rowsOfTable } from './tableRows.ts';
import type { TimeStyle } from './times.ts';

/** What a line has that is no row of a table. */
const PLAIN = { tabled: false, room: undefined, given: {} };

/** Reads the times of all lines, in the style that the text as a whole shows. */
export function readRows(lines: readonly Line[]): Row[] {
  const style = findStyle(lines);
  const order = dateOrderOf(lines.map((line) => line.folded));
  const top = lines.findIndex((line) => !line.blank);
  const dayLeads = lines.filter((line) => readAfterDay(line, style, findDate(line.folded, order))).length > 1;
  const rows: Row[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    const table = findTable(lines, index);
    if (table) rows.push(...rowsOfTable(table));
    else if (line)
      rows.push(
        readRow(line, index === top && YEAR_LIKE.test(line.folded) ? { ...style, compact: false } : style, {
          order,
          dayLeads,
        }),
      );
    index += table?.length ?? 1;
  }
  return rows;
}

/** What the text as a whole tells of its dates: which figure is the day, and whether lines begin with days. */
interface DateStyle {
  readonly order: DateOrder;
  readonly dayLeads: boolean;
}

function readRow(line: Line, style: TimeStyle, { order, dayLeads }: DateStyle): Row {
  if (!style.compact && namesAuthor(line.text)) return asWritten(line);
  const date = findDate(line.folded, order);
  // One line with a date, a time and more is what a programme says above its items.
  const isOfHeader = !dayLeads && date?.year !== undefined;
  return (isOfHeader ? undefined : readAfterDay(line, style, date)) ?? readPlainly(line, style, date, order);
}

/** A line in which there is no time. */
function asWritten(line: Line): Row {
  const unread = { span: undefined, duration: undefined, leading: false, timeOnly: false };
  return {
    ...line,
    ...unread,
    rest: line.text,
    date: undefined,
    dated: line.text,
    day: undefined,
    details: undefined,
    ...PLAIN,
  };
}

/** A line that begins with its day and goes on with a time and a title: "Fri 18:00 Dinner". */
function readAfterDay(line: Line, style: TimeStyle, date: PrintedDate | undefined): Row | undefined {
  const to = date?.from === 0 ? date.to : leadingDay(line.folded);
  if (to === undefined) return undefined;
  const gap = /^[\s,|:;-]*/.exec(line.folded.slice(to))?.[0].length ?? 0;
  const text = line.text.slice(to + gap);
  const peeled = peel({ text, folded: fold(text) }, style);
  if (!peeled.leading || !peeled.span || peeled.rest === '') return undefined;
  const found = { date: date?.from === 0 ? date : undefined, dated: line.text, day: line.text.slice(0, to) };
  return { ...line, ...splitCells(peeled, true), ...found, timeOnly: false, ...PLAIN };
}

function readPlainly(line: Line, style: TimeStyle, onLine: PrintedDate | undefined, order: DateOrder): Row {
  const peeled = peel(line, style);
  const timed = peeled.span !== undefined || peeled.duration !== undefined;
  const dated = peeled.rest === '' ? line.text : peeled.rest;
  const found = { date: onLine && findDate(fold(dated), order), dated, day: undefined };
  const timeOnly = timed && peeled.rest === '';
  return { ...line, ...splitCells(peeled, timed), ...found, timeOnly, ...PLAIN };
}

const CELL_ENDS = /\t+|\s{3,}|\s+\|\s+|(?<=[\p{Script=Han}》”])\s{2,}(?=\p{Script=Han})/u;

const INLINE_LABEL =
  /\s*(?:[;|.–—-]\s*|\s(?=[([]))(?=[([]?(?:speakers?|moderators?|chair|panell?ists?|presenters?|facilitators?|host|intervenants?|mod[ée]rat(?:eur|rice)|anim[ée]e? par|ponentes?|modera(?:dor|dora)?|主持人?|演讲人|嘉宾|演讲嘉宾|主讲人?) ?[:：])/i;

/** Takes people and remarks off a title: further cells, and what stands after a time in the middle. */
function splitCells(
  { after, ...peeled }: Peeled,
  timed: boolean,
): Omit<Peeled, 'after'> & Pick<Row, 'details'> {
  if (!timed) return { ...peeled, details: undefined };
  const [title = '', ...cells] = peeled.rest
    .split(CELL_ENDS)
    .flatMap((cell) => cell.split(INLINE_LABEL))
    .filter((cell) => cell !== '');
  const others = after === '' ? cells : [...cells, after];
  if (others.length === 0) return { ...peeled, details: undefined };
  const details: NonNullable<Row['details']> = { speakers: [], notes: [] };
  for (const cell of others) {
    // What stands alone in brackets behind a title is mostly who does it: "(S. Howard, ESR)", "[presenter: Nadia Khan]".
    const inner = /^[([]([^()[\]]+)[)\]]$/.exec(cell)?.[1] ?? cell;
    const people = readPeople(inner, { expected: true });
    if (people) details.speakers.push(...people);
    else details.notes.push(cell);
  }
  return { ...peeled, rest: title, details };
}
