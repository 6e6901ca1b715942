import type { TableColumns } from '../cells.ts';
import type { Finding } from '../findings.ts';
import { calendarDateOf, daysLater, findDate, type DateOrder } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { secondsOfPrinted } from '../text/times.ts';
import { spanOf } from './content.ts';
import type { GridRow } from './grid.ts';

const MAX_DATED = 60;
const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;
/** As long as nothing pauses for so long, what goes on after midnight belongs to the evening before. */
const NIGHT_S = 6 * HOUR_S;

/** A time of day behind its date: `2025-07-11T09:00`, `11.07.2025 09:00`. */
const DATED = /^(?<date>.*?\d)(?<gap>T|,? +(?:at |um |à )?)(?<time>\d{1,2}[:.h]\d\d.*)$/;
/** A time, and another one up to which it lasts. */
const LASTING = /^(?<from>\d{1,2}[:.h]\d\d.*?)(?<to> *[-–—] *)(?<until>.+)$/;
/** Seconds that say nothing, and the distance from UTC that stands behind a time without a gap. */
const OFFSET = /(?<=\d[:.h]\d\d)(?<seconds>:00(?:\.0+)?)?(?<offset>Z|[+-]\d\d:?\d\d)$/;

/** A time of day and the date before it, as they are printed. */
interface DatedTime {
  readonly date: string;
  readonly time: string;
}

/** A night that is under way: the evening's day as it is printed, its date, and the end in seconds of that day. */
interface Night {
  readonly day: string;
  readonly date: string;
  readonly endS: number;
}

/**
 * Rows whose times stand without their dates, which are a column of days behind the others where the table has none.
 * An end that is not within a day of its start is left out, and said.
 */
export function withoutDates(
  rows: readonly GridRow[],
  { fields }: TableColumns,
  order: DateOrder,
  findings: Finding[],
): GridRow[] {
  const [dayAt, endAt] = [fields.indexOf('day'), fields.indexOf('end')];
  let night: Night | undefined;
  return rows.map((row) => {
    const times = (['start', 'time', 'end'] as const).flatMap((field) => {
      const column = fields.indexOf(field);
      const dated = column < 0 ? undefined : datedTime(row.cells[column] ?? '');
      return dated ? [{ field, column, ...dated }] : [];
    });
    if (times.length === 0) return row;
    const cells = [...row.cells];
    for (const { column, time } of times) cells[column] = time;
    const start = times.find(({ field }) => field !== 'end');
    const end = times.find(({ field }) => field === 'end');
    if (start && end && isFarFrom(start, end, order)) {
      findings.push(leftOut(row, row.cells[endAt] ?? ''));
      cells[endAt] = '';
    }
    if (!start) return { ...row, cells };
    if (dayAt >= 0) {
      cells[dayAt] ||= start.date;
      return { ...row, cells };
    }
    night = nightWith(start, cells[endAt] ?? '', night, order);
    return { ...row, cells: [...padded(cells, fields.length), night?.day ?? start.date] };
  });
}

function datedTime(cell: string): DatedTime | undefined {
  const { date = '', gap = '', time = '' } = DATED.exec(cell.slice(0, MAX_DATED))?.groups ?? {};
  if (findDate(fold(date)) === undefined) return undefined;
  const { from = '', to = '', until = '' } = LASTING.exec(time)?.groups ?? {};
  const lasting = until === '' ? undefined : datedTime(until);
  return { date, time: lasting ? `${from}${to}${lasting.time}` : withZone(time, gap === 'T') };
}

/** A time with its distance from UTC as such; `09:00-09:30` has none, and is a range, unless it stands behind a `T`. */
function withZone(time: string, isIso: boolean): string {
  return time.replace(OFFSET, (...found) => {
    const [whole, seconds, offset] = found as [string, string | undefined, string];
    if (offset.startsWith('-') && !isIso && seconds === undefined) return whole;
    return ` UTC${offset === 'Z' ? '' : offset}`;
  });
}

/** Whether something that ends so, with its date, lasts for more than a day, or for less than nothing. */
function isFarFrom(start: DatedTime, end: DatedTime, order: DateOrder): boolean {
  const [from, to] = [dateOf(start, order), dateOf(end, order)];
  if (from === undefined || to === undefined || from === to) return false;
  return daysLater(from, 1) !== to || (secondsOf(end.time) ?? 0) > (secondsOf(start.time) ?? 0);
}

function leftOut({ line }: GridRow, end: string): Finding {
  const message = `The end on row ${line}, ${end.slice(0, MAX_DATED)}, is not within a day of the start; it is left out.`;
  return { severity: 'warning', code: 'unreadable-line', line, message };
}

/** The night that a start goes on with, or the one that begins with it. */
function nightWith(
  start: DatedTime,
  end: string,
  night: Night | undefined,
  order: DateOrder,
): Night | undefined {
  const [date, startS] = [dateOf(start, order), secondsOf(start.time)];
  if (date === undefined || startS === undefined) return undefined;
  const lengthS = ((secondsOf(end) ?? startS) - startS + DAY_S) % DAY_S;
  const goesOn =
    night && date === daysLater(night.date, 1) && startS < NIGHT_S && startS + DAY_S - night.endS < NIGHT_S;
  return goesOn
    ? { ...night, endS: startS + DAY_S + lengthS }
    : { day: start.date, date, endS: startS + lengthS };
}

function dateOf({ date }: DatedTime, order: DateOrder): string | undefined {
  const printed = findDate(fold(date), order);
  return printed && calendarDateOf(printed);
}

function secondsOf(time: string): number | undefined {
  const span = spanOf(time);
  return span && secondsOfPrinted(span.start);
}

function padded(cells: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, index) => cells[index] ?? '');
}
