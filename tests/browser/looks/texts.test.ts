import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openPage, untilMarked } from '../face.ts';
import { layoutFaults } from './layout.ts';
import { KEY, TestServer } from '../server.ts';

const LONG = 'A title that goes on '.repeat(15).trim().slice(0, 300);
const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(6).slice(0, 300);
const ARABIC = 'حلقة النقاش الأولى: تعزيز التعاون في العصر الرقمي '.repeat(7).slice(0, 300).trim();
const CHINESE = '专题讨论一：促进数字时代的国际合作与多边治理'.repeat(20).slice(0, 300);
const MARKUP = '<b>bold</b> & <script>window.stolen = 1</script>';
const MIXED = '数字时代 الجلسة الثالثة 合作';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 300, height: 300 },
];

/** What is looked at in every size: one language, one from the right, two at once. */
const PLACES = [
  ['/speaker', '/speaker?lang=ar', '/room', '/room?lang=en,ar', '/room?lang=zh,ru'],
  ['/agenda', '/agenda?lang=en,ar&theme=dark', '/greenroom', '/greenroom?lang=ar'],
  ['/overlay?clock=1', '/overlay?lang=ar&clock=1&place=top-right'],
  ['/moderator', '/moderator?lang=ar', `/moderator#key=${KEY}`],
];

const server = new TestServer();
let browser: Browser;
let show: string;

const panellists = Array.from({ length: 14 }, (_, index) => ({
  name: `Professor Panellist the ${String(index + 1)}th of Somewhere-upon-Water`,
  role: 'Deputy Director-General',
  affiliation: 'International Association of Conference Technology Providers',
}));

const someone = { id: 'someone', name: LONG, role: LONG, affiliation: LONG };
const inAll = { ar: { title: ARABIC }, zh: { title: CHINESE } };

beforeAll(async () => {
  await server.start('--no-sample');
  const segment = { kind: 'panel' as const, durationMs: 1_800_000 };
  show = await server.add({
    title: LONG,
    subtitle: LONG,
    place: LONG,
    timeZone: 'Asia/Shanghai',
    translations: inAll,
    segments: [
      { id: 'long', title: LONG, ...segment, translations: inAll },
      { id: 'unbroken', title: UNBROKEN, ...segment },
      { id: 'markup', title: MARKUP, ...segment },
      {
        id: 'mixed',
        title: MIXED,
        ...segment,
        speakers: [
          { name: 'محمد بن سلمان العتيبي', affiliation: '中国信息通信研究院' },
          { name: '李伟', affiliation: 'Центральный институт связи' },
        ],
      },
      { id: 'crowd', title: 'Fourteen people', ...segment, speakers: panellists },
      { id: 'both', title: LONG, ...segment, speakers: panellists, translations: inAll },
      { id: 'name', title: LONG, ...segment, speakers: [someone] },
      { id: 'last', title: LONG, ...segment },
    ],
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** What brings the show to each moment that is looked at. */
const MOMENTS: Readonly<Record<string, readonly (readonly [type: string, args?: object])[]>> = {
  standby: [],
  long: [['show.start'], ['segment.goto', { segmentId: 'long' }]],
  unbroken: [['segment.goto', { segmentId: 'unbroken' }]],
  markup: [['segment.goto', { segmentId: 'markup' }]],
  mixed: [['segment.goto', { segmentId: 'mixed' }]],
  crowd: [['segment.goto', { segmentId: 'crowd' }]],
  both: [['segment.goto', { segmentId: 'both' }]],
  turn: [
    ['segment.goto', { segmentId: 'name' }],
    ['turn.start', { speakerId: 'someone' }],
  ],
  message: [['message.show', { to: 'all', text: LONG.slice(0, 280), needsSeen: true }]],
  between: [['message.clear'], ['segment.goto', { segmentId: 'crowd' }], ['segment.end']],
  ended: [['show.end']],
};

it.each(PLACES)(
  '%s and its like show every text whole, none on another, at every size and in every state',
  async (...paths) => {
    const pages = await Promise.all(paths.map((path) => openPage(browser, server.url + path)));
    await untilMarked(pages, { link: 'online' });
    const faults: Record<string, string[]> = {};
    for (const [moment, commands] of Object.entries(MOMENTS)) {
      for (const [type, args] of commands) await server.give(show, type, args);
      await untilMarked(pages, { seq: String(await server.seq(show)) });
      for (const size of SIZES) {
        const found = await Promise.all(
          pages.map(async (page) => {
            await page.setViewportSize(size);
            return layoutFaults(page);
          }),
        );
        for (const [index, path] of paths.entries()) {
          const where = `${path} ${moment} ${String(size.width)}x${String(size.height)}`;
          if (found[index]?.length) faults[where] = found[index];
        }
      }
    }
    expect(faults).toEqual({});
    await server.give(show, 'show.reset');
    for (const page of pages) await page.context().close();
  },
  120_000,
);

it.each(SIZES)('the console needs no scrolling sideways at $width x $height', async (size) => {
  const page = await openPage(browser, `${server.url}/control#key=${KEY}`, size);
  await untilMarked([page], { link: 'online' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.context().close();
});

it('shows markup as text', async () => {
  await server.give(show, 'show.start');
  await server.give(show, 'segment.goto', { segmentId: 'markup' });
  for (const path of ['/speaker', '/room', '/agenda', '/greenroom', '/overlay', `/control#key=${KEY}`]) {
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
