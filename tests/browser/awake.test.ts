import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { DisplaysView } from '../../machines/wire/display.ts';
import { ControlLine } from '../server/line.ts';
import { openBrowser } from './browser.ts';
import { openPage } from './face.ts';
import { KEY, TestServer } from './server.ts';

const HALL = 'stage.test';

const server = new TestServer();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  browser = await openBrowser(`--host-resolver-rules=MAP ${HALL} 127.0.0.1`);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

it('keeps a screen awake over plain http too, where there is no wake lock, and says so to the desk', async () => {
  const address = `http://${HALL}:${String(server.port)}`;
  const speaker = await openPage(browser, `${address}/speaker?name=Lectern`);
  expect(await speaker.evaluate(() => [isSecureContext, 'wakeLock' in navigator])).toEqual([false, false]);
  const control = await ControlLine.open(server.url, { key: KEY });
  onTestFinished(() => {
    control.close();
  });
  await control.until<DisplaysView>('displays', ({ full = [], changed = [] }) =>
    [...full, ...changed].some(({ name, awake }) => name === 'Lectern' && awake === true),
  );

  const film = await speaker.evaluate(() => {
    const { paused, muted, loop, currentTime } = document.querySelector('video') ?? {};
    return { paused, muted, loop, began: (currentTime ?? 0) > 0 };
  });
  expect(film).toEqual({ paused: false, muted: true, loop: false, began: true });
});
