import { calendarDateOf, weekdayAlone, type PrintedDate } from './dates.ts';
import { plain } from './fold.ts';
import { dayNumber, isKnownHeading } from './headings.ts';
import type { Row } from './row.ts';

const MAX_WORDS = 6;
const OTHER_DATES =
  /\b(?:deadline|regist(?:er|ration)|rsvp|by|before|until|updated?|version|draft|as (?:of|at)|printed|issued|published|since|born|founded|inscriptions?|avant|jusqu'au|mis a jour|antes|hasta|actualizado|copyright)\b|[©†]|截止|更新/;

/** What joins a programme to its date: "Kunsthaus Late: Programme for". */
const FOR_DAY =
  /[\s:,–-]*\b(?:programmes?|program|agenda|schedule|running order|programa|d[ée]roul[ée]|ordre du jour) (?:for|of|on|du|del?|pour(?: le)?|para(?: el)?|vom)(?: the| la)?$/i;

/** The article before a date: "Genève, le". */
const BEFORE_DATE = /\s*[,，]\s*(?:le|el|the|on|am|den)$/i;

/** The day that a heading names: by its date, by its number in the event, or by its weekday alone. */
export interface DayHeading {
  text: string;
  line: number;
  date: string | undefined;
  number: number | undefined;
}

/** A date, its year filled in where another tells it, and what stands beside it on its line. */
export interface DateBeside {
  date: PrintedDate;
  beside: string[];
}

/** The date that a row gives for what follows, and what the row says beside it; nothing for dates of other things. */
export function dateIn(row: Row, knownYear: number | undefined): DateBeside | undefined {
  const { date, dated } = row;
  if (!date) return undefined;
  const beside = `${dated.slice(0, date.from)}|${dated.slice(date.to)}`;
  if (OTHER_DATES.test(plain(beside))) return undefined;
  const pieces = beside
    .split(/\s*[|•·;–—]\s*|\s+-\s+|\s{3,}|\t/)
    .map((piece) => piece.replace(/^[\s/,:.()，、。：（）\p{So}-]+|[\s,:(，、：（\p{So}-]+$/gu, '').trim())
    .map((piece) => piece.replace(FOR_DAY, '').replace(BEFORE_DATE, ''))
    .filter(
      (piece) =>
        /[\p{L}\d]/u.test(piece) &&
        !isKnownHeading(piece) &&
        !/^(?:date|time|when|heure|hora|horaire|horario|fecha|日期|时间|時間|on|at|le|el|the|du|del|starts?|starting|begins?|beginning|d[eé]but|inicio|comienzo|à|um|ab)$/i.test(
          piece,
        ),
    );
  return { date: { ...date, year: date.year ?? knownYear }, beside: pieces };
}

/** The day that a row heads, when it is a heading of a day and nothing more. */
export function dayHeadingOf(row: Row, knownYear: number | undefined): DayHeading | undefined {
  const dated = dateIn(row, knownYear);
  const { number: line } = row;
  if (row.day !== undefined) {
    return { text: row.day, line, date: dated && calendarDateOf(dated.date), number: dayNumber(row.day) };
  }
  const text = row.rest === '' ? row.text : row.rest;
  if (wordsOf(dated?.beside ?? [text]) > MAX_WORDS) return undefined;
  const number = dayNumber(text);
  if (dated) return { text, line, date: calendarDateOf(dated.date), number };
  const named = number !== undefined || weekdayAlone(row.folded) !== undefined;
  return row.span === undefined && named ? { text, line, date: undefined, number } : undefined;
}

/** Whether a row gives a day and from when to when it lasts, and is no item. */
export function isDayWithTimes(row: Row): boolean {
  if (row.day !== undefined || row.span === undefined) return false;
  const dated = dateIn(row, undefined);
  if (!dated) return false;
  return dayNumber(row.rest) !== undefined || wordsOf(dated.beside) <= (row.leading ? 0 : MAX_WORDS);
}

function wordsOf(pieces: readonly string[]): number {
  return pieces.join(' ').split(/\s+/).filter(Boolean).length;
}
