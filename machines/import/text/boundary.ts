import { dayHeadingOf } from './days.ts';
import { isKnownHeading, roomOf } from './headings.ts';
import type { Row } from './rows.ts';

const HEADER_TIME =
  /^(?:date|time|times|when|hours|start|starts|begins?|heure|horaire|d[eé]but|quand|fecha|hora|inicio|horario|日期|时间|会议时间|活动时间|开始时间)\s*:/i;
const START_WORD = /^(?:start|starts|begins?|d[eé]but|inicio|comienzo|开始)$/i;

/** Where what stands above the programme ends: at its first item, or at the heading of a day or room over it. */
export function headerEnd(rows: readonly Row[]): number {
  const itemsBegin = firstItem(rows);
  const above = rows.slice(0, itemsBegin);
  const below = rows.slice(itemsBegin);
  const heading = above.findIndex((row, index) => isHeadingOfSection(row, above, index, below));
  return heading < 0 ? itemsBegin : heading;
}

/** Whether times of day lead the items, so that a length alone is a remark and no item. */
export function timesLead(rows: readonly Row[]): boolean {
  return rows.some((row) => row.span && row.leading && !isStartLabel(row));
}

/** Whether a row begins an item by having a time. */
export function isItem(row: Row, lead: boolean): boolean {
  return !row.blank && (row.span !== undefined || (row.duration !== undefined && !lead));
}

/** The room that a row heads: as a table says, or as its words say. */
export function roomIn(row: Row): string | undefined {
  return row.room ?? (row.span ? undefined : roomOf(row.text));
}

function firstItem(rows: readonly Row[]): number {
  const lead = timesLead(rows);
  let spans = 0;
  const timed = rows.findIndex((row) => {
    const found = isItem(row, lead) && !isOfHeader(row, spans);
    if (row.span) spans++;
    return found;
  });
  if (timed >= 0) return timed;
  const listed = rows.filter((row) => row.listed).length;
  return listed >= 2 ? rows.findIndex((row) => row.listed) : rows.length;
}

/** Whether a row with a time says when the whole begins, and is no item. */
function isOfHeader(row: Row, spansBefore: number): boolean {
  if (isStartLabel(row)) return true;
  if (row.date || row.span === undefined) return false;
  return spansBefore === 0 && dayHeadingOf({ ...row, span: undefined }, undefined)?.date !== undefined;
}

function isStartLabel(row: Row): boolean {
  if (HEADER_TIME.test(row.folded)) return true;
  return (
    row.span !== undefined &&
    row.span.end === undefined &&
    row.rest
      .split(/\s+[-–|]\s+|\s*[,:]\s*/)
      .every((piece) => START_WORD.test(piece) || isKnownHeading(piece)) &&
    row.rest !== ''
  );
}

function isHeadingOfSection(row: Row, above: readonly Row[], index: number, below: readonly Row[]): boolean {
  if (row.blank || !above.slice(0, index).some((other) => !other.blank)) return false;
  const day = dayHeadingOf(row, undefined);
  if (day?.number !== undefined) return true;
  if (day?.date !== undefined) {
    const others = [...above.slice(0, index), ...below.filter((other) => !other.span)];
    return others.some(
      (other) => !other.blank && (dayHeadingOf(other, undefined)?.date ?? day.date) !== day.date,
    );
  }
  if (roomIn(row) === undefined || !above.slice(index + 1).every((other) => other.blank)) return false;
  return (
    row.heading || below.some((other, at) => roomIn(other) !== undefined && below[at - 1]?.blank === true)
  );
}
