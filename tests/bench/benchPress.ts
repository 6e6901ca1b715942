import { setTimeout as pause } from 'node:timers/promises';
import { BareAppend } from './bare/append.ts';
import type { CrowdProcess } from './crowd/crowdProcess.ts';
import { type Figure, median, quantile } from './figures.ts';
import { Presser } from './presser.ts';
import { onStand, type Stand } from './stand.ts';

const SCREENS = 1000;
const ROUNDS = 100;

/** Between two presses, so that one does not wait for the other's screens, in ms. */
const REST_MS = 20;

/** How long a press took, in ms: to its durable answer, and to the last of all screens. */
interface Taken {
  readonly answered: number;
  readonly everywhere: number;
}

/**
 * A press to its answer, against a bare durable append plus a bare echo; and to the last of a thousand
 * displays, against a bare server. Product and baseline take turns, so that a busy machine slows both.
 */
export function benchPress(): Promise<Figure[]> {
  return onStand(async (stand) => {
    const alone = await takeTurns(stand);
    const join = { count: SCREENS, busy: false, atOnce: false };
    await stand.crowd.join({ ...join, address: stand.server.url });
    await stand.bareCrowd.join({ ...join, address: stand.bare.url });
    const crowded = await takeTurns(stand, stand);
    const append = bareAppend();
    const appendAndEcho = append + median(alone.bare.map(({ answered }) => answered));
    const answered = (taken: readonly Taken[]) => taken.map((press) => press.answered);
    const everywhere = (taken: readonly Taken[]) => taken.map((press) => press.everywhere);
    const screens = `${String(SCREENS)} displays`;
    return [
      {
        name: 'press to its durable answer, against a bare append and a bare echo',
        value: median(answered(alone.product)),
        unit: 'ms',
        baseline: appendAndEcho,
        limit: { ratio: 2.5 },
      },
      {
        name: `the same with ${screens}`,
        value: median(answered(crowded.product)),
        unit: 'ms',
        baseline: appendAndEcho,
        limit: { ratio: 4 },
      },
      { name: 'of the baseline, the append', value: append, unit: 'ms' },
      {
        name: `press to the last of ${screens}, median`,
        value: median(everywhere(crowded.product)),
        unit: 'ms',
        baseline: median(everywhere(crowded.bare)),
        limit: { ratio: 1.15 },
      },
      {
        name: `press to the last of ${screens}, p99`,
        value: quantile(everywhere(crowded.product), 0.99),
        unit: 'ms',
        baseline: quantile(everywhere(crowded.bare), 0.99),
      },
    ];
  });
}

/** Presses at the product and at the bare server in turn. */
async function takeTurns(
  { server, bare }: Stand,
  crowds?: { crowd: CrowdProcess; bareCrowd: CrowdProcess },
): Promise<{ product: Taken[]; bare: Taken[] }> {
  const productHand = await Presser.at(server.url);
  const bareHand = await Presser.at(bare.url);
  const taken = { product: [] as Taken[], bare: [] as Taken[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.product.push(await press(productHand, crowds?.crowd));
    taken.bare.push(await press(bareHand, crowds?.bareCrowd));
  }
  productHand.leave();
  bareHand.leave();
  return taken;
}

async function press(hand: Presser, crowd: CrowdProcess | undefined): Promise<Taken> {
  const { pressedAt, answeredAt, seq } = await hand.press();
  const reachedAt = crowd ? await crowd.untilReached(seq) : answeredAt;
  await pause(REST_MS);
  return { answered: answeredAt - pressedAt, everywhere: reachedAt - pressedAt };
}

function bareAppend(): number {
  const append = new BareAppend();
  const taken = Array.from({ length: ROUNDS }, () => append.take());
  append.remove();
  return median(taken);
}
