import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { Tally } from './setup/tally.ts';

const root = join(import.meta.dirname, '..');
const settings = join(import.meta.dirname, 'setup', 'properties.ts');

/** A project of the quick tests: they run at the same time, before those in a browser. */
function quick(name: string, folders: string[] = [name]) {
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
      sequence: { groupOrder: 0 },
    },
  };
}

export default defineConfig({
  root,
  test: {
    reporters: ['default', new Tally()],
    setupFiles: [settings],
    projects: [
      quick('machines'),
      quick('server', ['server', 'architecture', 'cluster']),
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        // Node by itself would take Svelte's build for servers.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.ts'],
          environment: join(import.meta.dirname, 'setup', 'page.ts'),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          // One Chromium at a time on a small machine: what these tests measure is time.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
