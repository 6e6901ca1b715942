import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, median } from './figures.ts';
import { Presser } from './presser.ts';
import { residentKb } from './processCost.ts';
import { type Both, onStand, type Side } from './stand.ts';

const DISPLAYS = 5000;
const ROUNDS = 3;

/** Until a process has settled after its start or after the last join, in ms. */
const SETTLED_MS = 3000;

/** What a server holds for each of many displays, each round with servers that have just started. */
export async function benchMemory(): Promise<Figure[]> {
  const taken: Both<number[]> = { product: [], bare: [] };
  const spread: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await onStand(async ({ product, bare }) => {
      taken.product.push(await memoryEach(product));
      spread.push(await pressAndSpread(product));
      await product.crowd.leave();
      taken.bare.push(await memoryEach(bare));
    });
  }
  return [
    {
      name: `memory for each of ${String(DISPLAYS)} displays`,
      value: median(taken.product),
      unit: 'KB',
      baseline: median(taken.bare),
      limit: { ratio: 1.3 },
    },
    {
      name: `press to the last of ${String(DISPLAYS)} displays`,
      value: median(spread),
      unit: 'ms',
    },
  ];
}

async function memoryEach({ server, crowd }: Side): Promise<number> {
  await pause(SETTLED_MS);
  const before = residentKb(server.pid);
  await crowd.join({ address: server.url, count: DISPLAYS, busy: false, atOnce: false });
  await pause(SETTLED_MS);
  return (residentKb(server.pid) - before) / DISPLAYS;
}

async function pressAndSpread({ server, crowd }: Side): Promise<number> {
  const hand = await Presser.at(server.url);
  const { pressedAt, seq } = await hand.press();
  const reachedAt = await crowd.untilReached(seq);
  hand.leave();
  return reachedAt - pressedAt;
}
