import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS } from '../../machines/wire/views.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { openOldestBrowser } from './oldestBrowser.ts';
import { TestServer } from './server.ts';

const HALL = 'stage.test';
const SHOW = 'itu-miit-2025';
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const server = new TestServer();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  await server.give(SHOW, 'show.start');
  browser = await openOldestBrowser(`--host-resolver-rules=MAP ${HALL} 127.0.0.1`);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** The address of a display as a hall opens it: by a name, over plain http. */
function addressOf(view: string, query = ''): string {
  return `http://${HALL}:${String(server.port)}/${view}?show=${SHOW}${query}`;
}

describe.each(VIEWS)('/%s in Chromium 87', (view) => {
  test('runs without an error, in six languages, and nothing scrolls', async () => {
    expect(browser.version()).toMatch(/^87\./);
    for (const lang of ['en', 'fr', 'es', 'ar', 'zh', 'ru']) {
      const page = await openPage(browser, 'about:blank');
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(addressOf(view, `&lang=${lang}`));
      await untilMarked([page], { link: 'online', state: 'running', view });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        const [across, down] = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
        });
        expect([across, down], `${lang} at ${String(size.width)}`).toEqual([0, 0]);
      }
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });
});

test('Chromium 87 counts on without the server, says so, and comes back by itself', async () => {
  const pages = [
    await openPage(browser, addressOf('speaker')),
    await openPage(browser, addressOf('room')),
    await openPage(browser, addressOf('agenda')),
  ];
  await untilMarked(pages, { link: 'online', state: 'running' });
  await server.kill();
  expect(await untilMarked(pages, { link: 'stale' })).toBeLessThan(1000);
  const before = await Promise.all(pages.map(faceOf));
  await pages[0]?.waitForTimeout(2500);
  const after = await Promise.all(pages.map(faceOf));
  after.forEach(({ clock }, index) => {
    expect(clock).not.toBe(before[index]?.clock);
  });
  expect(new Set(after.map(({ clock }) => clock)).size).toBe(1);
  await server.start();
  expect(await untilMarked(pages, { link: 'online' })).toBeLessThan(3000);
});
