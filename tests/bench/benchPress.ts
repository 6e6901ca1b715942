import { setTimeout as pause } from 'node:timers/promises';
import { BareAppend } from './bare/append.ts';
import { type Figure, median, quantile } from './figures.ts';
import { Presser } from './presser.ts';
import { type Both, inTurns, medians, onStand, type Side } from './stand.ts';

const SCREENS = 1000;
const ROUNDS = 100;

/** Between two presses, so that one does not wait for the other's screens, in ms. */
const REST_MS = 20;

/** How long a press took, in ms: to its durable answer, and to the last of all screens. */
interface Taken {
  readonly answered: number;
  readonly everywhere: number;
}

const answered = (taken: Taken) => taken.answered;
const everywhere = (taken: Taken) => taken.everywhere;

/**
 * A press to its answer, against a bare durable append plus a bare echo; and to the last of a thousand
 * displays, against a bare server. Product and baseline take turns, so that a busy machine slows both.
 */
export function benchPress(): Promise<Figure[]> {
  return onStand(async (stand) => {
    const alone = await takeTurns(stand, false);
    for (const { server, crowd } of [stand.product, stand.bare]) {
      await crowd.join({ address: server.url, count: SCREENS, busy: false, atOnce: false });
    }
    const crowded = await takeTurns(stand, true);
    const append = await bareAppend();
    const baseline = append + median(alone.bare.map(answered));
    const screens = `${String(SCREENS)} displays`;
    return [
      { name: 'a bare append', value: append, unit: 'ms' },
      {
        name: 'press to its durable answer, against a bare append plus a bare echo',
        value: median(alone.product.map(answered)),
        unit: 'ms',
        baseline,
        limit: { ratio: 2.5 },
      },
      {
        name: `the same with ${screens}`,
        value: median(crowded.product.map(answered)),
        unit: 'ms',
        baseline,
        limit: { ratio: 4 },
      },
      {
        name: `press to the last of ${screens}, median`,
        ...medians(crowded, everywhere),
        unit: 'ms',
        limit: { ratio: 1.15 },
      },
      {
        name: `press to the last of ${screens}, p99`,
        value: quantile(crowded.product.map(everywhere), 0.99),
        unit: 'ms',
        baseline: quantile(crowded.bare.map(everywhere), 0.99),
      },
    ];
  });
}

async function takeTurns(stand: Both<Side>, crowded: boolean): Promise<Both<Taken[]>> {
  const hands = {
    product: await Presser.at(stand.product.server.url),
    bare: await Presser.at(stand.bare.server.url),
  };
  const taken = await inTurns(stand, ROUNDS, async (side) => {
    const hand = side === stand.product ? hands.product : hands.bare;
    const { pressedAt, answeredAt, seq } = await hand.press();
    const reachedAt = crowded ? await side.crowd.untilReached(seq) : answeredAt;
    await pause(REST_MS);
    return { answered: answeredAt - pressedAt, everywhere: reachedAt - pressedAt };
  });
  hands.product.leave();
  hands.bare.leave();
  return taken;
}

/** In the rhythm of the presses: a disk that has rested takes longer than one that is kept busy. */
async function bareAppend(): Promise<number> {
  const append = new BareAppend();
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.push(append.take());
    await pause(REST_MS);
  }
  append.remove();
  return median(taken);
}
