import { findDate, type PrintedDate } from './dates.ts';
import { fold } from './fold.ts';
import type { Line } from './lines.ts';
import { peel, type Peeled } from './peel.ts';
import { readSpan } from './spans.ts';
import type { TimeStyle } from './times.ts';

/** A line with its times and its date read. */
export interface Row extends Line, Peeled {
  /** The date before the time, where a line begins with both. */
  date: PrintedDate | undefined;
  /** Whether a time or length stands alone on its line. */
  timeOnly: boolean;
}

const COMPACT_START = /^(?:[01]\d|2[0-3])[0-5]\d(?= |\t|-|$)/;
const YEAR_LIKE = /^(?:19|20)\d\d\b/;

/** Reads the times of all lines, in the style that the text as a whole shows. */
export function readRows(lines: readonly Line[]): Row[] {
  const style = findStyle(lines);
  return lines.map((line) => readRow(line, style));
}

function readRow(line: Line, style: TimeStyle): Row {
  const date = findDate(line.folded);
  if (date?.from === 0) {
    const after = /^[\s,|:;-]*/.exec(line.folded.slice(date.to))?.[0].length ?? 0;
    const text = line.text.slice(date.to + after);
    const peeled = peel({ text, folded: fold(text) }, style);
    if (peeled.leading && peeled.span && peeled.rest !== '')
      return { ...line, ...peeled, date, timeOnly: false };
  }
  const peeled = peel(line, style);
  const timed = peeled.span !== undefined || peeled.duration !== undefined;
  return { ...line, ...peeled, date: undefined, timeOnly: timed && peeled.rest === '' };
}

function findStyle(lines: readonly Line[]): TimeStyle {
  const written = lines.filter((line) => !line.blank);
  const plainStyle: TimeStyle = { compact: false, trailing: false };
  const headed = written.filter((line) => readSpan(line.folded, 0, plainStyle) !== undefined).length;
  const compact = written.filter(
    (line, index) => COMPACT_START.test(line.folded) && !(index === 0 && YEAR_LIKE.test(line.folded)),
  ).length;
  const trailing = written.filter((line) =>
    / \d{1,2}(?:[:.h]\d\d)(?: ?[ap]\.?m\.?)?$/i.test(line.folded),
  ).length;
  return { compact: headed === 0 && compact >= 2, trailing: headed === 0 && compact < 2 && trailing >= 3 };
}
