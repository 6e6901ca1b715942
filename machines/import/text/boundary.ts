import { kindOf } from '../kinds.ts';
import { weekdayAlone } from './dates.ts';
import { dateIn, dayHeadingOf, isDayWithTimes } from './days.ts';
import { isEndMark } from './endMark.ts';
import { isKnownHeading, roomOf } from './headings.ts';
import { isPlaceLike } from './places.ts';
import type { Row } from './row.ts';
import { secondsOfPrinted } from './times.ts';

const NEAR = 30;
const SEVERAL = 2;
const MAX_NAMED = 80;
const HEADER_TIME =
  /^(?:date|time|times|call time|when|hours|start|starts|begins?|heure|horaire|d[eé]but|quand|fecha|hora|inicio|horario|日期|(?:会议|會議|活动|活動|开始|開始)?(?:时间|時間))\s*:|^(?:starts?|begins?|d[eé]but|inicio|comienzo|开始)\s+\d/i;
/** A picture of a clock or a calendar before a time: "🕒 3 PM". */
const CLOCK_SIGN =
  /^(?:[\u{1F550}-\u{1F567}\u23F0-\u23F3\u231A\u231B\u{1F4C5}\u{1F4C6}\u{1F5D3}]\uFE0F?\s*)+\d/u;
const START_ALONE =
  /^(?:starts?|start time|begins?|(?:heure de )?d[eé]but|(?:hora de )?inicio|comienzo|开始(?:时间)?) ?:? ?\d/i;
const START_WORD = /^(?:start|starts|begins?|d[eé]but|inicio|comienzo|开始)$/i;

/** Where what stands above the programme ends: at its first item, or at the heading of a day or room over it. */
export function headerEnd(rows: readonly Row[]): number {
  const itemsBegin = firstItem(rows);
  const heading = firstHeading(rows.slice(0, itemsBegin), rows.slice(itemsBegin));
  return heading < 0 ? itemsBegin : heading;
}

/** Whether times of day lead the items, or several say when they end, so that a length alone is a remark and no item. */
export function timesLead(rows: readonly Row[]): boolean {
  const items = rows.filter((row) => row.span && !saysOnlyWhole(row));
  return items.some((row) => row.leading) || items.filter((row) => row.span?.end).length >= SEVERAL;
}

/** Whether the time of a row is when the whole begins or ends. */
function saysOnlyWhole(row: Row): boolean {
  return HEADER_TIME.test(row.folded) || isStartLabel(row) || isEndMark({ ...row, title: row.rest });
}

/** Whether a row begins an item by having a time. */
export function isItem(row: Row, lead: boolean): boolean {
  if (row.blank || (row.tabled && isKnownHeading(row.text))) return false;
  return row.tabled || row.span !== undefined || (row.duration !== undefined && !lead);
}

/** The room that a row heads: as a table says, or as its words say. */
export function roomIn(row: Row): string | undefined {
  return row.room ?? (row.span ? undefined : roomOf(row.text));
}

/** Whether the next time after a row is earlier than the last one before it, as under a heading of another room. */
export function timeGoesBack(rows: readonly Row[], index: number): boolean {
  const next = rows.slice(index + 1, index + NEAR).find((row) => row.span)?.span;
  const last = rows.slice(Math.max(0, index - NEAR), index).findLast((row) => row.span)?.span;
  return (
    next !== undefined && last !== undefined && secondsOfPrinted(next.start) < secondsOfPrinted(last.start)
  );
}

function firstItem(rows: readonly Row[]): number {
  const lead = timesLead(rows);
  const labelled = rows.filter((row) => row.span && HEADER_TIME.test(row.folded)).length > 1;
  let spans = 0;
  const timed = rows.findIndex((row) => {
    const found = isItem(row, lead) && ((labelled && row.span !== undefined) || !isOfHeader(row, spans));
    if (row.span) spans++;
    return found && !(spans === 1 && saysWhere(row, rows));
  });
  if (timed >= 0) return timed;
  const listed = rows.filter((row) => row.listed).length;
  return listed >= 2 ? rows.findIndex((row) => row.listed) : firstNamedItem(rows);
}

/** Where items begin in a text without times and lists: at the first of several lines that name parts of a programme. */
function firstNamedItem(rows: readonly Row[]): number {
  const top = rows.findIndex((row) => !row.blank);
  const from = rows[top + 1]?.blank ? top + 1 : top;
  const named = rows.flatMap((row, index) => (index >= from && namesItem(row) ? [index] : []));
  return named.length < 2 ? rows.length : (named[0] ?? rows.length);
}

/** Whether a row without a time reads like an item all the same. */
export function namesItem(row: Row): boolean {
  return row.text.length <= MAX_NAMED && !/[.!?,:;]$/.test(row.text) && kindOf(row.text) !== 'other';
}

/** Whether a row with a time says when the whole begins, and is no item. */
function isOfHeader(row: Row, spansBefore: number): boolean {
  if (HEADER_TIME.test(row.folded) || CLOCK_SIGN.test(row.folded) || isStartLabel(row)) return true;
  return spansBefore === 0 && isDayWithTimes(row);
}

/** Whether a row says where and from when, and the first item that is printed below starts then: "7:00 PM - Council Chambers". */
function saysWhere({ span, rest, number }: Row, rows: readonly Row[]): boolean {
  const next = rows.find((row) => row.number > number && row.span)?.span;
  if (!span || span.end || !next || !isPlaceLike(rest)) return false;
  return span.start.hour % 12 === next.start.hour % 12 && span.start.minute === next.start.minute;
}

/** Whether a row only says when the whole begins: "Agenda, start 19:30". */
export function isStartLabel(row: Row): boolean {
  return (
    row.span !== undefined &&
    row.span.end === undefined &&
    row.rest
      .split(/\s+[-–|]\s+|\s*[,:]\s*/)
      .every((piece) => START_WORD.test(piece) || isKnownHeading(piece)) &&
    row.rest !== ''
  );
}

/** Whether a row says when the whole begins and nothing else, below items of which none has a time: "Start: 13:00". */
export function saysStartBelow(row: Row, rows: readonly Row[]): boolean {
  return row.timeOnly && START_ALONE.test(row.folded) && rows.every((other) => other === row || !other.span);
}

/** The first row above the items that heads a day or a room of its own, -1 where what stands above is for all. */
function firstHeading(above: readonly Row[], below: readonly Row[]): number {
  const titleAt = above.findIndex((row) => !row.blank);
  const year = above.find((row) => row.date?.year !== undefined)?.date?.year;
  const days = above.map((row) => (row.blank ? undefined : dayHeadingOf(row, year)));
  const several = below.some(
    (row) => !row.blank && !row.span && dayHeadingOf(row, year)?.number !== undefined,
  );
  const numbered = days.findIndex(
    (day, index) =>
      (day?.number !== undefined && (index > titleAt || several)) || (day && isDayAlone(above[index])),
  );
  if (numbered >= 0) return numbered;
  const dated = days.findLastIndex((day, index) => day && above[index]?.date);
  const others = below.filter((row) => !row.blank && !row.span && dayHeadingOf(row, year));
  const row = above[dated];
  const overItems = dated > titleAt || above.slice(dated + 1).every((other) => other.blank);
  if (
    row &&
    overItems &&
    others.some((other) => !isSameDate(row, other)) &&
    dateIn(row, year)?.beside.length === 0
  )
    return dated;
  return firstRoom(above, below, titleAt);
}

function isSameDate(row: Row, other: Row): boolean {
  return !other.date || (row.date?.month === other.date.month && row.date.day === other.date.day);
}

/** Whether a row says nothing but a day: "Saturday", "Day 2". */
function isDayAlone(row: Row | undefined): boolean {
  return (
    row !== undefined &&
    (weekdayAlone(row.folded) !== undefined || /^\S+ ?\S{1,5}$/.test(row.text)) &&
    row.date === undefined
  );
}

function firstRoom(above: readonly Row[], below: readonly Row[], titleAt: number): number {
  const last = above.findLastIndex((row) => !row.blank);
  const row = above[last];
  if (!row || last <= titleAt || roomIn(row) === undefined) return -1;
  const several = below.some(
    (other, at) => roomIn(other) !== undefined && (below[at - 1]?.blank === true || timeGoesBack(below, at)),
  );
  return row.heading || several ? last : -1;
}
