import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { Store } from '../store/port.ts';

/** What those who run the server look at. */
export interface Operation {
  readonly store: Store;
  readonly metrics: Registry;
}

/** `/healthz`: the process is alive; `/readyz`: the store takes writes; `/metrics`: for Prometheus. */
export function operationRoutes({ store, metrics }: Operation): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const ok = await store.isWritable();
    response.status(ok ? 200 : 503).json({ ok });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
