import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { Tally } from './setup/tally.ts';

const root = join(import.meta.dirname, '..');
const settings = join(import.meta.dirname, 'setup', 'properties.ts');

/** Before the browser's. A group of its own: Vitest puts what is in group 0 last where it has one worker. */
const QUICK = { groupOrder: 1 };

/** A project of the quick tests: they run at the same time, before those in a browser. */
function quick(name: string, folders: string[] = [name]) {
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
      sequence: QUICK,
    },
  };
}

const LOOKS = ['tests/browser/{looks,walks}/**/*.test.ts'];

/** A project of tests in a browser, at its place in the order. */
function inBrowser(name: string, groupOrder: number, which: object) {
  return {
    extends: true as const,
    test: {
      name,
      ...which,
      sequence: { groupOrder },
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 5_000 } },
    },
  };
}

export default defineConfig({
  root,
  test: {
    reporters: ['default', new Tally()],
    setupFiles: [settings],
    // Vitest leaves one processor free, which on a machine with two doubles the time.
    maxWorkers: '100%',
    // A machine with other work to do is slow, which is no fault of what is tested.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      quick('machines'),
      quick('server', ['server', 'architecture']),
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        // Node by itself would take Svelte's build for servers.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.ts'],
          environment: join(import.meta.dirname, 'setup', 'page.ts'),
          sequence: QUICK,
        },
      },
      // How pages look does not change with the time it takes: two Chromiums at once.
      inBrowser('looks', 2, { include: LOOKS }),
      // What these measure is time: one Chromium at a time on a small machine.
      inBrowser('browser', 3, {
        include: ['tests/browser/**/*.test.ts'],
        exclude: LOOKS,
        fileParallelism: false,
      }),
    ],
  },
});
