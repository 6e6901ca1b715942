import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  await server.give('itu-miit-2025', 'show.start');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

it('is right at once when a tab that stood still is shown again', async () => {
  const speaker = await openPage(browser, `${server.url}/speaker`);
  const room = await openPage(browser, `${server.url}/room`);
  await untilMarked([speaker, room], { link: 'online', state: 'running' });
  const session = await speaker.context().newCDPSession(speaker);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await room.waitForTimeout(4_000);
  expect((await faceOf(speaker)).clock).not.toBe((await faceOf(room)).clock);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  const shownAt = performance.now();
  await expect
    .poll(async () => (await faceOf(speaker)).clock === (await faceOf(room)).clock, { interval: 10 })
    .toBe(true);
  expect(performance.now() - shownAt).toBeLessThan(500);
});
