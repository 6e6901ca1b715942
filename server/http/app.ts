import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Logger } from '../logger.ts';
import type { Origins } from '../access/origin.ts';
import { inTurn } from './inTurn.ts';
import { importRoute, type ImportRoute } from './importRoute.ts';
import { type LinkRoutes, linkRoutes } from './linkRoutes.ts';
import { logoRoutes } from './logoRoutes.ts';
import { operationRoutes, type Operation } from './operationRoutes.ts';
import { originRule } from './originRule.ts';
import { pages } from './pages.ts';
import { HttpProblem, problemHandler } from './problem.ts';
import { qrRoute, type QrRoute } from './qrRoute.ts';
import { requestId } from './requestId.ts';
import { securityHeaders } from './securityHeaders.ts';
import { showRoutes, type ShowRoutes } from './showRoutes.ts';
import { turnstile } from './turnstile.ts';

/** What the HTTP side works with. */
export interface HttpSide extends ShowRoutes, LinkRoutes, Operation, QrRoute, ImportRoute {
  readonly origins: Origins;
  readonly logger: Logger;
  /** The folder of built pages. */
  readonly pagesFolder: string;
}

/** Everything that is served over HTTP: operation, the API, the pages. */
export function createHttpApp(side: HttpSide): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(inTurn());
  app.use(requestId(side.logger));
  app.use(securityHeaders());
  app.use(operationRoutes(side));
  app.use('/api', originRule(side.origins));
  // What is true now is not true a moment later.
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.get('/api/time', turnstile(side.gate.time), (_request, response) => {
    response.json({ now: side.now() });
  });
  app.use('/api/shows', showRoutes(side));
  app.use('/api/logos', logoRoutes(side.store));
  app.use('/api/links', linkRoutes(side));
  app.get('/api/qr', qrRoute(side));
  app.use('/api/import', importRoute(side));
  app.use('/api', () => {
    throw new HttpProblem({ code: 'invalid', message: 'There is nothing at this address.' }, 404);
  });
  app.use(pages(side.pagesFolder));
  app.use(problemHandler(side.logger));
  return app;
}

/** The folder that the build of the pages is in. */
export const PAGES_FOLDER = join(import.meta.dirname, '../../dist');
