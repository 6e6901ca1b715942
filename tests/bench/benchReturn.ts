import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { monotonicMs } from './monotonic.ts';
import { inTurns, medians, onStand } from './stand.ts';

const DISPLAYS = 1000;
const ROUNDS = 3;

/** Long enough for the displays to have tried in vain, in ms. */
const AWAY_MS = 3000;

/** A server that is killed and comes back: how long until every display is right again. */
export function benchReturn(): Promise<Figure[]> {
  return onStand(async (stand) => {
    for (const { server, crowd } of [stand.product, stand.bare]) {
      await crowd.join({ address: server.url, count: DISPLAYS, busy: true, atOnce: false });
    }
    const returned = await inTurns(stand, ROUNDS, async ({ server, crowd }) => {
      await server.kill();
      await pause(AWAY_MS);
      await crowd.forgetRight();
      await server.start();
      const backAt = monotonicMs();
      return (await crowd.untilRight()) - backAt;
    });
    return [
      {
        name: `killed and started again: until all of ${String(DISPLAYS)} displays are right`,
        ...medians(returned, (ms) => ms),
        unit: 'ms',
        limit: { value: 5000 },
      },
    ];
  });
}
