import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

const LONG = 'A title that goes on '.repeat(15).trim().slice(0, 300);
const MARKUP = '<b>bold</b> & <script>window.stolen = 1</script>';
const ARABIC = 'الجلسة الثالثة 数字时代';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 300, height: 300 },
];

const server = new TestServer();
let browser: Browser;
let show: string;

const panellists = Array.from({ length: 14 }, (_, index) => ({
  name: `Professor Panellist the ${String(index + 1)}th of Somewhere-upon-Water`,
  affiliation: 'International Association of Conference Technology Providers',
}));

beforeAll(async () => {
  await server.start('--no-sample');
  const segment = { kind: 'panel' as const, durationMs: 1_800_000 };
  show = await server.add({
    title: 'Texts',
    timeZone: 'Asia/Shanghai',
    segments: [
      { id: 'long', title: LONG, ...segment },
      { id: 'markup', title: MARKUP, ...segment },
      { id: 'arabic', title: ARABIC, ...segment },
      { id: 'crowd', title: 'Fourteen people', ...segment, speakers: panellists },
    ],
  });
  browser = await openBrowser();
  await server.give(show, 'show.start');
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** In the page: which marked texts reach over the window or over the box that they are in. */
function cutTexts(): string[] {
  const marks = '[data-segment-title], [data-clock], [data-speakers], [data-message]';
  return Array.from(document.querySelectorAll<HTMLElement>(marks))
    .filter((element) => element.textContent !== '' && getComputedStyle(element).display !== 'none')
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    })
    .map((element) => element.textContent);
}

describe.each(SIZES)('at $width x $height', (size) => {
  it.each(['long', 'markup', 'arabic', 'crowd'])('displays show %s whole, without scrolling', async (id) => {
    await server.give(show, 'segment.goto', { segmentId: id });
    for (const path of ['/speaker', '/room']) {
      const page = await openPage(browser, server.url + path, size);
      await page.waitForSelector('[data-clock]');
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(cutTexts)).toEqual([]);
      const scrolls = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return scrollWidth > innerWidth || scrollHeight > innerHeight;
      });
      expect(scrolls).toBe(false);
      await page.context().close();
    }
  });

  it('the console needs no scrolling sideways', async () => {
    const page = await openPage(browser, `${server.url}/control#key=${KEY}`, size);
    await untilMarked([page], { link: 'online' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });
});

it('shows markup as text', async () => {
  await server.give(show, 'segment.goto', { segmentId: 'markup' });
  for (const path of ['/speaker', '/room', `/control#key=${KEY}`]) {
    const page = await openPage(browser, server.url + path);
    await page.waitForSelector('[data-segment-title]');
    expect(await page.textContent('[data-segment-title]')).toBe(MARKUP);
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
    await page.context().close();
  }
});

it('gives the speaker digits of a third of the screen’s height', async () => {
  const page = await openPage(browser, `${server.url}/speaker`, { width: 1920, height: 1080 });
  await page.waitForSelector('[data-clock]');
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
});

it('asks for the key in a sentence, and takes the whole link', async () => {
  const page = await openPage(browser, `${server.url}/control#key=not-the-key-at-all`);
  await page.waitForSelector('[role="alert"]');
  await page.evaluate(() => document.querySelector('[role="alert"]')?.setAttribute('data-first', ''));
  await page.fill('#key', 'not-the-key-at-all');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role="alert"]:not([data-first])');
  await page.fill('#key', `${server.url}/control#key=${KEY}`);
  await page.keyboard.press('Enter');
  await untilMarked([page], { link: 'online' });
  await page.context().close();
});

it('leads from the first page to each role', async () => {
  const page = await openPage(browser, server.url);
  await page.waitForSelector(`[data-show="${show}"]`);
  await page.fill('#key', KEY);
  await page.keyboard.press('Enter');
  await page.waitForSelector('a[data-role="control"][href*="#key="]');
  await page.click('[data-role="control"]');
  await untilMarked([page], { view: 'control', link: 'online' });
  await page.context().close();
});
