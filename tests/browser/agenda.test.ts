import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, secondsIn, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

const MINUTE = 60_000;

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

const LONG_TITLE = 'A title that goes on about the state of every network there is, '.repeat(5).slice(0, 300);

/** A programme of so many talks of ten minutes, thirty a day, planned from now on; one has a title of 300 characters. */
function manyTalks(count: number): Promise<string> {
  const now = new Date();
  const start = `${String(now.getUTCHours()).padStart(2, '0')}:${String(now.getUTCMinutes()).padStart(2, '0')}`;
  return server.add({
    title: 'Forum',
    timeZone: 'UTC',
    date: now.toISOString().slice(0, 10),
    segments: Array.from({ length: count }, (_, at) => ({
      id: `talk-${String(at)}`,
      kind: 'other' as const,
      title: at % 9 === 4 ? LONG_TITLE : `Talk ${String(at)}`,
      durationMs: 10 * MINUTE,
      ...(at % 30 === 0 && { start, startDay: at / 30 }),
    })),
  });
}

/** The lines that are in sight, those of them that are cut, and whether anything could be scrolled. */
function sightOf(page: Page) {
  return page.evaluate(() => {
    const frame = document.querySelector('.frame')?.getBoundingClientRect();
    const lines = Array.from(document.querySelectorAll<HTMLElement>('[data-line]:not([data-away])'));
    const isCut = (line: HTMLElement) => {
      const box = line.getBoundingClientRect();
      return !frame || box.top < frame.top - 1 || box.bottom > frame.bottom + 1 || box.right > innerWidth;
    };
    const root = document.documentElement;
    return {
      shown: lines.map((line) => line.dataset['row'] ?? ''),
      now: lines.filter((line) => line.dataset['standing'] === 'now').map((line) => line.dataset['row']),
      cut: lines.filter(isCut).map((line) => line.dataset['row']),
      scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth,
    };
  });
}

it('follows each press at once, with the digits of the room', async () => {
  const show = 'itu-miit-2025';
  const pages = [
    await openPage(browser, `${server.url}/agenda?show=${show}`),
    await openPage(browser, `${server.url}/room?show=${show}`),
  ];
  await untilMarked(pages, { link: 'online', state: 'standby' });
  const delays: number[] = [];
  for (let seq = 1; seq <= 3; seq += 1) {
    const marked = untilMarked(pages, { seq: String(seq), state: 'running' });
    await server.give(show, 'segment.next');
    delays.push(await marked);
    const [agenda, room] = await Promise.all(pages.map(faceOf));
    expect(agenda?.segment).toBe(room?.segment);
    expect(Math.abs(secondsIn(agenda?.clock ?? '') - secondsIn(room?.clock ?? ''))).toBeLessThanOrEqual(1);
    expect(await pages[0]?.locator('[data-standing="now"]').count()).toBe(1);
    await pages[0]?.waitForTimeout(550);
  }
  expect(Math.min(...delays)).toBeLessThan(200);
});

it('says the expected times as the public reads them, the planned ones struck', async () => {
  const show = await manyTalks(6);
  await server.give(show, 'show.start');
  await server.give(show, 'clock.adjust', { byMs: 7 * MINUTE });
  const page = await openPage(browser, `${server.url}/agenda?show=${show}`);
  await untilMarked([page], { link: 'online', state: 'running' });
  const next = page.locator('[data-standing="next"]');
  expect(await next.locator('s[data-planned]').textContent()).toMatch(/^\d\d:\d\d$/);
  expect(await next.textContent()).toMatch(/about\s*\d\d:\d[05]/);
  expect(await page.locator('[data-standing="now"] s').count()).toBe(0);
});

it.each([
  [1920, 1080],
  [1024, 768],
  [390, 844],
])(
  'keeps what is on in sight among 500 at %i by %i, no line cut, nothing to scroll',
  async (width, height) => {
    const show = await manyTalks(500);
    const page = await openPage(browser, `${server.url}/agenda?show=${show}`, { width, height });
    await untilMarked([page], { link: 'online', state: 'standby' });
    await server.give(show, 'show.start', { segmentId: 'talk-247' });
    await untilMarked([page], { state: 'running' });
    const sight = await sightOf(page);
    expect(sight).toMatchObject({ now: ['talk-247'], cut: [], scrolls: false });
    expect(sight.shown.slice(0, 3)).toEqual(['talk-246', 'talk-247', 'talk-248']);
    expect(await page.locator('[data-day]').count()).toBeGreaterThan(1);
    await server.give(show, 'segment.goto', { segmentId: 'talk-499' });
    await page.waitForSelector('[data-row="talk-499"][data-standing="now"]');
    const last = await sightOf(page);
    expect(last).toMatchObject({ now: ['talk-499'], cut: [], scrolls: false });
  },
);

it('turns to what comes later and back, without motion for those who want none', async () => {
  const show = await manyTalks(40);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${server.url}/agenda?show=${show}`);
  await page.clock.runFor(1_000);
  await untilMarked([page], { link: 'online' });
  // The lines are counted out again when the faces of the letters are there.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.clock.runFor(100);
  const first = (await sightOf(page)).shown;
  expect(first[0]).toBe('talk-0');
  await page.clock.runFor(12_500);
  const second = await sightOf(page);
  expect(second.shown[0]).toBe(`talk-${String(first.length)}`);
  expect(second.cut).toEqual([]);
  await context.close();
});

it('counts on without the server and says so, and is black when it shall be', async () => {
  const show = 'itu-miit-2025';
  const page = await openPage(browser, `${server.url}/agenda?show=${show}`);
  await untilMarked([page], { link: 'online', state: 'running' });
  await server.give(show, 'screen.blackout', { on: true });
  const cover = () =>
    page.evaluate(() => {
      const box = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return box ? getComputedStyle(box, '::after').backgroundColor : '';
    });
  await expect.poll(cover).toBe('rgb(0, 0, 0)');
  await server.give(show, 'screen.blackout', { on: false });
  await server.kill();
  await untilMarked([page], { link: 'stale' });
  const before = await faceOf(page);
  await page.waitForSelector('[data-stale]');
  await page.waitForTimeout(1_500);
  expect((await faceOf(page)).clock).not.toBe(before.clock);
  await server.start();
  await untilMarked([page], { link: 'online', state: 'running' });
  expect(await page.locator('[data-stale]').count()).toBe(0);
});

it('speaks two languages at once, and wears the organiser’s name and colour', async () => {
  const show = await server.add({
    title: 'Forum',
    timeZone: 'UTC',
    organiser: { name: 'Network Union', accent: '#ffd54a' },
    translations: { zh: { title: '论坛' } },
    segments: [
      { id: 'a', kind: 'panel', title: 'First', durationMs: MINUTE, translations: { zh: { title: '第一' } } },
      { id: 'b', kind: 'panel', title: 'Second', durationMs: MINUTE },
    ],
  });
  await server.give(show, 'show.start');
  const page = await openPage(browser, `${server.url}/agenda?show=${show}&lang=en,zh`);
  await untilMarked([page], { state: 'running' });
  expect(await page.textContent('[data-segment-title]')).toBe('First第一');
  expect(await page.textContent('header')).toMatch(/Network Union.*Forum.*论坛/s);
  expect(await page.textContent('[data-standing="now"]')).toMatch(/Now.*现在/s);
  // Light yellow would not be read on a light ground: it is darker there, and as it is on a dark one.
  const accent = (on: Page) =>
    on
      .waitForFunction(() => document.documentElement.style.getPropertyValue('--accent'))
      .then((value) => value.jsonValue());
  expect(await accent(page)).not.toBe('rgb(255, 213, 74)');
  const dark = await openPage(browser, `${server.url}/agenda?show=${show}&theme=dark`);
  expect(await accent(dark)).toBe('rgb(255, 213, 74)');
});
