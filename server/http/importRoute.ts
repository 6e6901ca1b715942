import { Router, text } from 'express';
import { ImportError } from '../../machines/import/error.ts';
import { IMPORT_FORMATS, importProgrammes } from '../../machines/import/programmes.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { HttpProblem } from './problem.ts';

const LIMIT = '5mb';

/** `POST /api/import`: reads a programme in any known format and answers with a preview; nothing is stored. */
export function importRoute({ editor }: Doorkeeper): Router {
  const router = Router();
  router.post('/', editor, text({ limit: LIMIT, type: () => true }), (request, response) => {
    const wanted = request.query['format'];
    const format = IMPORT_FORMATS.find((known) => known === wanted);
    if (wanted !== undefined && format === undefined) {
      throw new HttpProblem({
        code: 'invalid',
        message: `The parameter "format" must be one of ${IMPORT_FORMATS.join(', ')}.`,
      });
    }
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const source = typeof request.body === 'string' ? request.body : '';
    try {
      response.json({ programmes: importProgrammes(source, { timeZone }, format) });
    } catch (error) {
      if (error instanceof ImportError) throw new HttpProblem({ code: 'invalid', message: error.message });
      throw error;
    }
  });
  return router;
}
