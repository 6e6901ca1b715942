import { calendarDateOf, findDate, weekdayAlone, type PrintedDate } from './dates.ts';
import { plain } from './fold.ts';
import { dayNumber } from './headings.ts';
import type { DayHeading } from './items.ts';
import type { Row } from './rows.ts';

const MAX_WORDS = 6;
const OTHER_DATES =
  /\b(?:deadline|regist(?:er|ration)|rsvp|by|before|until|updated?|version|draft|as of|printed|issued|published|since|born|founded|inscriptions?|avant|jusqu'au|mis a jour|antes|hasta|actualizado|copyright)\b|©|截止|更新/;

/** The date that a row gives for what follows, and what the row says beside it; nothing for dates of other things. */
export function dateIn(
  row: Row,
  knownYear: number | undefined,
): { date: PrintedDate; beside: string[] } | undefined {
  const text = row.date ? row.text : row.rest || row.text;
  const found = findDate(row.timeOnly ? row.folded : foldedRest(row, text));
  if (!found) return undefined;
  const beside = `${text.slice(0, found.from)}|${text.slice(found.to)}`;
  if (OTHER_DATES.test(plain(beside))) return undefined;
  const pieces = beside
    .split(/\s*[|•·;–—]\s*|\s+-\s+|\s{3,}|\t/)
    .map((piece) => piece.replace(/^[\s,:.(-]+|[\s,:(-]+$/g, '').trim())
    .filter(
      (piece) => /[\p{L}\d]/u.test(piece) && !/^(?:date|fecha|日期|时间|on|le|el|the|du|del)$/i.test(piece),
    );
  return { date: { ...found, year: found.year ?? knownYear }, beside: pieces };
}

/** The day that a row heads, when it is a heading of a day and nothing more. */
export function dayHeadingOf(row: Row, knownYear: number | undefined): DayHeading | undefined {
  const heading = { text: row.rest === '' ? row.text : row.rest, line: row.number };
  const dated = dateIn(row, knownYear);
  const words = (dated?.beside ?? [heading.text]).join(' ').split(/\s+/).filter(Boolean).length;
  if (words > MAX_WORDS) return undefined;
  const number = dayNumber(heading.text);
  if (dated) return { ...heading, date: calendarDateOf(dated.date), number };
  if (row.span === undefined && (number !== undefined || weekdayAlone(row.folded) !== undefined)) {
    return { ...heading, date: undefined, number };
  }
  return undefined;
}

function foldedRest(row: Row, text: string): string {
  const at = row.text.indexOf(text);
  return at < 0 ? row.folded : row.folded.slice(at, at + text.length);
}
