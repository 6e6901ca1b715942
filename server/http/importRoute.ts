import { raw, type Request, Router } from 'express';
import { fieldNamed, COLUMN_FIELDS } from '../../machines/import/columns.ts';
import { ImportError } from '../../machines/import/error.ts';
import { IMPORT_FORMATS, type ImportFormat } from '../../machines/import/format.ts';
import type { ColumnMapping } from '../../machines/import/table/head.ts';
import type { ImportDesk } from '../import/importDesk.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { HttpProblem } from './problem.ts';

const LIMIT = '5mb';

/** What the route works with. */
export interface ImportRoute {
  readonly doorkeeper: Doorkeeper;
  readonly importDesk: ImportDesk;
}

/** `POST /api/import`: reads a programme in any known format and answers with a preview; nothing is stored. */
export function importRoute({ doorkeeper, importDesk }: ImportRoute): Router {
  const router = Router();
  router.post('/', doorkeeper.editor, raw({ limit: LIMIT, type: () => true }), async (request, response) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const source = {
      bytes: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
      format: formatIn(request),
      charset: /charset="?([^;"\s]+)/i.exec(request.get('Content-Type') ?? '')?.[1],
      columns: columnsIn(request),
    };
    try {
      response.json({ programmes: await importDesk.read(source, { timeZone }) });
    } catch (error) {
      if (error instanceof ImportError) throw new HttpProblem({ code: 'invalid', message: error.message });
      throw error;
    }
  });
  return router;
}

function formatIn({ query }: Request): ImportFormat | undefined {
  const wanted = query['format'];
  const format = IMPORT_FORMATS.find((known) => known === wanted);
  if (wanted !== undefined && format === undefined) {
    throw invalid(`The parameter "format" must be one of ${IMPORT_FORMATS.join(', ')}.`);
  }
  return format;
}

/** Which columns hold what: an object in JSON, from a column's name or its number from 1 to a field. */
function columnsIn({ query }: Request): ColumnMapping | undefined {
  const wanted = query['columns'];
  if (wanted === undefined) return undefined;
  const read = typeof wanted === 'string' ? parsed(wanted) : undefined;
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw invalid('The parameter "columns" must be an object in JSON, such as {"Titel": "title"}.');
  }
  const mapping = Object.entries(read).map(([name, field]: [string, unknown]) => {
    if (typeof field !== 'string' || fieldNamed(field) === undefined) {
      throw invalid(
        `The parameter "columns" gives "${name.slice(0, 60)}" no known field: ${COLUMN_FIELDS.join(', ')}.`,
      );
    }
    return [name, field] as const;
  });
  return Object.fromEntries(mapping);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(message: string): HttpProblem {
  return new HttpProblem({ code: 'invalid', message });
}
