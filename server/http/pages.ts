import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import sirv from 'sirv';
import { HttpProblem } from './problem.ts';

/** The folder of the page that is served at `/`. */
const HOME = 'home';

const A_YEAR_S = 31_536_000;

/** The built pages: `/speaker` is `speaker/index.html` of `folder`, and nothing is served from outside it. */
export function pages(folder: string): Router {
  const router = Router();
  if (existsSync(folder)) {
    // What the build has compressed goes over the wire so; names change with content, so they are kept for good.
    router.get(/^\/assets\//, sirv(folder, { gzip: true, maxAge: A_YEAR_S, immutable: true }));
  }
  for (const page of builtPages(folder)) {
    router.get(page === HOME ? '/' : `/${page}`, (_request, response) => {
      response.set('Cache-Control', 'no-cache').sendFile(join(folder, page, 'index.html'));
    });
  }
  router.use((request, _response) => {
    throw new HttpProblem({ code: 'invalid', message: `There is no page at ${request.path}.` }, 404);
  });
  return router;
}

function builtPages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(join(folder, item.name, 'index.html')))
    .map(({ name }) => name);
}
