import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Programme } from '../../machines/programme/schema.ts';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

/** What several hands do to one programme: mice, fingers, and other people. */

const MINUTE_MS = 60_000;
const WIDE = { width: 1440, height: 900 };

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  await server.start('--no-sample');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

beforeEach(async () => {
  show = await server.add({
    title: 'A long day',
    timeZone: 'UTC',
    segments: Array.from({ length: 60 }, (_, index) => ({
      id: `s${String(index)}`,
      kind: 'other' as const,
      title: `Item ${String(index)}`,
      durationMs: 5 * MINUTE_MS,
      ...(index === 0 && { start: '09:00' }),
      speakers: [{ id: 'li', name: 'Li Wei', role: 'Guest' }],
    })),
  });
});

async function stored(): Promise<Programme> {
  const headers = { Authorization: `Bearer ${KEY}` };
  const response = await fetch(`${server.url}/api/shows/${show}/export?format=json`, { headers });
  return (await response.json()) as Programme;
}

const ids = async () => (await stored()).segments.map(({ id }) => id);

async function open(viewport = WIDE): Promise<Page> {
  const page = await openPage(browser, `${server.url}/edit?show=${show}#key=${KEY}`, viewport);
  await page.waitForSelector('[data-rundown]:focus');
  return page;
}

const update = (segmentId: string, changes: object) =>
  server.give(show, 'programme.update', { segmentId, changes });

const middleOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
};

it('drags a row with a finger, on a phone too', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${server.url}/edit?show=${show}#key=${KEY}`);
  await page.waitForSelector('[data-rundown]:focus');
  const from = await middleOf(page, '[data-segment="s1"] .handle');
  const to = await middleOf(page, '[data-segment="s4"]');
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x, y }],
    });
  await touch('touchStart', from.y);
  for (let step = 1; step <= 6; step += 1)
    await touch('touchMove', from.y + ((to.y + 18 - from.y) * step) / 6);
  await page.waitForSelector('.gap');
  await touch('touchEnd', 0);
  await expect.poll(async () => (await ids()).slice(0, 6)).toEqual(['s0', 's2', 's3', 's4', 's1', 's5']);

  // Escape leaves the row where it was.
  const again = await middleOf(page, '[data-segment="s0"] .handle');
  await page.mouse.move(again.x, again.y);
  await page.mouse.down();
  await page.mouse.move(again.x, again.y + 160, { steps: 4 });
  await page.waitForSelector('.gap');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect((await ids())[0]).toBe('s0');
  await context.close();
});

it('goes on scrolling while a row is held at the edge, also when the row has long left the sight', async () => {
  const page = await open();
  const from = await middleOf(page, '[data-segment="s2"] .handle');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, 840, { steps: 4 });
  await page.waitForFunction(() => {
    const grid = document.querySelector('[data-rundown]');
    return grid !== null && grid.scrollTop + grid.clientHeight >= grid.scrollHeight;
  });
  await page.mouse.up();
  await expect.poll(async () => (await ids()).indexOf('s2')).toBeGreaterThan(56);
  await page.context().close();
});

it('keeps what is typed of a person while others edit, and leaves theirs where both wrote', async () => {
  const page = await open();
  const name = page.locator('[data-details] [aria-label="Name"]');
  await name.fill('Li Weiming');
  await update('s0', { speakers: [{ id: 'li', name: 'Li Wei', role: 'Chair' }] });
  await update('s7', { title: 'Elsewhere' });
  await server.give(show, 'programme.insert', {
    segment: { id: 'first', kind: 'other', title: 'First', durationMs: MINUTE_MS },
  });
  await untilMarked([page], { seq: '3' });
  expect(await name.inputValue()).toBe('Li Weiming');
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await stored()).segments.find(({ id }) => id === 's0')?.speakers)
    .toEqual([{ id: 'li', name: 'Li Weiming', role: 'Chair' }]);

  await name.fill('Somebody');
  await update('s0', { speakers: [{ id: 'li', name: 'Li W.' }] });
  await untilMarked([page], { seq: String(await server.seq(show)) });
  await page.keyboard.press('Enter');
  await expect.poll(() => page.textContent('[data-notice]')).toContain('theirs was kept');
  expect(await name.inputValue()).toBe('Li W.');

  // The row goes while it is written of: nothing of it lands in another.
  await name.fill('Nobody');
  await server.give(show, 'programme.remove', { segmentId: 's0' });
  await untilMarked([page], { seq: String(await server.seq(show)) });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(JSON.stringify(await stored())).not.toContain('Nobody');
  await page.context().close();
});

it.each([
  { where: 'a cell', begin: ['Enter'] },
  { where: 'the details', begin: ['F6', 'Control+a'] },
])(
  'says to who writes in $where that somebody has removed the row, and keeps the keyboard',
  async ({ begin }) => {
    const page = await open();
    for (const key of begin) await page.keyboard.press(key);
    await page.keyboard.type('A better title');
    await server.give(show, 'programme.remove', { segmentId: 's0' });
    await page.waitForSelector('[data-notice]:has-text("Somebody else has removed “Item 0”")');
    expect(await page.textContent('[data-notice]')).toContain('Not written: “A better title”');
    await page.waitForSelector('[data-rundown]:focus');
    expect(await page.getAttribute('[aria-selected="true"]', 'data-segment')).toBe('s1');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await ids())[0]).toBe('s0');
    expect(JSON.stringify(await stored())).not.toContain('A better title');
    await page.context().close();
  },
);

it('begins to write in a cell that is pressed twice, by a mouse and by a finger', async () => {
  const page = await open();
  const cell = '[data-segment="s2"] [data-cell="length"]';
  await page.click('[data-details] [data-field="notes"]');
  await page.click(cell);
  expect(await page.locator('[data-cell-editor]').count()).toBe(0);
  await page.click(cell);
  await page.waitForSelector(`${cell} input:focus`);
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).segments[2]?.durationMs).toBe(7 * MINUTE_MS);
  await page.context().close();

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const phone = await context.newPage();
  await phone.goto(`${server.url}/edit?show=${show}#key=${KEY}`);
  await phone.waitForSelector('[data-rundown]:focus');
  await phone.tap(cell);
  await phone.waitForSelector('[data-rundown]:focus');
  await phone.tap(cell);
  await phone.waitForSelector(`${cell} input:focus`);
  await phone.keyboard.type('9');
  await phone.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).segments[2]?.durationMs).toBe(9 * MINUTE_MS);
  await context.close();
});

it('gives the keyboard back to the table when the sheet of keys closes', async () => {
  const page = await open();
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-rundown]:focus');
  await page.keyboard.press('ArrowDown');
  expect(await page.getAttribute('[aria-selected="true"]', 'data-segment')).toBe('s1');
  await page.context().close();
});

it.each([WIDE, { width: 1024, height: 768 }, { width: 390, height: 844 }])(
  'scrolls its parts and never the page, with a panel in the details, at $width',
  async (size) => {
    const panel = Array.from({ length: 14 }, (_, at) => ({
      id: `p${String(at)}`,
      name: `Panellist ${String(at)}`,
    }));
    await update('s0', { speakers: panel });
    const page = await open(size);
    await page.keyboard.press('Alt+Enter');
    await page.waitForSelector('[data-speaker="p13"]', { state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
    await page.context().close();
  },
);

it('loses no key between the table and the details, wherever they were', async () => {
  const page = await open();
  const title = page.locator('[data-details] [data-field="title"]');
  await page.click('[aria-label="Close the details"]');
  await page.keyboard.press('F6');
  await page.keyboard.type('A');
  expect(await title.inputValue()).toBe('Item 0A');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.click('[data-details] [data-whole]');
  await page.focus('[data-rundown]');
  await page.keyboard.press('F6');
  await page.keyboard.type('B');
  expect(await title.inputValue()).toBe('Item 0B');
  await page.context().close();
});

it('shows both texts whole where an import differs from what stands: the last word may be what differs', async () => {
  const words = 'A title that is rather long, and goes on to its';
  await update('s0', { title: `${words} end`, notes: 'Mic 2\n'.repeat(6) });
  const theirs = await stored();
  const segments = theirs.segments.map((segment, at) =>
    at === 0 ? { ...segment, title: `${words} close`, notes: `${segment.notes ?? ''}Mic 3` } : segment,
  );
  const page = await open({ width: 390, height: 844 });
  await page.click('[data-menu="show"]');
  await page.click('[data-deed="import"]');
  await page.fill('#text', JSON.stringify({ ...theirs, segments }));
  await page.keyboard.press('Control+Enter');
  await page.click('[data-compare]');
  await page.waitForSelector('[data-theirs="Title"]');
  const texts = page.locator('[data-ours], [data-theirs]');
  expect(await texts.allTextContents()).toContain(`${words} close`);
  const cut = await texts.evaluateAll(
    (all) =>
      all.filter((one) =>
        [one, ...one.children].some(
          (part) =>
            (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) ||
            part.scrollHeight > one.clientHeight + 1,
        ),
      ).length,
  );
  expect(cut).toBe(0);
  await page.context().close();
});

it('says what could not be taken when a field is left', async () => {
  const page = await open();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('soon');
  await page.click('[data-details] [data-field="notes"]');
  await expect.poll(() => page.textContent('[data-notice]')).toContain('“soon” is no length');
  await page.fill('[data-details] [data-field="start"]', '25:61');
  await page.focus('[data-rundown]');
  await expect.poll(() => page.textContent('[data-notice]')).toContain('25:61 is not a time of day');
  expect((await stored()).segments[0]).toMatchObject({ start: '09:00', durationMs: 5 * MINUTE_MS });
  await page.context().close();
});

it('says whose show it is: a name, a colour and a logo, while others rename it', async () => {
  const page = await open();
  await page.click('[data-details] [data-whole]');
  await page.fill('[data-describe="organiser"]', 'International Network Union');
  await page.fill('[data-describe="accent"]', '#e0218a');
  await page.setInputFiles('[data-describe="logo"]', {
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>',
    ),
  });
  await page.waitForSelector('[data-describe-sheet] img');
  await server.give(show, 'programme.describe', { changes: { title: 'A longer day' } });
  await untilMarked([page], { seq: '1' });
  expect(await page.inputValue('[data-describe="organiser"]')).toBe('International Network Union');
  await page.click('[data-command="programme.describe"]');
  await expect
    .poll(async () => (await stored()).organiser)
    .toMatchObject({
      name: 'International Network Union',
      accent: '#e0218a',
      logo: expect.stringMatching(/^\/api\/logos\/[0-9a-f]{64}\.svg$/) as string,
    });
  expect((await stored()).title).toBe('A longer day');
  expect(await page.inputValue('[data-describe="title"]')).toBe('A longer day');
  await page.context().close();
});
