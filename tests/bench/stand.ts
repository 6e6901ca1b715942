import { TestServer } from '../browser/server.ts';
import { BareServer } from './bare/bareServer.ts';
import { CrowdProcess } from './crowd/crowdProcess.ts';
import { median } from './figures.ts';

/** The sample show, which the server brings. */
const SHOW = 'itu-miit-2025';

/** A server in a process of its own, and the process whose screens connect to it. */
export interface Side {
  readonly server: Pick<TestServer, 'url' | 'pid' | 'start' | 'kill'>;
  readonly crowd: CrowdProcess;
}

/** The same of the product and of the bare server. */
export interface Both<Part> {
  readonly product: Part;
  readonly bare: Part;
}

/** Sets up the product with its sample show running and a bare server that sends the same, and takes them down. */
export async function onStand<Result>(measure: (stand: Both<Side>) => Promise<Result>): Promise<Result> {
  const server = new TestServer();
  const product = { server, crowd: new CrowdProcess() };
  let bare: Side | undefined;
  try {
    await server.start();
    await server.give(SHOW, 'show.start');
    bare = { server: await BareServer.like(server.url, SHOW), crowd: new CrowdProcess() };
    await bare.server.start();
    return await measure({ product, bare });
  } finally {
    await Promise.all([product.crowd.end(), server.remove(), bare?.crowd.end(), bare?.server.kill()]);
  }
}

/** Measures each in turn, so many times. */
export async function inTurns<Taken>(
  stand: Both<Side>,
  rounds: number,
  measure: (side: Side) => Promise<Taken>,
): Promise<Both<Taken[]>> {
  const taken: Both<Taken[]> = { product: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    taken.product.push(await measure(stand.product));
    taken.bare.push(await measure(stand.bare));
  }
  return taken;
}

/** The median of the product as a figure's value, that of the bare server as its baseline. */
export function medians<Taken>(
  { product, bare }: Both<readonly Taken[]>,
  part: (taken: Taken) => number,
): { value: number; baseline: number } {
  return { value: median(product.map(part)), baseline: median(bare.map(part)) };
}
