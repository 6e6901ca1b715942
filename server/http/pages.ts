import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import { HttpProblem } from './problem.ts';

/** The folder of the page that is served at `/`. */
const HOME = 'home';

/** The folder of what pages are made of. */
const ASSETS = 'assets';

/** What WebKit asks for in pieces, and plays only where it gets them so. */
const FILM = '.mp4';

const A_YEAR_MS = 31_536_000_000;

/** The built pages: `/speaker` is `speaker/index.html` of `folder`, and nothing is served from outside it. */
export function pages(folder: string): Router {
  const router = Router();
  router.get(`/${ASSETS}/:name`, asset(join(folder, ASSETS)));
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

/** Files of a folder, each as the build has compressed it for those who take that; their names change with their content. */
function asset(folder: string): RequestHandler<{ name: string }> {
  return (request, response, next) => {
    const { name } = request.params;
    const isName = /^\w[\w.-]*$/.test(name);
    const compressed = `${name}.gz`;
    const isCompressed =
      isName && request.acceptsEncodings('gzip') === 'gzip' && existsSync(join(folder, compressed));
    const file = isCompressed ? compressed : name;
    if (!isName || !existsSync(join(folder, file))) {
      next();
      return;
    }
    response.vary('Accept-Encoding').type(extname(name));
    response.sendFile(file, {
      root: folder,
      immutable: true,
      maxAge: A_YEAR_MS,
      acceptRanges: extname(name) === FILM,
      ...(isCompressed && { headers: { 'Content-Encoding': 'gzip' } }),
    });
  };
}

function builtPages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(join(folder, item.name, 'index.html')))
    .map(({ name }) => name);
}
