import { expect, test } from 'vitest';
import { crash, type Survived } from './crashing.ts';
import { temporaryFolder } from './serverProcess.ts';

/** How many servers are killed over one folder, whose log grows meanwhile. */
const OVER_ONE_FOLDER = 100;

const KILLS = Number(process.env['SOAK_KILLS'] ?? '1000');

test(
  'a thousand servers killed at a random moment under load: nothing acknowledged is lost, nothing doubled, every start works',
  { timeout: 7_200_000 },
  async () => {
    const all: Survived[] = [];
    for (let kills = 0; kills < KILLS; kills += OVER_ONE_FOLDER) {
      const times = Math.min(OVER_ONE_FOLDER, KILLS - kills);
      all.push(await crash(temporaryFolder(), times, Math.floor(Math.random() * 1e9)));
      process.stdout.write(`${JSON.stringify(all.at(-1))}\n`);
    }
    expect(all.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
  },
);
