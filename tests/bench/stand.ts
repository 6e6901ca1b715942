import { TestServer } from '../browser/server.ts';
import { BareServer } from './bare/bareServer.ts';
import { CrowdProcess } from './crowd/crowdProcess.ts';

/** The sample show, which the server brings. */
const SHOW = 'itu-miit-2025';

/** The product with its sample show running, a bare server that sends the same, and a crowd for each. */
export interface Stand {
  readonly server: TestServer;
  readonly bare: BareServer;
  readonly crowd: CrowdProcess;
  readonly bareCrowd: CrowdProcess;
}

/** Sets a stand up, measures on it and takes it down again. */
export async function onStand<Result>(measure: (stand: Stand) => Promise<Result>): Promise<Result> {
  const server = new TestServer();
  const crowd = new CrowdProcess();
  const bareCrowd = new CrowdProcess();
  let bare: BareServer | undefined;
  try {
    await server.start();
    await server.give(SHOW, 'show.start');
    bare = await BareServer.like(server.url, SHOW);
    return await measure({ server, bare, crowd, bareCrowd });
  } finally {
    await Promise.all([crowd.end(), bareCrowd.end(), bare?.end(), server.remove()]);
  }
}
