import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/browser.ts';
import { openPage, untilMarked } from '../browser/face.ts';
import { TestServer } from '../browser/server.ts';
import { type Figure, median } from './figures.ts';
import { loadCold, watchPayload } from './pages/load.ts';

const SHOW = 'itu-miit-2025';
const LOADS = 9;
const SETTLED_MS = 5000;
const WATCHED_MS = 30_000;
const KB = 1024;

/** What the pages of a hall cost to load, and one of them to keep, in a real browser. */
export async function benchPages(): Promise<Figure[]> {
  const server = new TestServer();
  const browser = await openBrowser();
  try {
    await server.start();
    await server.give(SHOW, 'show.start');
    const blank = await blankPaint(browser, server.url);
    return [
      ...(await load(browser, server.url, '/speaker', blank)),
      ...(await load(browser, server.url, '/room', blank)),
      ...(await keep(browser, server.url)),
    ];
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function load(browser: Browser, address: string, path: string, blank: number): Promise<Figure[]> {
  const loads = [];
  for (let round = 0; round < LOADS; round += 1) loads.push(await loadCold(browser, address + path));
  return [
    {
      name: `${path}: scripts over the wire`,
      value: median(loads.map(({ scriptBytes }) => scriptBytes)) / KB,
      unit: 'KB',
      limit: { value: 40 },
    },
    {
      name: `${path}: requests`,
      value: median(loads.map(({ requests }) => requests)),
      unit: '',
      limit: { value: 10 },
    },
    {
      name: `${path}: until the right digits are painted, against the first paint of a page without scripts`,
      value: median(loads.map(({ digitsMs }) => digitsMs)),
      unit: 'ms',
      baseline: blank,
      limit: { value: 500 },
    },
  ];
}

/** First paint of a page that holds a word, in ms: the browser's own part. */
async function blankPaint(browser: Browser, address: string): Promise<number> {
  const paints = [];
  for (let round = 0; round < LOADS; round += 1) {
    const page = await openPage(browser, `${address}/healthz`);
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    paints.push(Number(await paint.jsonValue()));
    await page.context().close();
  }
  return median(paints);
}

async function keep(browser: Browser, address: string): Promise<Figure[]> {
  const page = await openPage(browser, `${address}/speaker`);
  await untilMarked([page], { link: 'online' });
  await page.waitForTimeout(SETTLED_MS);
  const { bytes, views } = await watchPayload(page, WATCHED_MS);
  return [
    {
      name: '/speaker, idle: payload both ways',
      value: bytes / (WATCHED_MS / 1000),
      unit: 'B/s',
      limit: { value: 60 },
    },
    { name: '/speaker, idle: live views', value: views, unit: '', limit: { value: 0 } },
  ];
}
