import { importCalendar } from '../../machines/import/calendar.ts';
import { decode } from '../../machines/import/decode.ts';
import { ImportError } from '../../machines/import/error.ts';
import { guessFormat, type ImportFormat, type TextFormat } from '../../machines/import/format.ts';
import { importJson, parseJson } from '../../machines/import/json.ts';
import type { ImportOptions, Preview } from '../../machines/import/preview.ts';
import { importSchedule } from '../../machines/import/schedule.ts';
import { importTables } from '../../machines/import/table.ts';
import type { ColumnMapping } from '../../machines/import/table/head.ts';
import { importText } from '../../machines/import/text.ts';
import { kindOfBytes } from './signature.ts';

/** A programme as it arrives: the bytes of a file or a paste, and what was said of them. */
export interface Source {
  readonly bytes: Uint8Array;
  /** The format, guessed from the bytes if left out. */
  readonly format?: ImportFormat | undefined;
  /** The character set that the sender named. */
  readonly charset?: string | undefined;
  /** Which columns of a table hold what. */
  readonly columns?: ColumnMapping | undefined;
}

/**
 * Reads the programmes of a source; nothing is stored. The readers of formats that are not text for people are loaded
 * when one is needed.
 *
 * @throws {ImportError} with a sentence, where there is none to be read.
 */
export async function readProgrammes(source: Source, options: ImportOptions): Promise<Preview[]> {
  const { bytes, format } = source;
  if (format === 'xlsx' || (format === undefined && kindOfBytes(bytes) === 'packed')) {
    const { gridsOfXlsx } = await import('./xlsx.ts');
    return importTables(await gridsOfXlsx(bytes), options, source.columns);
  }
  const kind = kindOfBytes(bytes);
  if (kind !== undefined) throw new ImportError(NOT_READ[kind]);
  const text = decode(bytes, source.charset);
  return READERS[format ?? guessed(text, source)](text, options, source.columns);
}

/** Whoever says what columns hold sends a table. */
function guessed(text: string, { columns }: Source): TextFormat {
  const format = guessFormat(text);
  return format === 'text' && columns !== undefined ? 'csv' : format;
}

const NOT_READ: Readonly<Record<NonNullable<ReturnType<typeof kindOfBytes>>, string>> = {
  packed: 'This is a packed file, such as a workbook, and no text.',
  pdf: 'A PDF cannot be read. Open it, copy its text and paste that.',
  'old-office': 'This is a file of an old Office program. Save it as .xlsx, or copy its text and paste that.',
  picture: 'A picture cannot be read. Type the programme, or paste it as text.',
};

type Reader = (
  text: string,
  options: ImportOptions,
  columns?: ColumnMapping,
) => Preview[] | Promise<Preview[]>;

const READERS: Readonly<Record<TextFormat, Reader>> = {
  text: importText,
  json: importJson,
  csv: async (text, options, columns) => {
    const { gridOfCsv } = await import('./csv.ts');
    return importTables([gridOfCsv(text)], options, columns);
  },
  'schedule-json': (text, options) => importSchedule(parseJson(text), options),
  'schedule-xml': async (text, options) => {
    const { parseXml } = await import('./xml.ts');
    return importSchedule(parseXml(text), options);
  },
  ical: async (text, options) => {
    const { readCalendar } = await import('./ical.ts');
    return importCalendar(readCalendar(text, options.timeZone), options);
  },
};
