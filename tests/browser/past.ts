import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { MAIN_PASS } from '../../server/access/pass.ts';
import { createLogger } from '../../server/logger.ts';
import { Metrics } from '../../server/metrics.ts';
import { Shows } from '../../server/shows/shows.ts';
import { openStore } from '../../server/store/openStore.ts';

const HOUR_MS = 3_600_000;

/** What was pressed, and when: epoch ms. */
export type Pressed = readonly [at: number, action: object];

/**
 * Writes into the data folder of a server that does not run a show with a past: the log of the real
 * engine, given its commands at their times by the hand `Ana`. Resolves to the show's id.
 */
export async function writePast(
  folder: string,
  programme: ProgrammeDraft,
  pressed: readonly Pressed[],
): Promise<string> {
  const store = openStore(folder);
  const clock = { now: (pressed[0]?.[0] ?? 0) - HOUR_MS };
  const shows = await Shows.open({
    store,
    now: () => clock.now,
    logger: createLogger('silent'),
    watch: new Metrics(),
  });
  const host = await shows.add(programme);
  for (const [index, [at, action]] of pressed.entries()) {
    clock.now = at;
    await new Promise<void>((done, failed) => {
      const command = { ...action, id: String(index), expectedSeq: host.history.ledger.seq };
      host.command(command, { by: 'Ana', role: 'manager', link: MAIN_PASS.link }, (answer) => {
        if (answer.ok) done();
        else failed(new Error(answer.message));
      });
    });
  }
  await shows.close();
  await store.close();
  return host.id;
}
