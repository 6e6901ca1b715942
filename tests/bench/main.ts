/**
 * `npm run bench -- [--screens N,N…] [--presses N]`: how soon the server is ready, and how long a press takes to
 * its answer and to the last of so many screens. Everything runs on this machine, the screens in one process.
 */
import { parseArgs } from 'node:util';
import { TestServer } from '../browser/server.ts';
import { press } from './press.ts';

const { values } = parseArgs({
  options: {
    screens: { type: 'string', default: '1,50,200' },
    presses: { type: 'string', default: '200' },
  },
});

/** The value under which so large a part of the numbers lies. */
function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
}

function summary(numbers: readonly number[]): string {
  const [half, most] = [quantile(numbers, 0.5), quantile(numbers, 0.99)];
  return `${half.toFixed(1)} ms, 99 of 100 within ${most.toFixed(1)} ms`;
}

const server = new TestServer();
try {
  const startedAt = performance.now();
  await server.start();
  console.log(`ready after ${(performance.now() - startedAt).toFixed(0)} ms`);
  for (const screens of values.screens.split(',').map(Number)) {
    const taken = await press(server.url, screens, Number(values.presses));
    console.log(`${screens} screens, ${taken.length} presses:`);
    console.log(`  to the answer, on disk   ${summary(taken.map(({ answeredMs }) => answeredMs))}`);
    console.log(`  to the last screen       ${summary(taken.map(({ everywhereMs }) => everywhereMs))}`);
  }
} finally {
  await server.remove();
}
