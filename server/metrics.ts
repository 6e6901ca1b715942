import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { DisplayDirectory } from './gateways/displayDirectory.ts';

/** What Prometheus may scrape: the process, its event loop, and how many displays are connected. */
export function createMetrics(directory: DisplayDirectory): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'showcaller_displays',
    help: 'Displays that are connected.',
    registers: [registry],
    collect() {
      this.set(directory.count());
    },
  });
  return registry;
}
