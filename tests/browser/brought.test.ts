import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, rowOf, workbookOf } from '../server/import/workbook.ts';
import { openBrowser } from './browser.ts';
import { openPage } from './face.ts';
import { KEY, TestServer } from './server.ts';

/** What a person brings to the page that makes programmes, and what it says to them. */

const server = new TestServer();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await server.start('--no-sample');
  browser = await openBrowser();
  page = await openPage(browser, `${server.url}/edit#key=${KEY}`, { width: 1440, height: 900 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

beforeEach(async () => {
  await page.reload();
  await page.waitForSelector('#text');
});

const bring = (name: string, bytes: Uint8Array) =>
  page.setInputFiles('input[type="file"]', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });

/** Puts something on the clipboard, as another program does. */
async function copy(texts: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(async (all) => {
    const kinds = Object.entries(all).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(kinds))]);
  }, texts);
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const until = (selector: string) => page.waitForSelector(selector, { state: 'attached' });

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const windows1252 = (text: string) => Buffer.from(text, 'latin1');
const noise = Uint8Array.from({ length: 100_000 }, (_, at) => (at * at * 31) % 251);
const entities =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><schedule>&b;</schedule>';

describe('says in one sentence why it cannot read', () => {
  it.each<[string, string, () => Uint8Array, RegExp]>([
    ['a picture named .csv', 'plan.csv', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]), /picture/],
    ['a binary named .csv', 'plan.csv', () => noise, /not text/],
    ['a binary named .xlsx', 'plan.xlsx', () => noise, /not text/],
    ['nothing', 'plan.txt', () => bytesOf(''), /is empty/],
    ['a PDF', 'plan.pdf', () => bytesOf('%PDF-1.7\n\0'), /PDF/],
    ['a Word document', 'plan.docx', () => zipSync({ 'word/document.xml': bytesOf('<a/>') }), /Word/],
    ['an old Excel file', 'plan.xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /\.xlsx/],
    [
      'a bomb in a workbook',
      'plan.xlsx',
      () => zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200_000_000) }),
      /far larger/,
    ],
    ['XML with entities', 'schedule.xml', () => bytesOf(entities), /entities/],
    ['5 MB of text', 'plan.txt', () => bytesOf('09:00 Opening\n'.repeat(370_000)), /far longer/],
    [
      '5 MB of markup',
      'plan.html',
      () => bytesOf(`<table>${'<td><p>'.repeat(700_000)}</table>`),
      /far longer/,
    ],
    ['6 MB of text', 'plan.txt', () => bytesOf('09:00 Opening\n'.repeat(450_000)), /larger than 5 MB/],
    ['broken JSON', 'plan.json', () => bytesOf('{"title": "Day", "segments": ['), /JSON/],
    ['half a calendar', 'plan.ics', () => bytesOf('BEGIN:VCALENDAR\r\nBEGIN:VEVENT'), /cannot be read/],
    ['a shopping list', 'plan.txt', () => bytesOf('Milk\nBread\n'), /No line of this text has a time/],
  ])('%s', async (_, name, bytes, sentence) => {
    await bring(name, bytes());
    await until('[role="alert"]');
    const said = (await page.textContent('[role="alert"]')) ?? '';
    expect(said).toMatch(sentence);
    expect(said).toMatch(/^[A-Z“].*[.]$/);
    // The page is as useful as before.
    await page.fill('#text', 'Day\n09:00-10:00 Opening');
    await page.keyboard.press('Control+Enter');
    await until('[data-row="0"]');
  });

  it('5 MB of pasted text', async () => {
    await copy({ 'text/plain': '09:00 Opening\n'.repeat(370_000) });
    await page.focus('#text');
    await page.keyboard.press('Control+v');
    await until('[role="alert"]');
    expect(await page.textContent('[role="alert"]')).toMatch(/far longer/);
    await copy({ 'text/plain': '09:00-10:00 Opening' });
    await page.focus('#text');
    await press('Control+v', 'Control+Enter');
    await until('[data-row="0"]');
  });

  it('several files at once, and a server that is away', async () => {
    const files = ['a.txt', 'b.txt'].map((name) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from('09:00-10:00 Opening'),
    }));
    await page.evaluate(
      (names) => {
        const carried = new DataTransfer();
        for (const name of names) carried.items.add(new File(['09:00-10:00 Opening'], name));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
      },
      files.map(({ name }) => name),
    );
    await expect.poll(() => page.locator('[role="alert"]').textContent()).toContain('one at a time');
    await page.context().setOffline(true);
    await page.fill('#text', '09:00-10:00 Opening');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('[role="alert"]').textContent()).toContain('does not answer');
    await page.context().setOffline(false);
    await page.keyboard.press('Control+Enter');
    await until('[data-row="0"]');
  });
});

describe('reads, and says what it doubts where it stands', () => {
  const calendar = [
    'BEGIN:VCALENDAR',
    'BEGIN:VTIMEZONE',
    'TZID:Saal',
    'BEGIN:STANDARD',
    'DTSTART:20240101T000000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0200',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'SUMMARY:Opening',
    'DTSTART;TZID=Saal:20250711T090000',
    'DTEND;TZID=Saal:20250711T093000',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:Stand-up',
    'DTSTART:20250701T080000Z',
    'DTEND:20250701T081500Z',
    'RRULE:FREQ=DAILY',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

  it.each<[string, string, Uint8Array, { row: number; shows: string; finding?: string; line?: number }]>([
    [
      'UTF-16 with semicolons',
      'plan.csv',
      utf16('Beginn;Ende;Titel\r\n09:00;09:30;Eröffnung\r\n09:30;10:00;Грань\r\n'),
      { row: 1, shows: 'Грань', line: 3 },
    ],
    [
      'Windows-1252 with semicolons',
      'plan.csv',
      windows1252('Début;Fin;Titre\r\n09:00;09:30;Séance d’été\r\n09:30;10:00;Café\r\n'.replace('’', "'")),
      { row: 0, shows: "Séance d'été", line: 2 },
    ],
    [
      'formulas, as text',
      'plan.csv',
      bytesOf('Start,End,Title\n09:00,09:30,"=HYPERLINK(""http://x.test"",""Open"")"\n09:30,10:00,+1+1\n'),
      { row: 0, shows: '=HYPERLINK("http://x.test","Open")' },
    ],
    [
      'a workbook under another name',
      'plan.csv',
      workbookOf([['Day', rowOf(1, ['Start', 'End', 'Title']) + rowOf(2, ['09:00', '09:30', 'Opening'])]]),
      { row: 0, shows: 'Opening' },
    ],
    [
      'a calendar that repeats, with a zone of its own',
      'plan.ics',
      bytesOf(calendar),
      { row: 1, shows: 'Stand-up' },
    ],
    [
      '25:61',
      'plan.txt',
      bytesOf('Gala\n\n18:00-18:30 Arrival\n18:30-25:61 Dinner\n20:00-21:00 Dance'),
      { row: 1, shows: 'Dinner', finding: 'no-time', line: 4 },
    ],
    [
      'an end before its start',
      'plan.txt',
      bytesOf('Gala\n\n18:00-18:30 Arrival\n19:30-19:00 Dinner\n20:00-21:00 Dance'),
      { row: 1, shows: 'Dinner', finding: 'ends-before-start', line: 4 },
    ],
    [
      'two items at once',
      'plan.txt',
      bytesOf('Gala\n\n18:00-18:30 Arrival\n18:15-19:00 Dinner'),
      { row: 1, shows: 'Dinner', finding: 'overlap', line: 4 },
    ],
    [
      'a row after a cell of two lines',
      'plan.csv',
      bytesOf('Start,End,Title,Notes\n09:00,09:30,Opening,"Two\nlines"\n10:00,09:40,Talk,\n'),
      { row: 1, shows: 'Talk', finding: 'ends-before-start', line: 4 },
    ],
  ])('%s', async (_, name, bytes, { row, shows, finding, line }) => {
    await bring(name, bytes);
    await until(`[data-row="${row}"]`);
    expect(await page.textContent(`[data-row="${row}"] .title`)).toContain(shows);
    if (finding !== undefined) await until(`[data-row="${row}"] [data-finding="${finding}"]`);
    if (line !== undefined) {
      expect(await page.textContent(`[data-line="${line}"]`)).toContain(shows);
      expect(await page.textContent(`[data-row="${row}"] .marks`)).toContain(`line ${line}`);
    }
    if (finding !== undefined && line !== undefined) await until(`[data-line="${line}"][data-doubted]`);
  });

  it('a programme without a single time of day', async () => {
    await bring('plan.txt', bytesOf('Carols\n\nWelcome (5 min)\nFirst lesson (10 min)\n'));
    await until('[data-row="1"]');
    expect(await page.textContent('[data-finding="no-time"]')).toContain('No item has a time of day');
    await page.selectOption('[data-whole-field="timeZone"]', 'Europe/Zurich');
    expect(await page.locator('[data-store]').isEnabled()).toBe(true);
  });

  it('a line that was not understood: it stands where it stood, and its number leads to it', async () => {
    await bring('plan.txt', bytesOf('Day\n09:00-09:30 Opening\n???\n09:30-10:00 Talk\n'));
    await until('[data-row="1"]');
    expect(
      await page
        .locator('.preview ol > li')
        .evaluateAll((all) => all.map((one) => Object.keys((one as HTMLElement).dataset)[0])),
    ).toEqual(['row', 'doubt', 'row']);
    await page.click('[data-line="3"] button');
    const atHand = await page.evaluate(() => document.activeElement?.closest('[data-finding]')?.textContent);
    expect(atHand).toContain('Line 3 was not understood');
  });
});

const SEMINAR = join(import.meta.dirname, '../fixtures/seminar');

it.each(readdirSync(SEMINAR))('reads %s as the same seminar', async (name) => {
  await bring(name, readFileSync(join(SEMINAR, name)));
  await until('[data-row="6"]');
  const shown = async (part: string) =>
    (await page.locator(`[data-row] .line > ${part}`).allTextContents()).map((text) => text.trim());
  expect(await shown('.time')).toEqual([
    '09:00–09:05',
    '09:05–09:25',
    '09:25–09:40',
    '09:40–10:18',
    '10:18–10:56',
    '10:56–11:00',
    '11:20–13:00',
  ]);
  expect(await shown('.kind')).toEqual([
    'video',
    'opening',
    'keynote',
    'panel',
    'panel',
    'closing',
    'reception',
  ]);
  expect((await shown('.title b'))[4]).toBe("Panel 2: Harnessing ITU's Influence in the Digital Age");
});

it('keeps the cells of a table that is pasted from a page, also those of several lines', async () => {
  await copy({
    'text/html': `<html><body><table><tr><td>09:00–09:30</td><td><p>Opening</p><p>Amara Diallo, Minister</p></td></tr>
      <tr><td>09:30–10:00</td><td>Talk</td></tr></table></body></html>`,
    'text/plain': '09:00–09:30\tOpening\nAmara Diallo, Minister\n09:30–10:00\tTalk',
  });
  await page.focus('#text');
  await page.keyboard.press('Control+v');
  expect((await page.inputValue('#text')).split('\n')[0]).toMatch(
    /^09:00–09:30\t *Opening \| +Amara Diallo, Minister *$/,
  );
  await page.keyboard.press('Control+Enter');
  await until('[data-row="1"]');
  expect(await page.textContent('[data-row="0"] .title')).toMatch(/Opening\s*Amara Diallo/);
});

describe('several days in one source', () => {
  const DAYS = `Summit
Thursday 3 December 2026
09:00-10:00 Opening
10:00-11:00 A talk
Friday 4 December 2026
09:00-10:00 Second opening
11:30-10:30 A panel
`;
  const part = (at: number) => page.click(`[data-part="${String(at)}"]`);
  const zone = () => page.inputValue('[data-whole-field="timeZone"]');

  beforeEach(async () => {
    await page.fill('#text', DAYS);
    await page.keyboard.press('Control+Enter');
    await until('[data-part="1"]');
  });

  it('have the zone that is given once, until one is given another', async () => {
    await page.selectOption('[data-whole-field="timeZone"]', 'Europe/Paris');
    await part(1);
    expect(await zone()).toBe('Europe/Paris');
    expect(await page.getAttribute('[data-finding="no-zone"]', 'data-answer')).toBe('changed');
    await page.selectOption('[data-whole-field="timeZone"]', 'Europe/Lisbon');
    await part(0);
    expect(await zone()).toBe('Europe/Lisbon');
    await page.click('[data-finding="no-zone"] [data-answer-refuse]');
    await part(1);
    expect(await page.getAttribute('[data-finding="no-zone"]', 'data-answer')).toBe('refused');
  });

  it('lead from one to the doubt that waits in another, and no longer say that nothing is stored', async () => {
    expect(await page.textContent('[data-reason]')).toContain('4 December');
    await page.keyboard.press('F8');
    await until('[data-part="1"][aria-pressed="true"]');
    await until('[data-finding="ends-before-start"] button:focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('[data-stored]').count()).toBe(2);
    expect(await page.textContent('header p')).not.toContain('Nothing is stored');

    // Of one title and in one place, their days tell them apart.
    const stored = await page
      .locator('[data-stored]')
      .evaluateAll((all) => all.map(({ dataset }) => dataset['stored'] ?? ''));
    const home = await openPage(browser, server.url);
    await home.waitForSelector(`[data-show="${stored[1] ?? ''}"]`);
    expect(await home.textContent(`[data-show="${stored[0] ?? ''}"]`)).toContain('Thursday 3 December 2026');
    expect(await home.textContent(`[data-show="${stored[1] ?? ''}"]`)).toContain('Friday 4 December 2026');
    await home.context().close();
  });
});

it('goes back to what was pasted, as it was', async () => {
  const text = 'Day\n09:00-10:00 Opening';
  await page.fill('#text', text);
  await page.keyboard.press('Control+Enter');
  await until('[data-row="0"]');
  await page.click('footer button:has-text("Back")');
  expect(await page.inputValue('#text')).toBe(text);
});

it('says where a column could not be told, and remembers only what was read', async () => {
  const bringTable = async () => {
    await bring('plan.csv', bytesOf('Beginn;Dauer;Titel\n09:00;20;Welcome\n09:20;30;A talk\n'));
    await until('[data-column="3"]');
    await page.locator('[data-columns]').evaluate((columns) => columns.toggleAttribute('open', true));
  };
  await bringTable();
  await page.context().setOffline(true);
  await page.selectOption('[data-column="3"]', 'notes');
  await until('.preview [role="alert"]');
  await page.context().setOffline(false);
  await page.reload();
  await page.waitForSelector('#text');
  await bringTable();
  expect(await page.inputValue('[data-column="3"]')).toBe('title');
  await page.selectOption('[data-column="3"]', 'speakers');
  await until('[data-row="0"] [data-finding="no-title"]');
  await page.reload();
  await page.waitForSelector('#text');
  await bringTable();
  await expect.poll(() => page.inputValue('[data-column="3"]')).toBe('speakers');
});
