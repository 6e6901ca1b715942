import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { layoutFaults } from './looks/layout.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let show: string;
let browser: Browser;

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  browser = await openBrowser();
  const screens = await Promise.all([
    openPage(browser, `${server.url}/speaker?name=Lectern`),
    openPage(browser, `${server.url}/room?name=Hall, left`),
  ]);
  await untilMarked(screens, { link: 'online', state: 'running' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

it.each([
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])('sums the screens up and names each whole at $width x $height', async (size) => {
  const desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, size);
  await untilMarked([desk], { link: 'online', state: 'running' });
  const sum = desk.locator('[data-screens-sum]');
  await expect.poll(() => sum.textContent()).toMatch(/^2 screens/);
  expect(await sum.isVisible()).toBe(true);
  for (const opener of ['[data-open-miniatures]', '[data-open-panel="screens"]']) {
    if ((await desk.getAttribute(opener, 'aria-pressed')) === 'false') await desk.click(opener);
  }
  await desk.waitForSelector('[data-device] >> text=Hall, left');
  const cut = await desk
    .locator('[data-device] b')
    .evaluateAll((names) =>
      names.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent),
    );
  expect(cut).toEqual([]);
  expect(await layoutFaults(desk, { isDesk: true })).toEqual([]);
  await desk.context().close();
});

it('keeps what is at risk and the way back before a long rundown on a phone', async () => {
  const desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, {
    width: 390,
    height: 844,
  });
  await untilMarked([desk], { link: 'online', state: 'running' });
  const topOf = async (mark: string) => (await desk.locator(mark).first().boundingBox())?.y ?? NaN;
  await desk.waitForSelector('[data-at-risk]');
  expect(await topOf('[data-open-way-back]')).toBeLessThan(await topOf('[data-segment]'));
  await desk.context().close();
});

it('says nothing to a viewer of screens that it is not told of', async () => {
  const response = await fetch(`${server.url}/api/links`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Watching', role: 'viewer' }),
  });
  const { key } = (await response.json()) as { key: string };
  await server.give(show, 'message.show', { to: 'speaker', text: 'Wrap up', needsSeen: true });
  const desk = await openPage(browser, `${server.url}/control#key=${key}`, { width: 1440, height: 900 });
  await untilMarked([desk], { link: 'online', state: 'running' });
  await desk.waitForSelector('[data-shown-message]');
  await desk.waitForSelector('[data-standing] >> text=which may watch');
  expect(await desk.textContent('[data-shown-message]')).not.toContain('on no screen');
  expect(await desk.locator('[data-screens-sum]').count()).toBe(0);
  expect(await desk.locator('#message-to option').allTextContents()).not.toContain('to speaker (0)');
  await desk.context().close();
  await server.give(show, 'message.clear');
});
