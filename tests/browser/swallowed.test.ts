import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { untilMarked } from './face.ts';
import { TestServer } from './server.ts';

/** Between pages and a server: a network that can swallow what is said, and what was said in vain stays unheard. */
class Network {
  isSilent = false;
  /** When connections were tried, ms of `performance.now`. */
  readonly tried: number[] = [];
  readonly #pairs = new Map<Socket, { isDead: boolean }>();
  readonly #door: Server;

  constructor(port: () => number) {
    this.#door = createServer((near) => {
      this.tried.push(performance.now());
      const pair = { isDead: this.isSilent };
      const far = connect(port(), '127.0.0.1');
      this.#pairs.set(near, pair);
      near.on('data', (bytes) => pair.isDead || far.write(bytes));
      far.on('data', (bytes) => pair.isDead || near.write(bytes));
      near.on('close', () => {
        this.#pairs.delete(near);
        far.destroy();
      });
      far.on('close', () => pair.isDead || near.destroy());
      near.on('error', () => undefined);
      far.on('error', () => undefined);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#door.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${String((this.#door.address() as AddressInfo).port)}`;
  }

  silence(): void {
    this.isSilent = true;
    for (const pair of this.#pairs.values()) pair.isDead = true;
  }

  close(): void {
    this.#door.close();
    for (const near of this.#pairs.keys()) near.destroy();
  }
}

const server = new TestServer();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A speaker's page behind a network of its own. */
async function open(script: string): Promise<{ page: Page; network: Network }> {
  const network = new Network(() => server.port);
  const url = await network.open();
  const context = await browser.newContext();
  await context.addInitScript(script);
  const page = await context.newPage();
  await page.goto(`${url}/speaker`);
  await untilMarked([page], { link: 'online' }, 20_000);
  return { page, network };
}

/** Lets the network swallow everything until the page knows and `ms` longer, and then lets it through again. */
async function swallowFor(network: Network, page: Page, ms: number): Promise<void> {
  network.silence();
  await untilMarked([page], { link: 'stale' });
  await page.waitForTimeout(ms);
  network.isSilent = false;
}

it.concurrent('tries again soon after an attempt that was swallowed', async () => {
  const { page, network } = await open('');
  const from = network.tried.length;
  await swallowFor(network, page, 12_000);
  await untilMarked([page], { link: 'online' });
  const times = network.tried.slice(from);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(2);
  // Two seconds for an attempt and half a one for a pause, and as much again for a busy machine.
  expect(Math.max(...gaps)).toBeLessThan(4_000);
  await page.context().close();
  network.close();
});

it.concurrent('comes back by requests too, each time that they were swallowed', async () => {
  const { page, network } = await open(
    'window.WebSocket = class { constructor() { throw new Error("refused"); } }',
  );
  for (let time = 0; time < 2; time += 1) {
    await swallowFor(network, page, 8_000);
    await untilMarked([page], { link: 'online' }, 20_000);
  }
  await page.context().close();
  network.close();
});
