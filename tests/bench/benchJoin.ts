import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { monotonicMs } from './monotonic.ts';
import { type Both, inTurns, medians, onStand, type Side } from './stand.ts';

const MANY = 1000;
const FEW = 100;
const ROUNDS = 3;

/** After it a display has made its burst of exchanges and told how it is, in ms. */
const SETTLED_MS = 3000;

const LIMIT = { value: 6 * 1024 };

/** What it takes until each of so many displays that come at once shows what is right. */
export function benchJoin(): Promise<Figure[]> {
  return onStand(async (stand) => {
    const few = await joinAtOnce(stand, FEW);
    const many = await joinAtOnce(stand, MANY);
    return [
      {
        name: `bytes to join, each of ${String(FEW)}`,
        ...medians(few, ({ bytes }) => bytes),
        unit: 'B',
        limit: LIMIT,
      },
      {
        name: `bytes to join, each of ${String(MANY)}`,
        ...medians(many, ({ bytes }) => bytes),
        unit: 'B',
        limit: LIMIT,
      },
      {
        name: `${String(MANY)} displays join at once: until all are right`,
        ...medians(many, ({ tookMs }) => tookMs),
        unit: 'ms',
        limit: { value: 3000 },
      },
    ];
  });
}

/** The bytes are those of one display, over TCP both ways, the HTTP upgrade and the first exchanges included. */
function joinAtOnce(stand: Both<Side>, count: number): Promise<Both<{ tookMs: number; bytes: number }[]>> {
  return inTurns(stand, ROUNDS, async ({ server, crowd }) => {
    const from = monotonicMs();
    const rightAt = await crowd.join({ address: server.url, count, busy: true, atOnce: true });
    await pause(SETTLED_MS);
    const bytes = (await crowd.traffic()) / count;
    await crowd.leave();
    return { tookMs: rightAt - from, bytes };
  });
}
