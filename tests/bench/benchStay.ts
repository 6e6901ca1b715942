import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { Presser } from './presser.ts';
import { cpuMs } from './processCost.ts';
import { inTurns, medians, onStand, type Side } from './stand.ts';

const DISPLAYS = 1000;
const ROUNDS = 3;

/** Until the exchanges after joining have become seldom, in ms. */
const SETTLED_MS = 10_000;

/** How long both servers are watched in each round, in ms. */
const WATCHED_MS = 15_000;

/** What a running countdown costs while nobody presses, with displays that ask for the time and tell how they are. */
export function benchStay(): Promise<Figure[]> {
  return onStand(async (stand) => {
    const desk = await Presser.at(stand.product.server.url);
    for (const { server, crowd } of [stand.product, stand.bare]) {
      await crowd.join({ address: server.url, count: DISPLAYS, busy: true, atOnce: false });
    }
    await pause(SETTLED_MS);
    const watched = await inTurns(stand, ROUNDS, watch);
    desk.leave();
    return [
      {
        name: 'payload of an idle display, both ways',
        ...medians(watched, ({ bytesPerSecond }) => bytesPerSecond),
        unit: 'B/s',
        limit: { value: 60 },
      },
      {
        name: 'live views meanwhile',
        ...medians(watched, ({ views }) => views),
        unit: '',
        limit: { value: 0 },
      },
      {
        name: `processor time of the server with ${String(DISPLAYS)} displays, in a minute`,
        ...medians(watched, ({ cpuSeconds }) => cpuSeconds),
        unit: 's',
        limit: { value: 3 },
      },
    ];
  });
}

async function watch({
  server,
  crowd,
}: Side): Promise<{ bytesPerSecond: number; views: number; cpuSeconds: number }> {
  const [payload, views, cpu] = [await crowd.payload(), await crowd.views(), cpuMs(server.pid)];
  await pause(WATCHED_MS);
  return {
    bytesPerSecond: ((await crowd.payload()) - payload) / DISPLAYS / (WATCHED_MS / 1000),
    views: (await crowd.views()) - views,
    cpuSeconds: ((cpuMs(server.pid) - cpu) / WATCHED_MS) * 60,
  };
}
