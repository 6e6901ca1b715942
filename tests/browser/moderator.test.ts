import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

const MINUTE_MS = 60_000;

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1180, height: 820 },
  { width: 390, height: 844 },
];

const server = new TestServer();
let browser: Browser;
let show: string;

const crowd = Array.from({ length: 14 }, (_, index) => ({
  id: `p${String(index)}`,
  name: `Professor Panellist the ${String(index + 1)}th of Somewhere-upon-Water`,
  affiliation: 'International Association of Conference Technology Providers',
}));

beforeAll(async () => {
  await server.start('--no-sample');
  show = await server.add({
    title: 'A morning',
    timeZone: 'Europe/Zurich',
    segments: [
      {
        id: 'panel',
        kind: 'panel',
        title: 'Panel 1: Fostering Cooperation',
        durationMs: 20 * MINUTE_MS,
        speakers: [
          { id: 'keller', name: 'Ruth Keller', role: 'Moderator', turnMs: 5 * MINUTE_MS },
          { id: 'li', name: 'Li Wei', affiliation: 'Academy', turnMs: 5 * MINUTE_MS },
          { id: 'diallo', name: 'Amara Diallo', turnMs: 10 * MINUTE_MS },
        ],
      },
      { id: 'crowd', kind: 'panel', title: 'Fourteen', durationMs: 20 * MINUTE_MS, speakers: crowd },
      { id: 'video', kind: 'video', title: 'A film', durationMs: 5 * MINUTE_MS },
    ],
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const open = (key: string | null, viewport = SIZES[0]) =>
  openPage(browser, `${server.url}/moderator?name=Table${key === null ? '' : `#key=${key}`}`, viewport);

const placesOn = (page: Page) =>
  page
    .locator('[data-place]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['place'] ?? ''));

const textOf = async (page: Page, mark: string) => (await page.textContent(mark))?.trim() ?? '';

it('before the show says what comes', async () => {
  const page = await open(null);
  await untilMarked([page], { view: 'moderator', link: 'online', state: 'standby', phase: 'none' });
  expect(await textOf(page, '[data-next-title]')).toBe('Panel 1: Fostering Cooperation');
  await page.context().close();
});

it('without a key shows the panel and has no button', async () => {
  await server.give(show, 'show.start');
  await server.give(show, 'clock.hold');
  const page = await open(null);
  await untilMarked([page], { link: 'online', state: 'held' });
  expect(await textOf(page, '[data-segment-title]')).toBe('Panel 1: Fostering Cooperation');
  expect(await placesOn(page)).toEqual(['next', 'waiting', 'waiting']);
  const shares = await page.locator('[data-share]').allTextContents();
  expect(shares).toEqual([
    expect.stringMatching(/^(4:5\d|5:00)$/),
    expect.stringMatching(/^(4:5\d|5:00)$/),
    expect.stringMatching(/^(9:5\d|10:00)$/),
  ]);
  expect(await page.locator('button').count()).toBe(0);
  await page.context().close();
  await server.give(show, 'clock.resume');
});

it('with a key gives turns by touch, and every screen follows', async () => {
  const page = await open(KEY);
  const stage = await openPage(browser, `${server.url}/speaker`);
  await untilMarked([page, stage], { link: 'online', state: 'running' });
  const next = page.locator('[data-command="turn.next"]:enabled');
  await next.click();
  await expect.poll(() => textOf(page, '[data-speaking]')).toBe('Ruth Keller');
  expect((await faceOf(page)).clock).toMatch(/^(5:00|4:5\d)$/);
  expect(await textOf(page, '[data-segment-clock]')).toMatch(/^(20:00|19:\d\d)$/);
  await expect.poll(async () => (await faceOf(stage)).clock).toMatch(/^(5:00|4:5\d)$/);

  await page.locator('[data-command="turn.start"][data-speaker="diallo"]:enabled').click();
  await expect.poll(() => placesOn(page)).toEqual(['spoken', 'next', 'speaking']);
  expect(await textOf(page, '[data-next-speaker]')).toBe('Li Wei');
  await page.locator('[data-command="turn.end"]:enabled').click();
  await expect.poll(() => placesOn(page)).toEqual(['spoken', 'next', 'spoken']);
  expect(await page.locator('[data-command="turn.end"]').isDisabled()).toBe(true);
  await Promise.all([page.context().close(), stage.context().close()]);
});

it('takes two quick presses for one', async () => {
  const page = await open(KEY);
  await untilMarked([page], { link: 'online' });
  const before = Number((await faceOf(page)).seq);
  const button = page.locator('[data-command="turn.start"][data-speaker="li"]:enabled');
  await button.waitFor();
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
    setTimeout(() => {
      document.querySelector<HTMLElement>('[data-command="turn.next"]')?.click();
    }, 120);
  });
  await untilMarked([page], { seq: String(before + 1) });
  await page.waitForTimeout(600);
  expect(Number((await faceOf(page)).seq)).toBe(before + 1);
  await page.context().close();
});

it('has its buttons off while it is offline, and sends nothing late', async () => {
  const page = await open(KEY);
  const end = page.locator('[data-command="turn.end"]');
  await page.locator('[data-command="turn.end"]:enabled').waitFor();
  const { seq } = await faceOf(page);
  server.signal('SIGSTOP');
  await end.click();
  await untilMarked([page], { link: 'stale' }, 15_000);
  await expect.poll(() => end.isDisabled()).toBe(true);
  const counting = (await faceOf(page)).clock;
  await expect.poll(async () => (await faceOf(page)).clock, { timeout: 3_000 }).not.toBe(counting);
  // After so long nobody means a press any more.
  await page.waitForTimeout(3_000);
  server.signal('SIGCONT');
  await untilMarked([page], { link: 'online' }, 15_000);
  await expect.poll(() => end.isEnabled(), { timeout: 15_000 }).toBe(true);
  expect((await faceOf(page)).seq).toBe(seq);
  await page.context().close();
}, 60_000);

it('says that a wrong key gives no turns, and shows the panel all the same', async () => {
  const page = await open('not-the-key-at-all');
  await page.waitForSelector('[data-notice]:not([hidden])');
  expect(await textOf(page, '[data-notice]')).toBe('This key may not give turns.');
  expect(await page.locator('button').count()).toBe(0);
  expect(await placesOn(page)).toHaveLength(3);
  await page.context().close();
});

it('shows a message for it without hiding who speaks, and acknowledges it', async () => {
  const page = await open(KEY);
  await untilMarked([page], { link: 'online' });
  await server.give(show, 'message.show', { to: 'all', text: 'Two more questions', needsSeen: true });
  await page.waitForSelector('[data-message]');
  expect(await page.locator('[data-clock]').isVisible()).toBe(true);
  await page.click('[data-seen]');
  await page.waitForSelector('[data-seen]', { state: 'detached' });
  await server.give(show, 'message.clear');
  await page.waitForSelector('[data-message]', { state: 'detached' });
  await page.context().close();
});

describe.each(SIZES)('at $width x $height', (size) => {
  it.each(['panel', 'crowd', 'video'])('shows %s whole, its buttons large enough for a thumb', async (id) => {
    await server.give(show, 'segment.goto', { segmentId: id });
    if (id !== 'video') await server.give(show, 'turn.next');
    const page = await open(KEY, size);
    await untilMarked([page], { link: 'online' });
    await page.evaluate(() => document.fonts.ready);
    if (id !== 'video') await page.waitForSelector('[data-command="turn.next"]:enabled');
    const faults = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const marks = '[data-clock], [data-segment-title], [data-speaking], [data-command^="turn.e"]';
      const outside = Array.from(document.querySelectorAll(marks)).filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      });
      const small = Array.from(document.querySelectorAll('button')).filter((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < 44 || height < 44;
      });
      const scrolls = scrollWidth > innerWidth || scrollHeight > innerHeight;
      return [...outside, ...small].map((element) => element.outerHTML).concat(scrolls ? ['scrolls'] : []);
    });
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

it('is read from the right in Arabic, its digits as everywhere', async () => {
  await server.give(show, 'segment.goto', { segmentId: 'panel' });
  const page = await openPage(browser, `${server.url}/moderator?lang=ar`, SIZES[0]);
  await untilMarked([page], { link: 'online' });
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  expect(await page.textContent('.floor')).toContain('لا أحد يتحدث');
  expect((await faceOf(page)).clock).toMatch(/^(20:00|19:5\d)$/);
  await page.context().close();
});
