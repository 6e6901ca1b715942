import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { HttpProblem } from './problem.ts';

/** The folder of the page that is served at `/`. */
const HOME = 'home';

const A_YEAR_S = 31_536_000;

/** The built pages: `/speaker` is `speaker/index.html` of `folder`, and nothing is served from outside it. */
export function pages(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { maxAge: A_YEAR_S * 1000, immutable: true, index: false }),
  );
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
