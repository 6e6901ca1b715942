import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { writeFinished } from './finished.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  show = await writeFinished(server.data);
  await server.start('--no-sample');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const open = async (viewport = { width: 1280, height: 900 }, of = show): Promise<Page> => {
  const page = await openPage(browser, `${server.url}/report?show=${of}#key=${KEY}`, viewport);
  await untilMarked([page], { view: 'report', link: 'online' });
  return page;
};

const cellsOf = async (page: Page, row: string) =>
  (await page.locator(`${row} > *`).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());

it('says where the time of the show went, segment by segment and speaker by speaker', async () => {
  const page = await open();
  await page.waitForSelector('[data-summary]');
  const sentences = await page.locator('[data-summary] p').allTextContents();
  expect(sentences).toEqual([
    'Began 2 min late, ended on time.',
    '14 min lost: 9 min in “Keynote: Digital Innovation for All”, 3 min in the change to “Panel: Fostering Cooperation”, 1 min in “Opening Session”, 1 min in “Closing Session”.',
    '16 min won back: 9 min in the change to “Lunch Reception”, 6 min by leaving out “Handover of the Report”, 1 min in “Panel: Fostering Cooperation”.',
  ]);
  expect(await cellsOf(page, '[data-stint="opening"]')).toEqual([
    'Opening Session',
    '09:05:00',
    '09:07:00',
    '09:28:00',
    '20:00',
    '21:00',
    '+1:00',
    '1:30',
    'Ana',
  ]);
  expect((await cellsOf(page, '[data-left-out="report"]'))[2]).toBe('not on stage');
  expect((await cellsOf(page, '[data-speaker="Sofía Marín"]')).slice(2, 5)).toEqual([
    '23:00',
    '34:00',
    '+11:00',
  ]);
  expect(await page.locator('[data-hand]').allTextContents()).toEqual([
    expect.stringMatching(/Hold of 1:30 *09:20:00 *Opening Session *Ana/),
    expect.stringMatching(/\+2:00 of time *09:40:00 *Keynote/),
    expect.stringMatching(/Empty stage, taken back *09:50:00 *Ana/),
  ]);
  await page.context().close();
});

it('draws the bars where the times are', async () => {
  const page = await open();
  const row = page.locator('[data-picture-row="keynote"] svg');
  await row.waitFor();
  const whole = await row.boundingBox();
  const planned = await row.locator('.planned').boundingBox();
  const actual = await row.locator('.actual').boundingBox();
  const over = await row.locator('.over').boundingBox();
  // From 09:00 to 11:45 the picture has 165 minutes.
  const minutes = (x: number) => ((x - (whole?.x ?? 0)) / (whole?.width ?? 1)) * 165;
  expect(minutes(planned?.x ?? 0)).toBeCloseTo(25, 0);
  expect(minutes(actual?.x ?? 0)).toBeCloseTo(28, 0);
  expect(minutes((actual?.x ?? 0) + (actual?.width ?? 0))).toBeCloseTo(52, 0);
  expect(minutes(over?.x ?? 0)).toBeCloseTo(45, 0);
  await page.context().close();
});

it('puts a rehearsal and the show side by side', async () => {
  const page = await open();
  await page.click('[data-run="1"]');
  await page.waitForSelector('[data-compared]');
  expect(await cellsOf(page, '[data-compared="keynote"]')).toEqual([
    'Keynote: Digital Innovation for All',
    '15:00',
    '17:00 +2:00',
    '24:00 +9:00',
    '20:30',
  ]);
  expect(await page.locator('[data-lane]').count()).toBe(2);
  await page.click('[data-run="2"]');
  await page.waitForSelector('[data-summary]');
  expect(await page.textContent('[data-summary]')).toContain('ended 9 min late');
  await page.context().close();
});

it.each(['xlsx', 'csv', 'json'])('saves a file as %s', async (format) => {
  const page = await open();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`[data-download="${format}"]`),
  ]);
  expect(download.suggestedFilename()).toBe(`${show}-report.${format}`);
  const file = await readFile(await download.path());
  if (format === 'xlsx') expect((await readXlsxFile(file)).map(({ sheet }) => sheet)).toContain('Speakers');
  if (format === 'csv') expect(file.toString()).toContain('2,live,Closing Session,closing,2025-07-11,');
  if (format === 'json')
    expect(JSON.parse(file.toString())).toMatchObject({ show, runs: [{ run: 1 }, { run: 2 }] });
  await page.context().close();
});

it('applies the lengths that are wanted with one press, and one undo takes them back', async () => {
  const page = await open();
  await page.waitForSelector('[data-apply]');
  await page.uncheck('[data-suggestion="panel"]');
  const { seq } = await faceOf(page);
  await page.click('[data-apply]');
  await untilMarked([page], { seq: String(Number(seq) + 1) });
  const lengths = async () => {
    const response = await fetch(`${server.url}/api/shows/${show}/programme`);
    const { programme } = (await response.json()) as {
      programme: { segments: { id: string; durationMs: number }[] };
    };
    return Object.fromEntries(programme.segments.map(({ id, durationMs }) => [id, durationMs / 60_000]));
  };
  expect(await lengths()).toMatchObject({ opening: 19.5, keynote: 24, panel: 38, closing: 5 });
  await expect.poll(() => page.getAttribute('[data-suggested]', 'data-suggested')).toBe('1');
  await server.give(show, 'undo', { lane: 'programme' });
  expect(await lengths()).toMatchObject({ opening: 20, keynote: 15, panel: 38, closing: 4 });
  await page.context().close();
});

it('follows a run that goes on, and applies nothing while the show is on', async () => {
  const on = await server.add({
    title: 'Going on',
    timeZone: 'UTC',
    segments: [
      { id: 'a', kind: 'opening', title: 'A', durationMs: 60_000 },
      { id: 'b', kind: 'closing', title: 'B', durationMs: 60_000 },
    ],
  });
  const page = await open(undefined, on);
  await page.waitForSelector('[data-no-runs]');
  await server.give(on, 'show.start');
  await page.waitForSelector('[data-stint="a"]');
  expect(await page.textContent('[data-stint="a"] [data-took]')).toBe('–');
  await page.waitForTimeout(600);
  await server.give(on, 'segment.next');
  await expect.poll(() => page.textContent('[data-stint="a"] [data-took]')).toMatch(/^0:0\d$/);
  await page.waitForSelector('[data-apply]:disabled');
  await page.context().close();
});

describe.each([
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])('at $width x $height', (size) => {
  it('scrolls only down', async () => {
    const page = await open(size);
    await page.waitForSelector('[data-stint]');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });
});
