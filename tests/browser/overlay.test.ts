import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, secondsIn, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

const MINUTE = 60_000;

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  await server.start();
  browser = await openBrowser();
  show = await server.add({
    title: 'Forum',
    timeZone: 'UTC',
    segments: [
      { id: 'opening', kind: 'opening', title: 'Opening', durationMs: 12 * MINUTE },
      {
        id: 'panel',
        kind: 'panel',
        title: 'Panel',
        durationMs: 20 * MINUTE,
        speakers: [{ id: 'li', name: 'Li Wei', affiliation: 'Academy' }, { name: 'Ruth Keller' }],
      },
    ],
  });
  await server.give(show, 'show.start');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** How many points of a picture of the page are not fully seen through, and how many are black and dense. */
async function inkOf(page: Page): Promise<{ seen: number; black: number }> {
  const picture = (await page.screenshot({ omitBackground: true })).toString('base64');
  const blank = await page.context().newPage();
  const ink = await blank.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const paper = canvas.getContext('2d');
    if (!paper) throw new Error('There is no canvas.');
    paper.drawImage(image, 0, 0);
    const { data } = paper.getImageData(0, 0, image.width, image.height);
    let seen = 0;
    let black = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) > 0) seen += 1;
      if ((data[at + 3] ?? 0) > 250 && (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 6)
        black += 1;
    }
    return { seen, black };
  }, picture);
  await blank.close();
  return ink;
}

/** Notes, at each frame from the very first, what a page shows as title and clock. */
async function watched(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    const look = () => {
      const [title, clock] = ['[data-segment-title]', '[data-clock]'].map(
        (mark) => document.querySelector(mark)?.textContent ?? '',
      );
      const now = `${title ?? ''}|${clock ?? ''}`;
      if (now !== '|' && shown[shown.length - 1] !== now) shown.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(address);
  return page;
}

function overlay(parameters = ''): Promise<Page> {
  return openPage(browser, `${server.url}/overlay?show=${show}&clock=1${parameters}`);
}

it('lies over the picture and lets it through, and has no mark of its own', async () => {
  const page = await overlay();
  await untilMarked([page], { link: 'online', state: 'running' });
  await page.waitForSelector('[data-third]');
  await page.waitForTimeout(500);
  const { seen } = await inkOf(page);
  expect(seen).toBeGreaterThan(5_000);
  expect(seen).toBeLessThan(0.2 * 1280 * 720);
  const style = await page.evaluate(() => {
    const { cursor } = getComputedStyle(document.body);
    const root = document.documentElement.style;
    return { cursor, shift: root.getPropertyValue('--shift-x') + root.getPropertyValue('--bleed') };
  });
  expect(style).toEqual({ cursor: 'none', shift: '' });
  await page.mouse.move(200, 200, { steps: 3 });
  await page.keyboard.press('f');
  await page.waitForTimeout(300);
  expect(await page.locator('nav').count()).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
});

it('follows a press with the digits of the room, and names who has the floor', async () => {
  const page = await overlay();
  const room = await openPage(browser, `${server.url}/room?show=${show}`);
  await untilMarked([page, room], { link: 'online', state: 'running' });
  const { seq } = await faceOf(page);
  const marked = untilMarked([page, room], { seq: String(Number(seq) + 1) });
  await server.give(show, 'segment.goto', { segmentId: 'panel' });
  expect(await marked).toBeLessThan(1_000);
  const [here, there] = await Promise.all([faceOf(page), faceOf(room)]);
  expect(here.segment).toBe('Panel');
  expect(Math.abs(secondsIn(here.clock) - secondsIn(there.clock))).toBeLessThanOrEqual(1);
  expect(await page.textContent('[data-third]')).toMatch(/Panel.*Li Wei.*Ruth Keller/s);
  await server.give(show, 'turn.start', { speakerId: 'li' });
  await page.waitForFunction(() => document.querySelectorAll('[data-person]').length === 1);
  expect(await page.textContent('[data-third]')).toMatch(/Panel.*Li Wei.*Academy/s);
  await server.give(show, 'turn.end');
});

it('shows what its address asks for, where it asks for it', async () => {
  const bare = await openPage(browser, `${server.url}/overlay?show=${show}&people=0`);
  await bare.waitForSelector('[data-third]');
  expect((await bare.innerText('[data-third]')).trim()).toBe('Panel');
  expect(await bare.locator('[data-clock]:not(.unseen)').count()).toBe(0);
  const clock = await overlay('&third=0&place=top-right&margin=5&bg=00ff00');
  await clock.waitForSelector('[data-clock]');
  expect(await clock.locator('[data-third]').count()).toBe(0);
  const box = await clock.locator('[data-clock]').boundingBox();
  expect(box?.x).toBeGreaterThan(900);
  expect(box?.y).toBeGreaterThan(36);
  expect(box?.y).toBeLessThan(200);
  expect(await clock.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(0, 255, 0)',
  );
  const larger = await overlay('&third=0&scale=2&margin=5');
  await larger.waitForSelector('[data-clock]');
  const height = async (page: Page) => (await page.locator('[data-clock]').boundingBox())?.height ?? 0;
  expect((await height(larger)) / (await height(clock))).toBeCloseTo(2, 1);
});

it('is right at its first paint, also where this browser remembers another moment', async () => {
  const context = await browser.newContext();
  const first = await watched(context, `${server.url}/overlay?show=${show}&clock=1`);
  await first.waitForSelector('[data-third]');
  // The status that goes out after a while is when a display keeps what it shows.
  await first.waitForTimeout(2_000);
  await first.close();
  await server.give(show, 'segment.goto', { segmentId: 'opening' });
  const again = await watched(context, `${server.url}/overlay?show=${show}&clock=1`);
  await again.waitForSelector('[data-third]');
  await again.waitForTimeout(1_200);
  const shown = await again.evaluate(() => (window as unknown as { shown: string[] }).shown);
  expect(shown.length).toBeGreaterThan(0);
  expect(new Set(shown.map((one) => one.split('|')[0]))).toEqual(new Set(['Opening']));
  const seconds = shown.map((one) => secondsIn(one.split('|')[1] ?? ''));
  expect(Math.max(...seconds)).toBeLessThanOrEqual(12 * 60);
  expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
  await context.close();
});

it('is empty in a blackout, never black, and where nothing is on', async () => {
  const page = await overlay();
  await page.waitForSelector('[data-third]');
  await server.give(show, 'screen.blackout', { on: true, views: ['overlay'] });
  await page.waitForFunction(() => !document.querySelector('[data-third]'));
  expect(await inkOf(page)).toEqual({ seen: 0, black: 0 });
  expect((await page.innerText('body')).trim()).toBe('');
  await server.give(show, 'screen.blackout', { on: false, views: ['overlay'] });
  await page.waitForSelector('[data-third]');
  await server.give(show, 'segment.end');
  await page.waitForFunction(() => !document.querySelector('[data-third]'));
  expect(await inkOf(page)).toEqual({ seen: 0, black: 0 });
  await server.give(show, 'segment.back');
  await page.waitForSelector('[data-third]');
});

it('counts on without the server and does not say so, nor which screen it is', async () => {
  const page = await overlay();
  await page.waitForSelector('[data-third]');
  await server.kill();
  await untilMarked([page], { link: 'stale' });
  const text = () => page.innerText('body');
  const before = await text();
  await page.waitForTimeout(2_500);
  expect(await text()).not.toBe(before);
  expect((await text()).replace(/[\d:+]+/g, '')).toBe(before.replace(/[\d:+]+/g, ''));
  expect(await page.locator('[data-stale]').count()).toBe(0);
  await server.start();
  await untilMarked([page], { link: 'online' });
});
