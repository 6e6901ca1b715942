import type { ProgrammeDraft } from '../../programme/schema.ts';
import type { Finding } from '../findings.ts';
import { findZone } from '../zone.ts';
import { isStartLabel } from './boundary.ts';
import { calendarDateOf, findDate, weekdayOf, type PrintedDate } from './dates.ts';
import { dateIn, type DateBeside } from './days.ts';
import { plain } from './fold.ts';
import { dayNumber, isKnownHeading, roomOf } from './headings.ts';
import type { Row } from './row.ts';
import { readSpan, type Span } from './spans.ts';
import { unreadable } from './unreadable.ts';

/** What stands above the first item: what the programme is called, where and when it is. */
export interface Header {
  title: string | undefined;
  subtitle: string | undefined;
  place: string | undefined;
  /** The first date, its year as printed. */
  printedDate: PrintedDate | undefined;
  /** `YYYY-MM-DD`, where the date is whole. */
  date: string | undefined;
  timeZone: string | undefined;
  /** From when to when the whole event lasts. */
  span: Span | undefined;
  /** What only a source with a place for it says. */
  given: Pick<ProgrammeDraft, 'organiser' | 'translations'>;
}

/** A header of which nothing is known yet. */
export function emptyHeader(): Header {
  return {
    title: undefined,
    subtitle: undefined,
    place: undefined,
    printedDate: undefined,
    date: undefined,
    timeZone: undefined,
    span: undefined,
    given: {},
  };
}

type Labelled = Exclude<keyof Header, 'given'>;

const LABELS: readonly (readonly [Labelled, RegExp])[] = [
  [
    'title',
    /^(?:title|event|event name|name|show|titre|evenement|titulo|evento|名称|会议名称|活动名称|主题) ?: ?/,
  ],
  ['place', /^(?:venue|location|place|where|lieu|endroit|ou|lugar|sede|donde|地点|会议地点|活动地点) ?: ?/],
  ['date', /^(?:date|dates|when|day|quand|jour|fecha|cuando|日期|会议日期|时间|会议时间|活动时间) ?: ?/],
  [
    'span',
    /^(?:time|times|hours|start|starts|begin|begins|start time|heure|horaire|debut|hora|inicio|horario|开始时间) ?: ?/,
  ],
  ['timeZone', /^(?:time ?zone|zone|all times(?: are)?(?: in)?|fuseau(?: horaire)?|zona horaria|时区) ?:? ?/],
];
const CITY = /^\p{Lu}[\p{L}' .-]{1,30}, \p{Lu}[\p{L}' .-]{1,40}(?:, \p{Lu}[\p{L}' .-]{1,40})?$/u;
const PLACE_WORDS =
  /\b(?:\w*hall|centre|center|palais|palace|palacio|hotel|university|universite|universidad|church|cathedral|eglise|iglesia|theatre|theater|teatro|school|ecole|escuela|colegio|campus|street|avenue|rue|calle|plaza|platz|museum|musee|museo|arena|stadium|house|building|library|auditorium|congreso|parliament|room|salle|sala|ballroom|town hall|castle|chateau|abbey|chapel|gymnasium|maison|pavilion|park)\b|中心|酒店|大厦|大学|会堂|会议室|厅$|剧院|教堂|学校$/;
const MAX_TITLE = 200;
const MAX_PLACE = 60;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|bonjour|cher|chers|chere|cheres|hola|buenos dias|estimad[oa]s?|querid[oa]s?|各位|大家好|您好|你好)(?![a-z]).{0,40}[,!:，！：]$/;

/** Whether a line is a sentence of a letter and no title. */
function isProse(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    GREETING.test(plain(text)) || (/[.!?:]$/.test(text) && words > 6) || (/^\p{Ll}/u.test(text) && words > 4)
  );
}

/** Reads the rows above the first item. Rows that it cannot place become findings. */
export function readHeader(rows: readonly Row[]): { header: Header; findings: Finding[] } {
  const header = emptyHeader();
  const findings: Finding[] = [];
  let belowHeading = false;
  for (const row of rows) {
    if (row.blank) continue;
    if (isKnownHeading(row.text) || isStartLabel(row)) {
      belowHeading = true;
      header.span ??= row.span;
      continue;
    }
    if (!takeRow(header, row, belowHeading, findings)) findings.push(unreadable(row, 'info'));
  }
  return { header, findings };
}

/** Takes what a row says into the header; false where it was not understood. */
function takeRow(header: Header, row: Row, belowHeading: boolean, findings: Finding[]): boolean {
  const label = labelOf(row);
  if ((label?.field === 'title' || label?.field === 'place') && label.value !== '') {
    header[label.field] = label.value;
    return true;
  }
  if (row.room !== undefined) {
    header.place ??= row.room;
    return true;
  }
  const zone = findZone(row.text)?.timeZone;
  header.timeZone ??= zone;
  header.span ??= row.span;
  const dated = dateIn(row, undefined);
  if (dated) {
    takeDate(header, dated, row, findings);
    header.span ??= spanBehindDate(row);
  }
  if (dated || label || zone !== undefined || (row.span && row.rest === '')) return true;
  return takePlainRow(header, row, belowHeading);
}

/** Takes a date, and what stands beside it: the title if there is none yet, else the place. */
function takeDate(header: Header, dated: DateBeside, row: Row, findings: Finding[]): void {
  const printed = { ...dated.date, year: dated.date.year ?? yearOf(header.title) };
  const date = calendarDateOf(printed);
  header.printedDate ??= printed;
  header.date ??= date;
  doubtDate(printed, date, row, findings);
  const beside = dated.beside.filter((piece) => dayNumber(piece) === undefined);
  if (header.title === undefined) takeTitleAndPlace(header, beside.shift());
  if (beside.length === 0) return;
  const place = beside.join(', ');
  // A line that only stood where a place may stand gives way to one that reads like a place.
  if (header.place === undefined || (!isPlaceLike(header.place) && isPlaceLike(place))) header.place = place;
}

/** The year that a title names, "Offsite 2026"; undefined where it names none, or several. */
export function yearOf(title: string | undefined): number | undefined {
  const [year, ...others] = new Set(title?.match(/(?<!\d)20\d\d(?!\d)/g));
  return year === undefined || others.length > 0 ? undefined : Number(year);
}

/** Reads "Conference dinner, Guildhall": what follows the last comma is the place where it reads like one. */
function takeTitleAndPlace(header: Header, text: string | undefined): void {
  if (text === undefined) return;
  const [, title, place] = /^(.+?)[,，]\s*([^,，]+)$/.exec(text) ?? [];
  const split = title !== undefined && place !== undefined && PLACE_WORDS.test(plain(place));
  header.title = split ? title : text;
  if (split) header.place ??= place;
}

function takePlainRow(header: Header, row: Row, belowHeading: boolean): boolean {
  const text = row.span ? row.rest : row.text;
  if (text.length > MAX_TITLE || isProse(text)) return false;
  const placeLike = isPlaceLike(text);
  if (header.title === undefined) header.title = text;
  else if (header.place === undefined && placeLike && !/[.!?]$/.test(text)) header.place = text;
  else if (header.subtitle === undefined && !belowHeading && header.printedDate === undefined)
    header.subtitle = text;
  else if (header.place === undefined && !belowHeading && text.length <= MAX_PLACE) header.place = text;
  else return false;
  return true;
}

/** When the whole begins, said behind its date: "mardi 9 juin 2026 à 18h30". */
function spanBehindDate({ folded }: Row): Span | undefined {
  const from = findDate(folded)?.to ?? 0;
  const at = folded.slice(from).search(/(?<=[\s,])(?:à|at|a las|um|from|de|ab|starts|starting) \d/i);
  const span =
    at < 0 ? undefined : readSpan(folded, from + at, { compact: false, trailing: false, lengths: false });
  return span?.start.valid ? span : undefined;
}

function isPlaceLike(text: string): boolean {
  return CITY.test(text) || roomOf(text) !== undefined || PLACE_WORDS.test(plain(text));
}

/** The label that a row begins with, such as "Venue:", and what follows it. */
function labelOf(row: Row): { field: Labelled; value: string } | undefined {
  const compared = plain(row.text);
  const found = LABELS.find(([field, pattern]) => {
    const match = pattern.exec(compared);
    return match && (field === 'timeZone' || match[0].includes(':'));
  });
  return found && { field: found[0], value: row.text.replace(/^[^:：]*[:：]\s*/, '').trim() };
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Says what is wrong with a date that a row prints: two readings, no such day, another weekday. */
export function doubtDate(
  printed: PrintedDate,
  date: string | undefined,
  row: Pick<Row, 'text' | 'number'>,
  findings: Finding[],
): void {
  if (printed.ambiguous) {
    const message = `The date in “${row.text}” can be read in two ways, day first or month first; write the month as a word.`;
    findings.push({ severity: 'warning', code: 'unreadable-line', line: row.number, message });
  } else if (date === undefined && printed.year !== undefined) {
    const message = `The date in “${row.text}” does not exist.`;
    findings.push({ severity: 'warning', code: 'unreadable-line', line: row.number, message });
  } else if (date !== undefined && printed.weekday !== undefined && weekdayOf(date) !== printed.weekday) {
    const message = `In “${row.text}” the weekday and the date do not fit: ${date} is a ${WEEKDAYS[weekdayOf(date) - 1]}.`;
    findings.push({ severity: 'warning', code: 'unreadable-line', line: row.number, message });
  }
}
