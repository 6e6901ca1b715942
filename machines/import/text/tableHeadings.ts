import { findDate } from './dates.ts';
import { dayHeadingOf } from './days.ts';
import { fold } from './fold.ts';
import { isKnownHeading, roomOf } from './headings.ts';
import type { Line } from './lines.ts';
import type { Row } from './row.ts';

/** What a row of a table has before its cells are read. */
export const NOTHING_READ = {
  span: undefined,
  duration: undefined,
  date: undefined,
  day: undefined,
  tabled: false,
  details: undefined,
  room: undefined,
  given: {},
};

/** The row of a list that heads what follows, as a cell or a column of a table names it: a day, else a room. */
export function headingRow(line: Line, text: string): Row {
  const row = plainRow(line, text);
  return dayHeadingOf(row, undefined) ? row : { ...row, room: text };
}

/** The heading that the cells of a row are, which stand over others: a day, a room, "Morning"; nothing for other rows. */
export function headingIn(line: Line, cells: readonly string[]): Row | undefined {
  const [text, ...others] = new Set(cells.filter((cell) => cell !== ''));
  if (text === undefined || others.length > 0 || text.includes('\n')) return undefined;
  const row = plainRow(line, text);
  if (dayHeadingOf(row, undefined) || (isKnownHeading(text) && cells[0] === text)) return row;
  const room = cells[0] === text ? roomOf(text) : undefined;
  return room === undefined ? undefined : { ...row, room };
}

function plainRow(line: Line, text: string): Row {
  const folded = fold(text);
  return {
    ...line,
    ...NOTHING_READ,
    text,
    folded,
    rest: text,
    dated: text,
    date: findDate(folded),
    heading: true,
    leading: false,
    timeOnly: false,
  };
}
