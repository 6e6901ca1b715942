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

it('is right at once when a page that stood still for a while goes on', async () => {
  const speaker = await openPage(browser, `${server.url}/speaker`);
  const room = await openPage(browser, `${server.url}/room`);
  await untilMarked([speaker, room], { link: 'online', state: 'running' });
  const session = await speaker.context().newCDPSession(speaker);
  await session.send('Debugger.enable');
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  await paused;
  await room.waitForTimeout(4_000);
  const wentOnAt = performance.now();
  await session.send('Debugger.resume');
  await expect
    .poll(async () => (await faceOf(speaker)).clock === (await faceOf(room)).clock, { interval: 10 })
    .toBe(true);
  expect(performance.now() - wentOnAt).toBeLessThan(500);
});
