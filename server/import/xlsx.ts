import { zipSync } from 'fflate';
import { ImportError } from '../../machines/import/error.ts';
import { MAX_COLUMNS, MAX_ROWS, type Grid, type Span } from '../../machines/import/table/grid.ts';
import { withoutHiddenColumns, withoutHiddenRows, withoutHiddenSheets } from './hidden.ts';
import { columnNumber, withPlaces } from './places.ts';
import { filesOf, spansOf } from './spans.ts';
import { refuseEntities } from './xml.ts';
import { unpackSheets } from './zip.ts';

const DAY_MS = 86_400_000;
/** The day that a spreadsheet counts as 0. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Numbers up to this many days are lengths and times of day, not dates. */
const LAST_LENGTH_DAYS = 366;

const FAR_OUTSIDE = `This workbook has cells far outside of any programme: ${MAX_ROWS} rows and ${MAX_COLUMNS} columns are read.`;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** A cell with a style and nothing in it, as a row has that is coloured from end to end. */
const EMPTY_CELL = /<c\b[^<>]*\/>|<c\b[^<>]*><\/c>/g;
const EMPTY_ROW = /<row\b[^<>]*\/>|<row\b[^<>]*>\s*<\/row>/g;
/** A cell whose date is written out (ISO 8601), in no zone: it stays text, or it would be taken for one in this server's. */
const WRITTEN_DATE = /(<c\b[^<>]*?\st=)(["'])d\2/g;
const CELL_PLACE = /<c\b[^<>]*?\br=["']([A-Z]+)(\d+)["']/g;
const ROW_PLACE = /<row\b[^<>]*?\br=["'](\d+)["']/g;

/**
 * The sheets of a workbook (Office Open XML) as a person sees them: formulas as what they came to, nothing hidden.
 *
 * @throws {ImportError} where it is damaged, no workbook, or far larger than any programme.
 */
export async function gridsOfXlsx(bytes: Uint8Array): Promise<Grid[]> {
  const files = await unpackSheets(bytes);
  if (!files.has('xl/workbook.xml')) {
    throw new ImportError(
      files.has('word/document.xml')
        ? 'This is a Word document. Copy its text and paste it, or save the programme as a spreadsheet.'
        : 'This packed file is no workbook that could be read here; save it as .xlsx.',
    );
  }
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    const { workbook, hidden, spans } = repack(files);
    const sheets = await readWorkbook(workbook, { trim: false });
    return sheets.map(({ sheet, data }, place) => ({
      name: sheet,
      rows: data.map((cells, index) => ({ line: index + 1, cells: cells.map(asText) })),
      spans: spans[place] ?? [],
      ...(place === 0 && { hidden }),
    }));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('This workbook is damaged: its sheets cannot be read.');
  }
}

/**
 * The same workbook, packed anew with nothing in it that was not unpacked and looked at here, and without the rows,
 * columns and sheets that are hidden; how many those are, and what goes across columns in each sheet that is left.
 */
function repack(files: ReadonlyMap<string, Buffer>): {
  workbook: Buffer;
  hidden: NonNullable<Grid['hidden']>;
  spans: Span[][];
} {
  const hidden = { rows: 0, columns: 0, sheets: 0 };
  const spans = new Map<string, Span[]>();
  let listed: string[] = [];
  const entries = [...files].map(([name, content]) => {
    const text = content.toString('utf8');
    refuseEntities(text);
    if (SHEET.test(name)) {
      const rows = withoutHiddenRows(withPlaces(text));
      const columns = withoutHiddenColumns(rows.text);
      hidden.rows += rows.hidden;
      hidden.columns += columns.hidden;
      spans.set(name, spansOf(text));
      return [name, Buffer.from(tidySheet(columns.text))] as const;
    }
    if (name !== 'xl/workbook.xml') return [name, content] as const;
    const shown = withoutHiddenSheets(text);
    hidden.sheets = shown.hidden;
    listed = filesOf(shown.text, files.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '');
    return [name, Buffer.from(shown.text)] as const;
  });
  return {
    workbook: Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 })),
    hidden,
    spans: listed.map((name) => spans.get(name) ?? []),
  };
}

function tidySheet(text: string): string {
  const filled = text.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '').replace(WRITTEN_DATE, '$1$2str$2');
  for (const [, column = '', row = ''] of filled.matchAll(CELL_PLACE)) {
    if (Number(row) > MAX_ROWS || columnNumber(column) > MAX_COLUMNS) throw new ImportError(FAR_OUTSIDE);
  }
  for (const [, row = ''] of filled.matchAll(ROW_PLACE)) {
    if (Number(row) > MAX_ROWS) throw new ImportError(FAR_OUTSIDE);
  }
  return filled;
}

function asText(value: unknown): string {
  if (value instanceof Date) return dateAsText(value.getTime() - DAY_ZERO);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** Days since day 0, in ms, as a date, a date and time, or a time or length with seconds. */
function dateAsText(sinceZero: number): string {
  // A number of days is seldom the exact second: half past nine may arrive a millisecond early.
  const ms = Math.round(sinceZero / 1000) * 1000;
  const seconds = Math.floor(ms / 1000);
  if (ms < LAST_LENGTH_DAYS * DAY_MS) {
    const hours = String(Math.floor(seconds / 3600)).padStart(2, '0');
    return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
  const [date = '', time = ''] = new Date(DAY_ZERO + ms).toISOString().split(/[TZ.]/);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
