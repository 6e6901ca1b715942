import { delimiterOf, firstLines, namesIn, withoutQuoted } from './delimiter.ts';

/** The formats of a programme that can be read. */
export const IMPORT_FORMATS = [
  'text',
  'csv',
  'xlsx',
  'schedule-json',
  'schedule-xml',
  'ical',
  'json',
] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** The formats that are text, and so told from each other by what they say. */
export type TextFormat = Exclude<ImportFormat, 'xlsx'>;

/** Guesses the format of a source from how it begins; what is nothing else is taken as text for people. */
export function guessFormat(source: string): TextFormat {
  const begin = source
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 2_000);
  if (/^BEGIN:VCALENDAR/i.test(begin)) return 'ical';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE[^]*)?<schedule[\s>]/i.test(begin))
    return 'schedule-xml';
  if (/^(\{|\[\s*[[{"])/.test(begin)) return isSchedule(begin) ? 'schedule-json' : 'json';
  return isTable(source) ? 'csv' : 'text';
}

function isSchedule(begin: string): boolean {
  return /"schedule"\s*:\s*\{/.test(begin) && !/^\{\s*"title"/.test(begin);
}

/** Whether a text is a table with a delimiter between its cells, told by the names of its columns or by its shape. */
function isTable(source: string): boolean {
  const lines = firstLines(source.replace(/^\uFEFF/, ''));
  if (/^sep=.$/i.test(lines[0]?.trim() ?? '')) return true;
  const delimiter = delimiterOf(lines.join('\n'));
  // Cells between tabs are what a paste from a spreadsheet or from Word is, with lines of text around them.
  if (delimiter === '\t') return false;
  const rows = lines.map((line) => withoutQuoted(line).split(delimiter).length - 1);
  if (lines.some((line) => namesIn(line, delimiter) >= 2)) return true;
  const several = rows.filter((cells) => cells >= 2).length;
  if (delimiter === ';') return several >= 3 && several >= rows.length * 0.8;
  const [first = 0] = rows;
  const even = rows.filter((cells) => cells === first).length;
  return (
    first >= 2 &&
    rows.length >= 3 &&
    even >= rows.length * (rows.length > 3 ? 0.9 : 1) &&
    lines.every((line) => line.length < 400)
  );
}
