import { previewsOf } from './assemble.ts';
import { unguardFormula } from '../export/formula.ts';
import { ImportError } from './error.ts';
import type { Finding } from './findings.ts';
import type { ImportOptions, Preview, PreviewColumn } from './preview.ts';
import { acrossRooms } from './table/across.ts';
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS, type Grid, type GridRow } from './table/grid.ts';
import { findHead, type ColumnMapping, type Head } from './table/head.ts';
import { calendarDateOf, findDate } from './text/dates.ts';
import { fold } from './text/fold.ts';
import { UNTITLED } from './partNames.ts';
import type { TableColumns } from './cells.ts';
import { readPreamble } from './table/preamble.ts';
import { readSections } from './table/sections.ts';
import type { Header } from './text/header.ts';
import type { Section } from './text/items.ts';

/** A sheet as it was understood. */
interface ReadSheet {
  name: string | undefined;
  header: Header;
  sections: Section[];
  findings: Finding[];
  columns: PreviewColumn[];
}

/** Controls of print and of direction; line ends, tabs and joiners stay. */
const UNPRINTED = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}]/gu;
const NAMELESS = /^(?:sheet|feuil(?:le)?|hoja|tabelle|лист|ورقة|工作表) ?\d*$/i;

/**
 * Reads the programmes of a workbook, or of the one table of a CSV file: one preview for each sheet, day and room.
 *
 * @throws {ImportError} where no sheet holds a programme, or one is far larger than any.
 */
export function importTables(
  grids: readonly Grid[],
  options: ImportOptions,
  mapping: ColumnMapping = {},
): Preview[] {
  const sheets = grids
    .map(within)
    .filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell.trim() !== '')));
  if (sheets.length === 0) throw new ImportError('The table is empty.');
  const read = sheets.flatMap((grid) => {
    const head = findHead(grid.rows, mapping);
    const sheet = head && readSheet(grid, head);
    return sheet?.sections.some(({ items }) => items.length > 0) ? [sheet] : [];
  });
  const [first] = read;
  if (!first) {
    throw new ImportError(
      'No column of this table has times or lengths, so no programme could be read in it. Name the columns, or say which is which.',
    );
  }
  const left = sheets.length - read.length;
  if (left > 0) first.findings.push(leftOut(left, 'sheet', 'holds no programme', 'hold no programme'));
  for (const { hidden } of grids) {
    for (const what of ['row', 'column', 'sheet'] as const) {
      const count = hidden?.[`${what}s`] ?? 0;
      if (count > 0) first.findings.push(leftOut(count, what, 'is hidden', 'are hidden'));
    }
  }
  return read.flatMap((sheet) => previewsOfSheet(sheet, read, options));
}

function previewsOfSheet(sheet: ReadSheet, all: readonly ReadSheet[], options: ImportOptions): Preview[] {
  const [first = sheet] = all;
  const { header, sections, findings, columns } = sheet;
  const name = sheet.name !== undefined && !NAMELESS.test(sheet.name) ? sheet.name : undefined;
  const folded = name === undefined ? undefined : findDate(fold(name));
  const outline = {
    sections,
    findings,
    header: {
      ...header,
      title: header.title ?? first.header.title ?? (all.length === 1 ? name : undefined),
      place: header.place ?? first.header.place,
      timeZone: header.timeZone ?? first.header.timeZone,
      date: header.date ?? (folded && calendarDateOf(folded)),
    },
  };
  const previews = previewsOf(outline, options, { source: 'table', place: 'row' });
  return previews.map((preview) => ({
    ...asOneOf(preview, all.length > 1 ? sheet.name : undefined),
    columns,
  }));
}

/** A preview named after its sheet too, where there are several. */
function asOneOf(preview: Preview, sheet: string | undefined): Preview {
  if (sheet === undefined) return preview;
  const { name, programme } = preview;
  const own = name === programme.title || name === UNTITLED ? sheet : `${sheet}, ${name}`;
  return { ...preview, name: own, programme: { ...programme, subtitle: programme.subtitle ?? own } };
}

function readSheet(grid: Grid, { columns, index }: Head): ReadSheet {
  const rows = columns.exact ? grid.rows.map((row) => asWritten(row, columns)) : grid.rows.map(tidied);
  const { header, findings } = readPreamble(rows.slice(0, Math.max(0, index)), columns.exact);
  const body = readSections(acrossRooms(rows.slice(index + 1), grid.spans ?? [], columns), columns);
  const titled = columns.fields.includes('title');
  return {
    name: grid.name,
    header,
    sections: body.sections,
    findings: [...findings, ...body.findings],
    columns: columns.fields.map((field, column) => {
      const header = columns.names[column] ?? '';
      // Without a column of titles each that is not known holds those of one room or day.
      return { column: column + 1, header, field: field ?? (titled || header === '' ? null : 'title') };
    }),
  };
}

/** A sheet as far as it is looked at, what guards its cells against formulas taken off. */
function within({ name, rows, spans = [] }: Grid): Grid {
  if (rows.length > MAX_ROWS) {
    throw new ImportError(`This table has more than ${MAX_ROWS} rows, far more than any programme.`);
  }
  return {
    name,
    spans,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, MAX_COLUMNS).map((cell) => unguardFormula(cell).slice(0, MAX_CELL)),
    })),
  };
}

/** A row of a table that people wrote: without what no cell shows. */
function tidied({ line, cells }: GridRow): GridRow {
  return { line, cells: cells.map((cell) => cell.replace(/\r\n?/g, '\n').replace(UNPRINTED, '').trim()) };
}

/** Columns in which a space or an empty line has its meaning. */
const KEPT = /^(?:notes$|speakers:)/;

/** A row of a table that this product wrote: notes keep every character. */
function asWritten({ line, cells }: GridRow, { fields }: TableColumns): GridRow {
  return { line, cells: cells.map((cell, column) => (KEPT.test(fields[column] ?? '') ? cell : cell.trim())) };
}

function leftOut(count: number, what: 'row' | 'column' | 'sheet', one: string, several: string): Finding {
  return {
    severity: 'info',
    code: 'unreadable-line',
    message:
      count === 1 ? `One ${what} ${one} and is left out.` : `${count} ${what}s ${several} and are left out.`,
  };
}
