import type { Finding } from '../findings.ts';
import { weekdayOf, type PrintedDate } from './dates.ts';
import type { Row } from './row.ts';

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
