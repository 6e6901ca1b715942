import { Temporal } from 'temporal-polyfill';
import { unaccented } from './fold.ts';

/** A date as a line prints it, from `from` to `to`; the year may be missing, two readings may be possible. */
export interface PrintedDate {
  year: number | undefined;
  month: number;
  day: number;
  /** ISO weekday, 1 is Monday, where the line names one. */
  weekday: number | undefined;
  /** Set where day and month may change places, as in 03/04/2025. */
  ambiguous: boolean;
  from: number;
  to: number;
}

const MONTHS = [
  'january|januar|gennaio|janeiro|janvier|enero|jan|janv|ene',
  'february|februar|febbraio|fevereiro|fevrier|febrero|feb|fevr|fev',
  'march|marz|marco|mars|marzo|mar',
  'april|aprile|abril|avril|abril|apr|avr|abr',
  'may|maggio|maio|mai|mayo',
  'june|juni|giugno|junho|juin|junio|jun',
  'july|juli|luglio|julho|juillet|julio|jul|juil',
  'august|agosto|aout|agosto|aug|ago',
  'september|settembre|setembro|septembre|septiembre|setiembre|sept|sep',
  'october|oktober|ottobre|outubro|octobre|octubre|oct',
  'november|novembro|novembre|noviembre|nov',
  'december|dezember|dicembre|dezembro|decembre|diciembre|dec|dic',
];
const WEEKDAYS = [
  'monday|montag|lunedi|segunda-feira|lundi|lunes|mon|lun|星期一|周一|週一|礼拜一',
  'tuesday|dienstag|martedi|terca-feira|mardi|martes|tues|tue|星期二|周二|週二|礼拜二',
  'wednesday|mittwoch|mercoledi|quarta-feira|mercredi|miercoles|wed|mer|mie|星期三|周三|週三|礼拜三',
  'thursday|donnerstag|giovedi|quinta-feira|jeudi|jueves|thurs|thu|jeu|jue|星期四|周四|週四|礼拜四',
  'friday|freitag|venerdi|sexta-feira|vendredi|viernes|fri|ven|vie|星期五|周五|週五|礼拜五',
  'saturday|samstag|sabato|samedi|sabado|sat|sam|sab|星期六|周六|週六|礼拜六',
  'sunday|sonntag|domenica|dimanche|domingo|sun|dim|dom|星期日|星期天|周日|週日|礼拜天',
];
const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')})`;
const ANY_WEEKDAY = `(?:${WEEKDAYS.join('|')})`;
const AND = '(?:-|to|au|al|y|and|et|&|/)';
/** A weekday, or the first of several: "Thursday and Friday, 14-15 May". */
const BEFORE = String.raw`(?:(?<![a-z])${WEEKDAY}\.?(?: ?${AND} ?${ANY_WEEKDAY}\.?)?[ ,]{1,3}(?:the |le |el )?)?`;
const DAY = String.raw`(?<![\d.:])(?<!(?<![a-z])(?:day|jour|journee|dia|jornada) ?)(?<day>\d{1,2})(?:st|nd|rd|th|er|°|º|\.(?! ?\d))?(?: ?${AND} ?(?:${ANY_WEEKDAY}\.? )?\d{1,2}(?:st|nd|rd|th|er)?)?`;
const MONTH = `(?<month>${MONTHS.join('|')})`;
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const AFTER_ZH = String.raw`(?: ?[(]?(?:${WEEKDAY})[)]?)?`;

const SHAPES: readonly RegExp[] = [
  new RegExp(
    String.raw`${BEFORE}${DAY}(?: de| of)?[ -]${MONTH}(?![a-z])\.?(?:(?:,|-| de| del)? ?${YEAR}(?!\d))?`,
  ),
  new RegExp(
    String.raw`${BEFORE}(?<![a-z])${MONTH}\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|and|&|to) ?\d{1,2}(?:st|nd|rd|th)?)?(?![\d:.h])(?:,? ${YEAR}(?!\d))?`,
  ),
  new RegExp(String.raw`${BEFORE}(?<!\d)${YEAR}[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)`),
  new RegExp(
    String.raw`${BEFORE}(?<![\d.])(?<day>\d{1,2})(?<mark>[./-])(?<month>\d{1,2})[./-](?:${YEAR}|(?<short>\d\d))(?![\d:])`,
  ),
  new RegExp(
    String.raw`(?:${YEAR}年)? ?(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})(?:[-~至]\d{1,2})?[日号號](?:[-~至到](?:\d{1,2}月)?\d{1,2}[日号號])?${AFTER_ZH}`,
  ),
];

/** Which of day and month stands first in dates like 03/04/2025, where a text shows it. */
export type DateOrder = 'day-first' | 'month-first' | undefined;

/** The first date in a folded line, in English, French, Spanish, Chinese or figures. */
export function findDate(folded: string, order?: DateOrder): PrintedDate | undefined {
  const line = unaccented(folded);
  if (!/\d/.test(line)) return undefined;
  for (const shape of SHAPES) {
    const match = shape.exec(line);
    const date = match?.groups && readDate(match.groups, order);
    if (match && date)
      return throughMonths(line, { ...date, from: match.index, to: match.index + match[0].length });
  }
  return undefined;
}

const LAST_DAY = [
  new RegExp(
    String.raw`(?: ?(?:-|to|au|al|bis) ?)(?:${BEFORE})${DAY}(?: de| of)?[ -]${MONTH}(?![a-z])\.?(?:(?:,|-| de| del)? ?${YEAR}(?!\d))?`.replaceAll(
      '<weekday>',
      '<on>',
    ),
    'y',
  ),
  new RegExp(
    String.raw`(?: ?(?:-|to) ?)${MONTH}\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.h])(?:,? ${YEAR}(?!\d))?`,
    'y',
  ),
];

/**
 * A date with what says until when, in another month: "28 April - 8 May 2026", which also tells the year. Nothing where
 * that is years later, as a life's last day is.
 */
function throughMonths(line: string, date: PrintedDate): PrintedDate | undefined {
  for (const shape of LAST_DAY) {
    shape.lastIndex = date.to;
    const match = shape.exec(line);
    if (!match) continue;
    const printed = match.groups?.['year'];
    const last = printed === undefined ? date.year : Number(printed);
    const year = date.year ?? last;
    if (last !== undefined && year !== undefined && last - year > 1) return undefined;
    return { ...date, to: shape.lastIndex, year };
  }
  return date;
}

/** The order of day and month that dates such as 25/04/2025 prove for all the others of a text. */
export function dateOrderOf(lines: readonly string[]): DateOrder {
  for (const line of lines) {
    const [, first, second] = /(?<!\d)(\d{1,2})\/(\d{1,2})\/\d{2,4}(?!\d)/.exec(line) ?? [];
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
  }
  return undefined;
}

/** The ISO weekday (1 is Monday) that a line consists of, for headings such as "Friday:". */
export function weekdayAlone(folded: string): number | undefined {
  const word = unaccented(folded).replace(/[\s:.,-]+$/, '');
  const index = WEEKDAYS.findIndex((names) => names.split('|').includes(word));
  return index < 0 || (word.length < 3 && !/\p{Script=Han}/u.test(word)) ? undefined : index + 1;
}

const LEADING_DAY = new RegExp(
  String.raw`^(?:(?:${WEEKDAYS.join('|')})\.?|(?:day|jour|dia) \d{1,2})(?=[ ,:|\t-]+\d{1,2}[:.h]?\d*)`,
);

/** Where the day ends that a folded line begins with, as in "Fri 18:00 Dinner" or "Day 2 - 9:00 Keynote". */
export function leadingDay(folded: string): number | undefined {
  return LEADING_DAY.exec(unaccented(folded))?.[0].length;
}

/** The calendar date `YYYY-MM-DD`, or nothing where the year is missing or the day does not exist. */
export function calendarDateOf(date: PrintedDate): string | undefined {
  const { year, month, day } = date;
  if (year === undefined || date.ambiguous) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** The calendar date so many days later. */
export function daysLater(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The ISO weekday of a calendar date, 1 is Monday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

function readDate(
  groups: Record<string, string | undefined>,
  order: DateOrder,
): Omit<PrintedDate, 'from' | 'to'> | undefined {
  const { day = '', month = '', year, short, mark, weekday } = groups;
  const named = MONTHS.findIndex((names) => names.split('|').includes(month)) + 1;
  let numbers = { day: Number(day), month: named || Number(month) };
  const swapped = { day: numbers.month, month: numbers.day };
  const swappable = !named && mark === '/' && numbers.day <= 12;
  const american = swappable && (numbers.month > 12 || order === 'month-first');
  if (american) numbers = swapped;
  if (numbers.month < 1 || numbers.month > 12 || numbers.day < 1 || numbers.day > 31) return undefined;
  return {
    ...numbers,
    year: year === undefined ? (short === undefined ? undefined : 2000 + Number(short)) : Number(year),
    weekday: weekday === undefined ? undefined : weekdayIndex(weekday),
    ambiguous: swappable && !american && order === undefined && numbers.day !== numbers.month,
  };
}

function weekdayIndex(word: string): number {
  return WEEKDAYS.findIndex((names) => names.split('|').includes(word)) + 1;
}
