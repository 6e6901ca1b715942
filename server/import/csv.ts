import { CsvError, parse } from 'csv-parse/sync';
import { ImportError } from '../../machines/import/error.ts';
import { delimiterOf } from '../../machines/import/delimiter.ts';
import { MAX_ROWS, type Grid } from '../../machines/import/table/grid.ts';

const MAX_RECORD = 1_000_000;
const MAX_CELLS = 500_000;
const SEPARATOR_LINE = /^sep=(.)(?=\r?\n)/i;

/**
 * The table of a CSV text, whatever parts its cells: commas, semicolons or tabs. Quotation marks that nobody closed
 * are text.
 *
 * @throws {ImportError} where it cannot be read as a table.
 */
export function gridOfCsv(text: string): Grid {
  const named = SEPARATOR_LINE.exec(text)?.[1];
  const body = named === undefined ? text : text.replace(SEPARATOR_LINE, '');
  const delimiter = named ?? delimiterOf(body);
  if (body.split(delimiter, MAX_CELLS + 1).length > MAX_CELLS) {
    throw new ImportError('This table has far more cells than any programme.');
  }
  const records = read(body, delimiter, true) ?? read(body, delimiter, false);
  if (!records) throw new ImportError('This table cannot be read: its quotation marks do not fit together.');
  return { name: undefined, rows: records.map((cells, index) => ({ line: index + 1, cells })) };
}

function read(text: string, delimiter: string, quotes: boolean): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      quote: quotes ? '"' : false,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD,
      to: MAX_ROWS + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
