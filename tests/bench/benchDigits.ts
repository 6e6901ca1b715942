import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/browser.ts';
import { untilMarked } from '../browser/face.ts';
import { TestServer } from '../browser/server.ts';
import { type Figure, median, quantile } from './figures.ts';
import { DelayingProxy } from './pages/delayingProxy.ts';
import { openWithWrongClock, serverOffset, type Shown, shownBy, watchDigits } from './pages/watchDigits.ts';

/** Between opening the pages and looking at them, and how long they are looked at, in ms. */
const SETTLED_MS = 30_000;
const WATCHED_MS = 45_000;

const DELAY = { leastMs: 5, mostMs: 100 };
const RIGHT_MS = [0, 0, 0, 0];
const WRONG_MS = [-300_000, -100_000, 100_000, 300_000];

/** How much more the delay may add, in ms. */
const LIMIT = { more: 4 };

/** How far apart pages show a second, and how far from the server's own; in ms, one for each second. */
interface Digits {
  readonly spread: number[];
  readonly late: number[];
}

/**
 * Four pages behind a network that delays, on devices with wrong clocks, against four without either: all at
 * the same time, so that a busy machine touches both, and half a second apart, so that they do not touch each other.
 */
export async function benchDigits(): Promise<Figure[]> {
  const server = new TestServer();
  const browser = await openBrowser();
  let proxy: DelayingProxy | undefined;
  try {
    await server.start('--no-sample');
    proxy = await DelayingProxy.to(server.port, DELAY);
    const [plainShow, delayedShow] = [await startShow(server), await startShow(server)];
    const apart = (await zeroOf(server, delayedShow)) - (await zeroOf(server, plainShow));
    await server.give(delayedShow, 'clock.adjust', { byMs: 2500 - Math.round(apart) });
    const toServer = await serverOffset(browser, server.url);
    const watch = async (address: string, show: string, wrongMs: readonly number[]) => {
      const pages = `${address}/speaker?show=${show}`;
      return digitsOf(browser, pages, wrongMs, (await zeroOf(server, show)) - toServer);
    };
    const [plain, delayed] = await Promise.all([
      watch(server.url, plainShow, RIGHT_MS),
      watch(proxy.url, delayedShow, WRONG_MS),
    ]);
    return [
      {
        name: 'four pages, delayed and with wrong clocks: between the first and the last to show a second, p95',
        value: quantile(delayed.spread, 0.95),
        unit: 'ms',
        baseline: quantile(plain.spread, 0.95),
        limit: LIMIT,
      },
      {
        name: 'the same seconds, median',
        value: median(delayed.spread),
        unit: 'ms',
        baseline: median(plain.spread),
      },
      {
        name: "a page, delayed and with a wrong clock: from the server's own second, p95",
        value: quantile(delayed.late.map(Math.abs), 0.95),
        unit: 'ms',
        baseline: quantile(plain.late.map(Math.abs), 0.95),
        limit: LIMIT,
      },
      {
        name: 'from the server, median',
        value: median(delayed.late.map(Math.abs)),
        unit: 'ms',
        baseline: median(plain.late.map(Math.abs)),
      },
    ];
  } finally {
    await browser.close();
    proxy?.close();
    await server.remove();
  }
}

/** A show whose first segment runs for an hour; its id. */
async function startShow(server: TestServer): Promise<string> {
  const segments = [{ title: 'Keynote', kind: 'keynote' as const, durationMs: 3_600_000 }];
  const show = await server.add({ title: 'Digits', timeZone: 'UTC', segments });
  await server.give(show, 'show.start');
  return show;
}

async function zeroOf(server: TestServer, show: string): Promise<number> {
  const view = (await (await fetch(`${server.url}/api/shows/${show}/live`)).json()) as {
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
  const watched = await Promise.all(wrong.map((wrongMs) => openWithWrongClock(browser, address, wrongMs)));
  await untilMarked(
    watched.map(({ page }) => page),
    { link: 'online', state: 'running' },
    30_000,
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
