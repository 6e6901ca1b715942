import type { Finding } from '../../../machines/import/findings.ts';
import type { TextFormat } from '../../../machines/import/format.ts';
import { withoutMarkup } from '../../../machines/import/text/markup.ts';

/** A source as it is shown beside its preview. */
export interface ShownText {
  /** Its lines as the reader counts them, as far as anybody would look. */
  readonly lines: readonly string[];
  /** The line, from 1, that a finding is about; undefined where it is about none that could be pointed at. */
  readonly lineOf: (finding: Finding) => number | undefined;
}

/** As the reader of texts parts lines. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

const MOST_LINES = 8_000;
const LONGEST_LINE = 2_000;
/** In characters; no longer text is read. */
const LONGEST_TEXT = 300_000;

/** A text of a format as it is shown: of a web page what it says, of a very long text the beginning. */
export function shownText(text: string, format: TextFormat): ShownText {
  const beginning = text.slice(0, LONGEST_TEXT).replace(/^\uFEFF/, '');
  const said = format === 'text' ? withoutMarkup(beginning) : beginning;
  const lines = said.split(LINE_END, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  return { lines, lineOf: ({ line }) => COUNTED[format](line, lines) };
}

type Counted = (line: number | undefined, lines: readonly string[]) => number | undefined;

const asLine: Counted = (line) => line;
/** Schedules and calendars are counted by their events, which are found by their titles. */
const asEvent: Counted = () => undefined;

const COUNTED: Readonly<Record<TextFormat, Counted>> = {
  text: asLine,
  csv: (row, lines) => (row === undefined ? undefined : firstLines(lines)[row - 1]),
  json: asEvent,
  'schedule-json': asEvent,
  'schedule-xml': asEvent,
  ical: asEvent,
};

/** The line, from 1, in which each row of a table begins: line ends between quotation marks end no row. */
function firstLines(lines: readonly string[]): number[] {
  const first: number[] = [];
  let isWithin = false;
  for (const [index, line] of lines.entries()) {
    if (!isWithin) first.push(index + 1);
    if (line.split('"').length % 2 === 0) isWithin = !isWithin;
  }
  // Marks that nobody closed are text, and then each line is a row.
  return isWithin ? lines.map((_, index) => index + 1) : first;
}

/** Where each title stands, lines from 1, looked for from the top down; undefined where it does not. */
export function linesOf(lines: readonly string[], titles: readonly string[]): (number | undefined)[] {
  const folded = lines.map((line) => line.toLowerCase());
  let from = 0;
  return titles.map((title) => {
    const beginning = title.slice(0, 24).trim().toLowerCase();
    if (beginning === '') return undefined;
    const found = folded.findIndex((line, index) => index >= from && line.includes(beginning));
    if (found < 0) return undefined;
    from = found;
    return found + 1;
  });
}
