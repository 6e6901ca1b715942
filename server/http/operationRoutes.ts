import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { Readiness } from '../readiness.ts';

/** What those who run the server look at. */
export interface Operation {
  readonly readiness: Readiness;
  readonly metrics: Registry;
}

/** `/healthz`: the process is alive; `/readyz`: it can do its work now; `/metrics`: for Prometheus. */
export function operationRoutes({ readiness, metrics }: Operation): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await readiness.look();
    response.status(ready.ok ? 200 : 503).json(ready);
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
