import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

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

it('gives a display its buttons while the pointer is there, and keeps in its address what they did', async () => {
  const page = await openPage(browser, `${server.url}/room?lang=fr`);
  await untilMarked([page], { link: 'online' });
  expect(await page.locator('nav').count()).toBe(0);
  await page.mouse.move(300, 300, { steps: 3 });
  const strip = page.locator('nav.controls');
  await strip.waitFor();
  const labels = await strip.locator('button').all();
  expect(await Promise.all(labels.map((button) => button.getAttribute('aria-label')))).toEqual([
    'Réduire',
    'Agrandir',
    'Miroir',
    'Plein écran',
  ]);
  await page.click('[data-do="larger"]');
  await page.click('[data-do="larger"]');
  await page.click('[data-do="mirror"]');
  const marks = () =>
    page.evaluate(() => ({
      scale: document.documentElement.style.getPropertyValue('--scale'),
      mirror: document.documentElement.dataset['mirror'],
    }));
  expect(await marks()).toEqual({ scale: '1.2', mirror: 'h' });
  expect(new URL(page.url()).search).toBe('?lang=fr&scale=1.2&mirror=h');
  await page.reload();
  await untilMarked([page], { link: 'online' });
  expect(await marks()).toEqual({ scale: '1.2', mirror: 'h' });

  await page.mouse.move(400, 400, { steps: 3 });
  await strip.waitFor();
  await page.click('[data-do="fullScreen"]');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  const opacity = () => strip.evaluate((nav) => getComputedStyle(nav).opacity);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await expect.poll(opacity, { timeout: 6_000 }).toBe('0');
  await page.mouse.move(500, 400, { steps: 3 });
  await expect.poll(opacity).toBe('1');
});

it('shows none of them for a pointer that lies still where the page appears', async () => {
  const page = await openPage(browser, `${server.url}/room`);
  await untilMarked([page], { link: 'online' });
  await page.mouse.move(0, 0);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  expect(await page.locator('nav').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.dataset['cursor'])).toBe('hidden');
});

it('fills the screen at the key that asks for it, also the first time', async () => {
  const page = await openPage(browser, `${server.url}/speaker`);
  await untilMarked([page], { link: 'online' });
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
});

it('has none where the address says so', async () => {
  const page = await openPage(browser, `${server.url}/room?controls=0`);
  await untilMarked([page], { link: 'online' });
  await page.mouse.move(300, 300, { steps: 3 });
  await page.keyboard.press('f');
  await page.waitForTimeout(500);
  expect(await page.locator('nav').count()).toBe(0);
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
});
