import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import { openBrowser } from '../browser.ts';
import { faceOf, openPage, untilMarked } from '../face.ts';
import { writePast } from '../past.ts';
import { EYES, pictureOf, seenDifferences } from './seeing.ts';
import { TestServer } from '../server.ts';

const MINUTE_MS = 60_000;
const PHASES = ['normal', 'warn', 'wrap', 'over'] as const;

/**
 * Time left, in ms, at which each page below is in each phase of an hour's slot, and stays there for
 * most of a minute. It has really run down: time that is set counts as a shorter slot.
 */
const LEFT = { normal: 30 * MINUTE_MS, warn: 118_000, wrap: 58_000, over: -70_000 };

/** Phases look different when this share of the screen differs, digits not counted. */
const LEAST_SHARE = 0.004;

const speech: ProgrammeDraft = {
  title: 'Habits',
  timeZone: 'Europe/Zurich',
  segments: [
    {
      id: 'speech',
      kind: 'keynote',
      title: 'A speech',
      durationMs: 60 * MINUTE_MS,
      warnMs: 2 * MINUTE_MS,
      wrapMs: MINUTE_MS,
    },
  ],
};

const server = new TestServer();
const shows = new Map<string, string>();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

/** Each look begins with the slots where they should be. */
beforeEach(async () => {
  await server.kill();
  for (const phase of PHASES) {
    const startedAt = Date.now() - 60 * MINUTE_MS + LEFT[phase];
    shows.set(phase, await writePast(server.data, speech, [[startedAt, { type: 'show.start' }]]));
  }
  await server.start('--no-sample');
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

/** Opens a page on the slot that is in a phase. */
async function openIn(
  phase: (typeof PHASES)[number],
  path: string,
  viewport = { width: 1280, height: 720 },
): Promise<Page> {
  const query = `show=${shows.get(phase) ?? ''}`;
  const page = await openPage(
    browser,
    `${server.url}${path}${path.includes('?') ? '&' : '?'}${query}`,
    viewport,
  );
  await untilMarked([page], { link: 'online', phase });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe.each(PAGES)('the phases of %s', (path, phases) => {
  it('can be told apart without colour, and with the three common colour blindnesses', async () => {
    const pictures: string[] = [];
    for (const phase of phases) {
      const page = await openIn(phase, path);
      pictures.push(await pictureOf(page));
      await page.context().close();
    }
    for (const [index, picture] of pictures.entries()) {
      for (const other of pictures.slice(index + 1)) {
        const shares = await seenDifferences(browser, picture, other);
        for (const eyes of Object.keys(EYES) as (keyof typeof EYES)[]) {
          expect(shares[eyes], `${String(phases[index])} by ${eyes}`).toBeGreaterThan(LEAST_SHARE);
        }
      }
    }
  }, 60_000);

  it('keeps the digits at a third of the screen’s height', async () => {
    const page = await openIn('normal', path, { width: 1920, height: 1080 });
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
      const page = await openIn('warn', path, { width: width ?? 0, height: height ?? 0 });
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
  const page = await openIn('warn', '/speaker?preset=toastmasters');
  expect((await faceOf(page)).clock).toMatch(/^58:[0-5]\d$/);
  expect(await page.getAttribute('[data-card]', 'data-card')).toBe('1');
  expect(await page.textContent('[data-phase-word]')).toContain('Minimum time reached');
  await page.context().close();
});

it('nothing blinks, and no ground is red, in the calm profile', async () => {
  const grounds = new Set<string>();
  for (const phase of PHASES) {
    const page = await openIn(phase, '/speaker?profile=calm');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    grounds.add(
      await page.evaluate(
        () => getComputedStyle(document.querySelector('.speaker') ?? document.body).backgroundColor,
      ),
    );
    await page.context().close();
  }
  expect(grounds.size).toBe(1);
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
