import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/browser.ts';
import { untilMarked } from '../browser/face.ts';
import { TestServer } from '../browser/server.ts';
import { type Figure, quantile } from './figures.ts';
import { DelayingProxy } from './pages/delayingProxy.ts';
import { openWithWrongClock, serverOffset, type Shown, shownBy, watchDigits } from './pages/watchDigits.ts';

const SHOW = 'itu-miit-2025';

/** Between opening the pages and looking at them, and how long they are looked at, in ms. */
const SETTLED_MS = 30_000;
const WATCHED_MS = 25_000;

const DELAY = { leastMs: 5, mostMs: 100 };
const WRONG_MS = [-300_000, -100_000, 100_000, 300_000];

/** How much more the delay may add, in ms. */
const LIMIT = { more: 4 };

/** How far apart pages show a second, and how far from the server's own; in ms, one for each second. */
interface Digits {
  readonly spread: number[];
  readonly late: number[];
}

/** Four pages behind a network that delays, on devices with wrong clocks, against four without either. */
export async function benchDigits(): Promise<Figure[]> {
  const server = new TestServer();
  const browser = await openBrowser();
  try {
    await server.start();
    await server.give(SHOW, 'show.start');
    await server.give(SHOW, 'clock.set', { leftMs: 3_600_000 });
    const zeroAt = await zeroOf(server);
    const toServer = await serverOffset(browser, server.url);
    const plain = await digitsOf(browser, server.url, [0, 0, 0, 0], zeroAt - toServer);
    const proxy = await DelayingProxy.to(server.port, DELAY);
    const delayed = await digitsOf(browser, proxy.url, WRONG_MS, zeroAt - toServer);
    proxy.close();
    return [
      {
        name: 'four pages, delayed and with wrong clocks: between the first and the last to show a second, p95',
        value: quantile(delayed.spread, 0.95),
        unit: 'ms',
        baseline: quantile(plain.spread, 0.95),
        limit: LIMIT,
      },
      {
        name: "a page, delayed and with a wrong clock: from the server's own second, p95",
        value: quantile(delayed.late.map(Math.abs), 0.95),
        unit: 'ms',
        baseline: quantile(plain.late.map(Math.abs), 0.95),
        limit: LIMIT,
      },
    ];
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function zeroOf(server: TestServer): Promise<number> {
  const view = (await (await fetch(`${server.url}/api/shows/${SHOW}/live`)).json()) as {
    clock: { zeroAt: number };
  };
  return view.clock.zeroAt;
}

/** Opens a page for each wrong clock, lets them settle and looks; `zeroAt` in epoch ms of the browser. */
async function digitsOf(
  browser: Browser,
  address: string,
  wrong: readonly number[],
  zeroAt: number,
): Promise<Digits> {
  const watched = await Promise.all(
    wrong.map((wrongMs) => openWithWrongClock(browser, `${address}/speaker`, wrongMs)),
  );
  await untilMarked(
    watched.map(({ page }) => page),
    { link: 'online', state: 'running' },
  );
  await pause(SETTLED_MS);
  await Promise.all(watched.map(watchDigits));
  await pause(WATCHED_MS);
  const shown = await Promise.all(watched.map(shownBy));
  await Promise.all(watched.map(({ page }) => page.context().close()));
  return { spread: spreads(shown), late: shown.flat().map(({ left, at }) => at - (zeroAt - left * 1000)) };
}

/** For each second that every page showed, the time from the first to the last. */
function spreads(shown: readonly Shown[][]): number[] {
  const times = Map.groupBy(shown.flat(), ({ left }) => left);
  return [...times.values()]
    .filter((same) => same.length === shown.length)
    .map((same) => Math.max(...same.map(({ at }) => at)) - Math.min(...same.map(({ at }) => at)));
}
