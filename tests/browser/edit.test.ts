import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entry } from '../../machines/log/entry.ts';
import type { Programme } from '../../machines/programme/schema.ts';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

const SEMINAR = readFileSync(join(import.meta.dirname, '../../server/sample/itu-miit-2025.txt'), 'utf8');
const WIDE = { width: 1440, height: 900 };

const server = new TestServer();
let browser: Browser;
let page: Page;
let show = '';

beforeAll(async () => {
  await server.start('--no-sample');
  browser = await openBrowser();
  page = await openPage(browser, `${server.url}/edit#key=${KEY}`, WIDE);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const headers = { Authorization: `Bearer ${KEY}` };

async function stored(): Promise<Programme> {
  const response = await fetch(`${server.url}/api/shows/${show}/programme`);
  return ((await response.json()) as { programme: Programme }).programme;
}

async function log(): Promise<Entry[]> {
  return (await (await fetch(`${server.url}/api/shows/${show}/log`, { headers })).json()) as Entry[];
}

const starts = async () => (await stored()).segments.map(({ start }) => start);
const titles = async () => (await stored()).segments.map(({ title }) => title);

/** A row of the rundown by its place, with its cells' texts. */
const cell = (on: Page, row: number, name: string) =>
  on.locator(`[aria-rowindex="${row + 1}"] [data-cell="${name}"]`);

async function press(on: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await on.keyboard.press(key);
}

it('reads what is pasted, asks for its doubts one by one, and stores only what is settled, by keyboard alone', async () => {
  await page.waitForSelector('#text');
  await page.keyboard.insertText(SEMINAR);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('[data-row="6"]');
  expect(
    await page
      .locator('[data-finding]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['finding'])),
  ).toEqual(['no-zone', 'ends-before-start', 'gap']);
  expect(await page.locator('[data-doubted="error"]').textContent()).toContain('11:56-11:00');
  expect(await page.locator('[data-reason]').textContent()).toBe('One doubt waits for your answer.');
  expect(await page.locator('[data-store]').isDisabled()).toBe(true);

  // Refused first: the time is taken back, and the item waits for one.
  await page.keyboard.press('F8');
  await press(page, 'Tab', 'Tab', 'Enter');
  expect(await page.locator('[data-row="5"]').textContent()).toContain('no length');
  await press(page, 'Shift+Tab', 'Shift+Tab', 'Enter');
  expect(await page.locator('[data-row="5"] .time').textContent()).toContain('10:56–11:00');
  // The zone is changed for the one that is meant.
  await page.selectOption('[data-whole-field="timeZone"]', 'Europe/Zurich');
  expect(await page.getAttribute('[data-finding="no-zone"]', 'data-answer')).toBe('changed');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/show=/);
  await untilMarked([page], { view: 'edit', link: 'online' });

  show = new URL(page.url()).searchParams.get('show') ?? '';
  const programme = await stored();
  expect(programme).toMatchObject({ title: '2025 ITU/MIIT High-Level Seminar', timeZone: 'Europe/Zurich' });
  expect(await starts()).toEqual(['09:00', '09:05', '09:25', '09:40', '10:18', '10:56', '11:20']);
});

it('edits by keyboard, later times following as one edit, and takes it back as one', async () => {
  await page.waitForSelector('[data-rundown]:focus');
  await press(page, 'Home', 'ArrowDown', 'ArrowRight', 'ArrowRight');
  await page.keyboard.type('1h');
  await expect.poll(() => page.locator('[data-meaning]').textContent()).toContain('1 hour');
  expect(await page.locator('[data-meaning]').textContent()).toContain('starts at 11:20, earlier');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1:30');
  await page.waitForSelector('[data-meaning="choice"]');
  await page.keyboard.press('Enter');
  expect(await page.locator('[data-cell-editor]').count()).toBe(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('+10');
  await page.keyboard.press('Enter');
  await expect.poll(starts).toEqual(['09:00', '09:05', '09:35', '09:50', '10:28', '11:06', '11:20']);
  expect((await log()).at(-1)).toMatchObject({ seq: 1, type: 'programme.edit' });

  await page.keyboard.press('Control+z');
  await expect.poll(starts).toEqual(['09:00', '09:05', '09:25', '09:40', '10:18', '10:56', '11:20']);
  await page.keyboard.press('Control+y');
  await expect.poll(starts).toEqual(['09:00', '09:05', '09:35', '09:50', '10:28', '11:06', '11:20']);
  await page.keyboard.press('Control+z');
  await expect.poll(starts).toEqual(['09:00', '09:05', '09:25', '09:40', '10:18', '10:56', '11:20']);
});

it('moves, inserts, splits, joins and removes rows by keyboard', async () => {
  const before = await stored();
  await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Alt+ArrowDown');
  await expect
    .poll(async () => (await titles()).slice(3, 5))
    .toEqual([expect.stringContaining('Panel 2') as string, expect.stringContaining('Panel 1') as string]);
  expect((await starts()).slice(3, 5)).toEqual(['09:40', '10:18']);

  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('[data-new-row] input:focus');
  await page.keyboard.type('Coffee');
  await page.keyboard.press('Enter');
  await page.keyboard.type("12'");
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await stored()).segments[5])
    .toMatchObject({
      id: 'coffee',
      kind: 'break',
      durationMs: 720_000,
    });

  await press(page, 'Alt+s');
  await expect.poll(async () => (await titles()).slice(5, 7)).toEqual(['Coffee', 'Coffee (part 2)']);
  await press(page, 'Alt+j');
  await expect
    .poll(async () => (await titles()).filter((title) => title.startsWith('Coffee')))
    .toEqual(['Coffee']);
  await press(page, 'Control+Delete');
  await expect.poll(async () => (await titles()).includes('Coffee')).toBe(false);
  for (
    let left = (await log()).length;
    left > 0 && JSON.stringify(await stored()) !== JSON.stringify(before);
    left -= 1
  ) {
    const { length } = await log();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await log()).length).toBe(length + 1);
  }
  expect(await stored()).toEqual(before);
});

it('drags a row by its handle', async () => {
  await expect.poll(() => cell(page, 4, 'title').textContent()).toContain('Panel 1');
  const handle = page.locator('[aria-rowindex="3"] .handle');
  const target = await page.locator('[aria-rowindex="5"]').boundingBox();
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(20, (target?.y ?? 0) + 36, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await titles())[3]).toBe('Opening Session');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await titles())[1]).toBe('Opening Session');
});

it('keeps the cursor and the text being typed while another edits, and says so where both wrote', async () => {
  const other = await openPage(browser, `${server.url}/edit?show=${show}&name=Ana#key=${KEY}`, WIDE);
  await other.waitForSelector('[data-rundown]:focus');
  await press(page, 'Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(' of the day');

  // Another row, and a row above: the place that is typed in stays the same.
  await press(other, 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await other.keyboard.type('Trailer');
  await other.keyboard.press('Enter');
  await press(other, 'Control+Home', 'Control+Shift+Enter');
  await other.waitForSelector('[data-new-row] input:focus');
  await other.keyboard.type('Doors');
  await other.keyboard.press('Enter');
  await expect.poll(() => cell(page, 1, 'title').textContent()).toContain('Doors');
  await expect.poll(() => cell(page, 2, 'title').textContent()).toContain('Trailer');
  expect(await page.inputValue('[data-cell-editor] input')).toBe('Opening Session of the day');
  expect(await page.evaluate(() => document.activeElement?.closest('[data-cell-editor]') !== null)).toBe(
    true,
  );
  await page.keyboard.press('Enter');
  await expect.poll(titles).toContain('Opening Session of the day');

  // The same cell: whose text counts is asked.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Opening');
  await press(other, 'Control+Home', 'ArrowDown', 'ArrowDown');
  await press(other, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await other.keyboard.type('Welcome');
  await other.keyboard.press('Enter');
  await expect.poll(titles).toContain('Welcome');
  await untilMarked([page], { seq: String(await server.seq(show)) });
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[data-meaning]').textContent()).toContain('Welcome');
  expect(await titles()).toContain('Welcome');
  await page.keyboard.press('Enter');
  await expect.poll(titles).toContain('Opening');
  expect((await log()).find(({ by }) => by === 'Ana')).toBeDefined();
  await other.context().close();
});

it('protects what is on stage, and edits go on while the show does', async () => {
  await server.give(show, 'show.start');
  await untilMarked([page], { state: 'running' });
  await press(page, 'Control+Home', 'Control+Delete');
  await expect
    .poll(() => page.locator('[data-notice]').textContent())
    .toContain('on stage and cannot be removed');
  await page.keyboard.press('Home');
  await page.keyboard.type('9:10');
  expect(await page.locator('[data-notice]').textContent()).toContain('started already');
  expect(await page.locator('[data-cell-editor]').count()).toBe(0);
  await press(page, 'ArrowRight', 'ArrowRight');
  await page.keyboard.type('7');
  // A GO between the typing and the taking makes nothing stale for the editor.
  await server.give(show, 'clock.hold');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).segments[0]?.durationMs).toBe(420_000);
  await server.give(show, 'show.reset');
  await untilMarked([page], { state: 'standby' });
});

it('takes a new version of the text into the show, by choice, as one edit', async () => {
  const before = await stored();
  const { length } = await log();
  await page.click('[data-menu="show"]');
  await page.click('[data-deed="import"]');
  await page.waitForSelector('#text');
  await page.fill(
    '#text',
    SEMINAR.replace('11:20-13:00Lunch Reception', '11:30-13:00Lunch Reception').replace('11:56', '10:56'),
  );
  await page.keyboard.press('Control+Enter');
  await page.click('[data-compare]');
  await page.waitForSelector('[data-difference]');
  expect(await page.locator('[data-key="lunch-reception"] [data-theirs="Start"]').textContent()).toBe(
    '11:30',
  );
  const names = await page.locator('[data-difference="gone"] b').allTextContents();
  expect(names).toEqual(['Doors', 'Trailer']);
  // Everything but lunch is left as it is.
  const boxes = page.locator('[data-difference]:not([data-key="lunch-reception"]) input:checked');
  while ((await boxes.count()) > 0) await boxes.first().uncheck();
  const ours = page.locator('[data-difference] > button:first-of-type[aria-pressed="false"]');
  while ((await ours.count()) > 0) await ours.first().click();
  await page.click('[data-apply]');
  await page.waitForSelector('[data-rundown]');
  await expect.poll(async () => (await stored()).segments.at(-1)?.start).toBe('11:30');
  expect(await log()).toHaveLength(length + 1);
  expect((await titles()).slice(0, -1)).toEqual(before.segments.slice(0, -1).map(({ title }) => title));
  await page.waitForSelector('[data-rundown]:focus');
  await page.keyboard.press('Control+z');
  await expect.poll(stored).toEqual(before);
});

it('takes what is more than a frame of the socket holds, and all of it back', async () => {
  const programmeOf = (notes: string) => ({
    title: 'A festival',
    timeZone: 'UTC',
    segments: Array.from({ length: 400 }, (_, n) => ({
      id: `act-${String(n)}`,
      kind: 'other' as const,
      title: `Act ${String(n)}`,
      durationMs: 60_000,
      ...(n === 0 && { start: '09:00' }),
      notes,
    })),
  });
  const festival = await server.add(programmeOf('Piano.'));
  const notesOf = async () => {
    const file = await fetch(`${server.url}/api/shows/${festival}/export?format=json`, { headers });
    return new Set(((await file.json()) as Programme).segments.map(({ notes }) => notes));
  };
  const desk = await openPage(browser, `${server.url}/edit?show=${festival}#key=${KEY}`, WIDE);
  await desk.click('[data-menu="show"]');
  await desk.click('[data-deed="import"]');
  const long = '钢琴。'.repeat(400);
  const buffer = Buffer.from(JSON.stringify(programmeOf(long)));
  await desk.setInputFiles('input[type="file"]', {
    name: 'festival.json',
    mimeType: 'application/json',
    buffer,
  });
  await desk.click('[data-compare]');
  await desk.waitForSelector('[data-key="act-399"]');
  await desk.click('[data-apply]');
  await expect.poll(notesOf).toEqual(new Set([long]));
  await desk.waitForSelector('[data-rundown]:focus');
  await desk.keyboard.press('Control+z');
  await expect.poll(notesOf).toEqual(new Set(['Piano.']));
  await desk.context().close();
});

it('says what can be done about the whole, and keeps every other screen informed', async () => {
  await page.click('[data-whole]');
  await page.fill('[data-describe="place"]', 'Room B');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).place).toBe('Room B');
  await page.click('[data-details] [aria-pressed="false"]');
});

it('takes nothing while the line is down, and sends nothing late', async () => {
  const { length } = await log();
  await server.kill();
  await untilMarked([page], { link: 'stale' });
  await page.waitForSelector('[data-offline]');
  await page.focus('[data-rundown]');
  await press(page, 'Control+Home', 'ArrowDown', 'Enter');
  await page.keyboard.type('x');
  expect(await page.locator('[data-cell-editor]').count()).toBe(0);
  await page.keyboard.press('Control+Delete');
  expect(await page.locator('[data-field="title"]').isDisabled()).toBe(true);
  await server.start('--no-sample');
  await untilMarked([page], { link: 'online' });
  expect(await log()).toHaveLength(length);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await log()).length).toBe(length + 1);
});

it('takes a table whose columns have to be told, remembers them, and makes shows of the rooms that are ticked', async () => {
  const file = {
    name: 'plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Beginn;Dauer;Stichwort;Wo\n09:00;20;Welcome;Hall\n09:20;30;A talk;Hall\n09:00;45;Workshop;Attic\n',
    ),
  };
  const desk = await openPage(browser, `${server.url}/edit#key=${KEY}`, WIDE);
  const bring = async () => {
    await desk.waitForSelector('#text');
    await desk.setInputFiles('input[type="file"]', file);
    await desk.waitForSelector('[data-column="3"]', { state: 'attached' });
    await desk.locator('[data-columns]').evaluate((columns) => columns.toggleAttribute('open', true));
  };
  const fieldOf = (column: number) => desk.locator(`[data-column="${column}"]`).inputValue();
  await bring();
  expect(await fieldOf(1)).toBe('start');
  await desk.selectOption('[data-column="3"]', 'title');
  await desk.waitForSelector('[data-row="0"]:has-text("Welcome")');
  await desk.selectOption('[data-column="4"]', 'room');
  await expect.poll(() => desk.locator('[data-part]').count()).toBe(2);

  await desk.reload();
  await bring();
  await expect.poll(() => desk.locator('[data-part]').count()).toBe(2);
  expect(await fieldOf(3)).toBe('title');

  // Nothing is ticked, one is, both are.
  await desk.uncheck('[data-part-wanted="0"]');
  await desk.uncheck('[data-part-wanted="1"]');
  expect(await desk.locator('[data-store]').isDisabled()).toBe(true);
  await desk.check('[data-part-wanted="0"]');
  await desk.check('[data-part-wanted="1"]');
  await desk.keyboard.press('Control+Enter');
  await expect.poll(() => desk.locator('[data-stored]').count()).toBe(2);
  const list = (await (await fetch(`${server.url}/api/shows`)).json()) as { shows: { place?: string }[] };
  expect(list.shows.map(({ place }) => place)).toEqual(expect.arrayContaining(['Hall', 'Attic']));
  await desk.context().close();
});

it('shows what was not understood where it stands, and a file that is none in a sentence', async () => {
  const desk = await openPage(browser, `${server.url}/edit#key=${KEY}`, WIDE);
  await desk.waitForSelector('#text');
  await desk.setInputFiles('input[type="file"]', {
    name: 'plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
  });
  await expect.poll(() => desk.locator('[role="alert"]').textContent()).toMatch(/^[A-Z].+[.]$/);
  await desk.fill('#text', 'Gala\n\n18:00-18:30 Arrival\n18:30-25:61 Dinner\n20:00-21:00 Dance');
  await desk.keyboard.press('Control+Enter');
  await desk.waitForSelector('[data-row="1"] [data-finding="no-time"]');
  expect(await desk.locator('[data-doubted="error"]').textContent()).toContain('25:61');
  await desk.click('[data-row="1"] [data-answer-change]');
  await desk.keyboard.type('19:45');
  await desk.keyboard.press('Enter');
  await expect.poll(() => desk.locator('[data-row="1"] .time').textContent()).toContain('18:30–19:45');
  expect(await desk.locator('[data-store]').isEnabled()).toBe(true);
  await desk.context().close();
});

it('lets a link that may only watch change nothing, and says why', async () => {
  const response = await fetch(`${server.url}/api/links`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Foyer', role: 'viewer', show }),
  });
  const link = (await response.json()) as { key: string };
  const watcher = await openPage(browser, `${server.url}/edit?show=${show}#key=${link.key}`, WIDE);
  await watcher.waitForSelector('[data-standing]');
  await watcher.focus('[data-rundown]');
  await watcher.keyboard.press('Enter');
  expect(await watcher.locator('[data-cell-editor]').count()).toBe(0);
  expect(await watcher.locator('[data-deed="insert"]').isDisabled()).toBe(true);
  await watcher.context().close();
});
