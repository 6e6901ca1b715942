import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { Tally } from './setup/tally.ts';

/** What takes minutes or needs the network, by `npm run soak` only: files named `*.soak.ts`, one after another. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    reporters: ['default', new Tally()],
    setupFiles: [join(import.meta.dirname, 'setup', 'properties.ts')],
    include: ['tests/**/*.soak.ts'],
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
