import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { EYES, pictureOf, seenDifferences } from './seeing.ts';
import { TestServer } from './server.ts';

const MINUTE_MS = 60_000;
const PHASES = ['normal', 'warn', 'wrap', 'over'] as const;

/** Time left, in ms, at which each page below is in each phase, in a slot of ten minutes. */
const LEFT = { normal: 9 * MINUTE_MS, warn: 90_000, wrap: 20_000, over: 0 };

/** Phases look different when this share of the screen differs, digits not counted. */
const LEAST_SHARE = 0.004;

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  await server.start('--no-sample');
  show = await server.add({
    title: 'Habits',
    timeZone: 'Europe/Zurich',
    segments: [
      {
        id: 'speech',
        kind: 'keynote',
        title: 'A speech',
        durationMs: 10 * MINUTE_MS,
        warnMs: 2 * MINUTE_MS,
        wrapMs: 30_000,
      },
    ],
  });
  browser = await openBrowser();
  await server.give(show, 'show.start');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** Pages that show the phases in their own ways; the lights have no phase between sum-up and the end. */
const PAGES = [
  ['/speaker', PHASES],
  ['/speaker?profile=calm', PHASES],
  ['/speaker?preset=limitimer', ['normal', 'warn', 'over']],
  ['/speaker?preset=toastmasters', PHASES],
  ['/speaker?preset=toastmasters&profile=calm', PHASES],
] as const;

/** Sets how much is left, so that the page is in a phase of the slot. */
async function bring(page: Page, path: string, phase: (typeof PHASES)[number]): Promise<void> {
  const left = path.includes('toastmasters') && phase === 'wrap' ? 45_000 : LEFT[phase];
  await server.give(show, 'clock.set', { leftMs: left });
  await untilMarked([page], { phase });
}

describe.each(PAGES)('the phases of %s', (path, phases) => {
  it('can be told apart without colour, and with the three common colour blindnesses', async () => {
    const page = await openPage(browser, server.url + path);
    await untilMarked([page], { link: 'online' });
    await page.evaluate(() => document.fonts.ready);
    const pictures: string[] = [];
    for (const phase of phases) {
      await bring(page, path, phase);
      pictures.push(await pictureOf(page));
    }
    for (const [index, picture] of pictures.entries()) {
      for (const other of pictures.slice(index + 1)) {
        const shares = await seenDifferences(browser, picture, other);
        for (const eyes of Object.keys(EYES) as (keyof typeof EYES)[]) {
          expect(shares[eyes], `${String(phases[index])} by ${eyes}`).toBeGreaterThan(LEAST_SHARE);
        }
      }
    }
    await page.context().close();
  }, 60_000);

  it('keeps the digits at a third of the screen’s height', async () => {
    await server.give(show, 'clock.set', { leftMs: 8 * MINUTE_MS });
    const page = await openPage(browser, server.url + path, { width: 1920, height: 1080 });
    await untilMarked([page], { link: 'online' });
    await page.evaluate(() => document.fonts.ready);
    const height = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d');
      const clock = document.querySelector('[data-clock]');
      if (!canvas || !clock) return 0;
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(clock);
      canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      return canvas.measureText('8').actualBoundingBoxAscent;
    });
    expect(height).toBeGreaterThanOrEqual(360);
    await page.context().close();
  });

  it('cuts nothing and scrolls nowhere on any screen', async () => {
    for (const [width, height] of [
      [1920, 1080],
      [1024, 768],
      [390, 844],
    ]) {
      const page = await openPage(browser, server.url + path, { width: width ?? 0, height: height ?? 0 });
      await untilMarked([page], { link: 'online' });
      const outside = await page.evaluate(() =>
        Array.from(document.querySelectorAll('[data-clock], [data-light], [data-card], [data-phase-word]'))
          .filter((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect();
            return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
          })
          .map((element) => element.outerHTML),
      );
      expect(outside).toEqual([]);
      await page.context().close();
    }
  });
});

it('counts up by the habit of Toastmasters, and shows its cards', async () => {
  const page = await openPage(browser, `${server.url}/speaker?preset=toastmasters`);
  await server.give(show, 'clock.set', { leftMs: 100_000 });
  await untilMarked([page], { phase: 'warn' });
  expect((await faceOf(page)).clock).toMatch(/^8:2\d$/);
  expect(await page.getAttribute('[data-card]', 'data-card')).toBe('1');
  expect(await page.textContent('[data-phase-word]')).toContain('Minimum time reached');
  await page.context().close();
});

it('nothing blinks, and no ground is red, in the calm profile', async () => {
  const page = await openPage(browser, `${server.url}/speaker?profile=calm`);
  await untilMarked([page], { link: 'online' });
  const loud = () =>
    page.evaluate(() => ({
      animated: document.getAnimations().length,
      ground: getComputedStyle(document.querySelector('.speaker') ?? document.body).backgroundColor,
    }));
  await bring(page, '', 'normal');
  const { ground } = await loud();
  for (const phase of ['wrap', 'over'] as const) {
    await bring(page, '', phase);
    expect(await loud()).toEqual({ animated: 0, ground });
  }
  await page.context().close();
});

it('notes an unknown preset in the console of the browser, and goes on', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const notes: string[] = [];
  page.on('console', (message) => notes.push(message.text()));
  await page.goto(`${server.url}/speaker?preset=hourglass`);
  await untilMarked([page], { link: 'online' });
  expect(notes).toContain('Showcaller does not know this value of: preset');
  await context.close();
});
