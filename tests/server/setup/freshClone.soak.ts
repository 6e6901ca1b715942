import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../server/setup/checkout.js';

const folder = mkdtempSync(join(tmpdir(), 'showcaller-clone-'));
const clone = join(folder, 'showcaller');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start` in the clone, as a stranger would: nothing fetched before, no program of this checkout on the path. */
function start(): { child: ChildProcess; ready: Promise<string> } {
  const path = (process.env['PATH'] ?? '').split(':').filter((entry) => !entry.startsWith(root));
  const child = spawn('npm', ['start', '--', '--port', '0', '--data', join(folder, 'data')], {
    cwd: clone,
    env: { PATH: path.join(':'), HOME: folder, npm_config_cache: join(folder, 'cache') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('showcaller ready ')) resolve(line.slice('showcaller ready '.length));
    });
    child.once('exit', (status) => reject(new Error(`npm start ended with status ${String(status)}.`)));
  });
  return { child, ready };
}

/** Starts, asks the server whether it is alive, stops it by a signal to npm; how long it took to be ready, in ms. */
async function startAndStop(): Promise<number> {
  const startedAt = performance.now();
  const { child, ready } = start();
  const address = await ready;
  const tookMs = performance.now() - startedAt;
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect((await fetch(`${address}/speaker`)).status).toBe(200);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  return tookMs;
}

test('a fresh clone with an empty npm folder is ready within 90 s, and later within 2 s', async () => {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  expect(await startAndStop()).toBeLessThan(90_000);
  const later = [await startAndStop(), await startAndStop(), await startAndStop()];
  expect(Math.min(...later)).toBeLessThan(2000);
});
