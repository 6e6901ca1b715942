import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openPage, untilMarked } from '../face.ts';
import { layoutFaults } from './layout.ts';
import { TestServer } from '../server.ts';

const MINUTE_MS = 60_000;

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  await server.start('--no-sample');
  const people = ['Ruth Keller', 'Li Wei'];
  show = await server.add({
    title: 'High-Level Seminar on Digital Cooperation',
    timeZone: 'UTC',
    segments: [
      {
        kind: 'panel',
        title: 'Panel 1: Fostering Cooperation',
        durationMs: 30 * MINUTE_MS,
        speakers: people.map((name) => ({ name, affiliation: 'Academy of Telecommunications' })),
      },
      { kind: 'panel', title: 'Panel 2: Influence in the Digital Age', durationMs: 30 * MINUTE_MS },
    ],
  });
  await server.give(show, 'show.start');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function open(view: string, parameters: string): Promise<Page> {
  const page = await openPage(browser, `${server.url}/${view}?show=${show}&${parameters}`);
  await untilMarked([page], { link: 'online', state: 'running' });
  return page;
}

/** The size of the type, in CSS px, of what an element of the page shows. */
function typeOf(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
}

/** Opens a display by each of the addresses: the size of the type of what it shows, and what is wrong with its layout. */
async function looks<Name extends string>(
  view: string,
  selectors: readonly string[],
  addresses: Readonly<Record<Name, string>>,
): Promise<Record<Name, { types: number[]; faults: string[] }>> {
  const seen = {} as Record<Name, { types: number[]; faults: string[] }>;
  for (const [name, parameters] of Object.entries(addresses) as [Name, string][]) {
    const page = await open(view, parameters);
    await page.locator(selectors[0] ?? 'main').waitFor({ state: 'attached' });
    const faults = await layoutFaults(page);
    seen[name] = { types: await Promise.all(selectors.map((selector) => typeOf(page, selector))), faults };
    await page.context().close();
  }
  return seen;
}

it.each([
  ['speaker', ['[data-segment-title]', '[data-next-title]']],
  ['room', ['[data-segment-title]', '[data-speakers]', '[data-clock]']],
  ['agenda', ['[data-clock]']],
  ['greenroom', ['[data-segment-title]', '[data-clock]']],
  ['moderator', ['[data-segment-title]']],
  ['overlay', ['[data-third] .main']],
])(
  '/%s is smaller and larger by the scale, smaller where a margin leaves less of the picture, and whole',
  async (view, selectors) => {
    const { designed, smaller, larger, within, largest, narrow } = await looks(view, selectors, {
      designed: '',
      smaller: 'scale=0.6',
      larger: 'scale=1.2',
      within: 'margin=15',
      largest: 'scale=4',
      narrow: 'scale=2&margin=20',
    });
    for (const [index, selector] of selectors.entries()) {
      const size = designed.types[index] ?? 0;
      expect(smaller.types[index], selector).toBeLessThan(size);
      expect(larger.types[index], selector).toBeGreaterThan(size);
      expect(within.types[index], selector).toBeLessThan(size);
    }
    const all = { designed, smaller, larger, within, largest, narrow };
    for (const [name, { faults }] of Object.entries(all)) expect(faults, name).toEqual([]);
  },
);

it('the digits of a speaker fill what a margin leaves, are smaller by the scale, and never too large', async () => {
  const { designed, within, half, twice } = await looks('speaker', ['[data-clock]'], {
    designed: '',
    within: 'margin=10',
    half: 'scale=0.5',
    twice: 'scale=2',
  });
  const [size = 0] = designed.types;
  expect((within.types[0] ?? 0) / size).toBeCloseTo(0.8, 1);
  expect((half.types[0] ?? 0) / size).toBeCloseTo(0.5, 1);
  expect(twice.types[0]).toBeCloseTo(size, 0);
});

it('shows at once, and everywhere, what its button makes larger', async () => {
  const page = await open('room', '');
  const before = await typeOf(page, '[data-segment-title]');
  await page.mouse.move(300, 300, { steps: 3 });
  await page.click('[data-do="smaller"]');
  await page.waitForFunction(
    (size) => {
      const title = document.querySelector('[data-segment-title]');
      return title !== null && parseFloat(getComputedStyle(title).fontSize) < size;
    },
    before,
    { timeout: 5_000 },
  );
  await page.context().close();
});

it('a blackout reaches over the margin to the edge of the window', async () => {
  await server.give(show, 'screen.blackout', { on: true });
  const page = await open('agenda', 'margin=10');
  await page.waitForSelector('.black');
  const reach = await page.evaluate(() => {
    const { top, right, bottom, left } = getComputedStyle(
      document.querySelector('.black') ?? document.body,
      '::after',
    );
    return [top, right, bottom, left].map(parseFloat);
  });
  for (const edge of reach) expect(edge).toBeLessThanOrEqual(-72);
  await server.give(show, 'screen.blackout', { on: false });
  await page.context().close();
});

it('the title of a room stays readable beside a message, in two languages too', async () => {
  await server.give(show, 'message.show', { to: 'room', text: 'Please take your seats' });
  const page = await open('room', 'lang=en,zh');
  await page.waitForSelector('[data-message]');
  expect(await layoutFaults(page)).toEqual([]);
  expect(await typeOf(page, '[data-segment-title]')).toBeGreaterThan(20);
  await server.give(show, 'message.clear');
  await page.context().close();
});
