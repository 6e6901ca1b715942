import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBrowser } from '../browser.ts';
import { openPage, untilMarked } from '../face.ts';
import { writeMorning } from '../morning.ts';
import { KEY, TestServer } from '../server.ts';

const server = new TestServer();
let show: string;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  browser = await openBrowser();
  const lectern = await openPage(browser, `${server.url}/speaker?name=Lectern`);
  desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, { width: 1440, height: 900 });
  await untilMarked([desk, lectern], { link: 'online', state: 'running' });
  await desk.waitForSelector('[data-device]');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

it.each([
  ['as it is', '', '[data-device]'],
  ['with its keys', '?', '[data-key-of]'],
  ['with the statechart', 'c', '[data-state-box]'],
  ['with the ways back to plan', 'p', '[data-recovery]'],
  ['while a segment is looked for', 'f', '[data-find]'],
  ['with a segment chosen', 'ArrowDown', '.chosen'],
  ['while a time is written', 'l', '[data-time-left]'],
])('is for everybody %s', async (_, key, mark) => {
  if (key !== '') await desk.keyboard.press(key);
  await desk.waitForSelector(mark);
  expect(await violationsOn(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
});

it('is for everybody with its menu, the show’s description and the log', async () => {
  await desk.click('[data-menu="show"]');
  expect(await violationsOn(desk)).toEqual([]);
  await desk.click('[data-open-describe]');
  await desk.waitForSelector('[data-describe-sheet]');
  expect(await violationsOn(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await desk.click('[data-open-panel="log"]');
  expect(await violationsOn(desk)).toEqual([]);
});

it.each([
  ['message.show', { to: 'greenroom', text: 'Panel 2, please', needsSeen: true }, 'running'],
  ['clock.hold', {}, 'held'],
  ['clock.set', { leftMs: 0 }, 'held'],
  ['segment.end', {}, 'between'],
  ['show.end', {}, 'ended'],
  ['show.reset', {}, 'standby'],
])('is for everybody after %s, on a phone too', async (type, args, state) => {
  await server.give(show, type, args);
  await untilMarked([desk], { state });
  expect(await violationsOn(desk)).toEqual([]);
  await desk.setViewportSize({ width: 390, height: 844 });
  expect(await violationsOn(desk)).toEqual([]);
  expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await desk.setViewportSize({ width: 1440, height: 900 });
});

it('holds still for who asked for less motion, and blinks for nobody', async () => {
  await desk.emulateMedia({ reducedMotion: 'reduce' });
  const moving = () =>
    desk.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionProperty } = getComputedStyle(element);
          return animationName !== 'none' || !/^(none|all)$/.test(transitionProperty);
        }).length,
    );
  expect(await moving()).toBe(0);
  await desk.emulateMedia({ reducedMotion: null });
  const animated = await desk.evaluate(() => document.getAnimations().length);
  expect(animated).toBe(0);
});

it('is for everybody when it is not connected', async () => {
  await server.kill();
  await untilMarked([desk], { link: 'stale' });
  expect(await violationsOn(desk)).toEqual([]);
});
