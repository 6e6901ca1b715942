import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegmentDraft } from '../../machines/programme/schema.ts';
import { openBrowser } from './browser.ts';
import { MORNING, writeFinished } from './finished.ts';
import { printed, type Sheet, SHEETS } from './paper.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let morning: string;
let long: string;

/** Enough for several pages, each row with a first and a last word to find it by. */
const manySegments: SegmentDraft[] = Array.from({ length: 60 }, (_, index) => ({
  id: `s${String(index)}`,
  kind: 'keynote',
  title: `Talk number ${String(index)}`,
  durationMs: 600_000,
  speakers: [
    { name: `Person ${String(index)}`, affiliation: 'Institute of Long Names and Longer Addresses' },
  ],
  notes: `first${String(index)}x ${'Bring the second lectern before the doors open. '.repeat(4)}last${String(index)}x`,
}));

beforeAll(async () => {
  morning = await writeFinished(server.data);
  await server.start('--no-sample');
  long = await server.add({
    title: 'A long day',
    place: 'Salle XXIV',
    timeZone: 'Europe/Zurich',
    segments: manySegments,
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const onPaper = (show: string, query: string) => printed(browser, server.url, show, query);

const pageWith = (sheets: readonly Sheet[], text: string) =>
  sheets.findIndex((sheet) => sheet.text.includes(text));

describe.each(['a4', 'letter'] as const)('on %s', (paper) => {
  const [width, height] = SHEETS[paper];

  it('a run sheet lies, has all of every segment, and cuts no row in two', async () => {
    const sheets = await onPaper(long, `what=run-sheet&paper=${paper}`);
    expect(sheets.length).toBeGreaterThan(4);
    expect(sheets.length).toBeLessThan(16);
    for (const [index, { size, text }] of sheets.entries()) {
      expect(size).toEqual([height, width]);
      expect(text).toContain('Planned');
      expect(text).toContain(`${String(index + 1)} / ${String(sheets.length)}`);
    }
    for (const index of manySegments.keys()) {
      const at = pageWith(sheets, `first${String(index)}x`);
      expect(at, `row ${String(index)}`).toBeGreaterThanOrEqual(0);
      expect(pageWith(sheets, `last${String(index)}x`), `row ${String(index)}`).toBe(at);
    }
  });

  it('cards stand two to a page, whole, one for each person', async () => {
    const sheets = await onPaper(long, `what=cards&paper=${paper}`);
    expect(sheets.length).toBe(manySegments.length / 2);
    for (const { size } of sheets) expect(size).toEqual([width, height]);
    expect(sheets[0]?.text).toMatch(
      /Person 0 .*Salle XXIV .*Talk number 0 .*10:00 .*nobody: you begin .*Person 1 \(Talk number 1\).*Person 1 .*Person 0 \(Talk number 0\)/,
    );
  });

  it('the report stands, with its sentences, its tables and no row cut', async () => {
    const sheets = await onPaper(morning, `what=report&paper=${paper}`);
    expect(sheets.length).toBe(2);
    for (const { size } of sheets) expect(size).toEqual([width, height]);
    const whole = sheets.map(({ text }) => text).join(' ');
    expect(whole).toContain('Began 2 min late, ended on time.');
    expect(whole).toMatch(
      /Keynote: Digital Innovation for All 09:25:00 09:28:00 09:52:00 15:00 24:00 \+9:00/,
    );
    expect(whole).toMatch(/Sofía Marín .*23:00 34:00 \+11:00/);
    expect(whole).toMatch(/Empty stage, taken back/);
  });
});

it('prints several runs side by side, and says of a run that never was that there is none', async () => {
  const sheets = await onPaper(morning, 'what=report&run=1,2&paper=a4');
  const whole = sheets.map(({ text }) => text).join(' ');
  expect(whole).toMatch(/rehearsal, run 1 · show, run 2/i);
  expect(whole).toMatch(/Keynote: Digital Innovation for All 15:00 17:00 \+2:00 24:00 \+9:00 20:30/);
  expect(whole).toMatch(/Sofía Marín 23:00 17:00 \+2:00 34:00 \+11:00/);
  const [none] = await onPaper(morning, 'what=report&run=9&paper=a4');
  expect(none?.text).toContain('There is no such run.');
});

it('a run sheet has what was planned and what really was, with people and notes', async () => {
  const [sheet, ...more] = await onPaper(morning, 'what=run-sheet&paper=a4');
  expect(more).toEqual([]);
  expect(sheet?.text).toMatch(
    /2 09:05 09:07 20:00 took 21:00 Opening Session opening Amara Diallo , Director, Institute for Open Networks Wang Lei , Academy of Telecommunications Two lecterns\. House lights at 60 %\./,
  );
  expect(sheet?.text).toMatch(/panel · not under 30:00/);
  expect(sheet?.text).toMatch(/reception · fixed/);
});

it('a card tells one person all their times, and whom they follow', async () => {
  const sheets = await onPaper(morning, 'what=cards&paper=a4');
  const names = ['Amara Diallo', 'Wang Lei', 'Sofía Marín', 'Ruth Keller', 'Daniel Okafor'];
  expect(sheets).toHaveLength(3);
  const whole = sheets.map(({ text }) => text).join(' ');
  expect(
    names.map((name) => whole.indexOf(name)).every((at, index, all) => at > (all[index - 1] ?? -1)),
  ).toBe(true);
  expect(whole).toMatch(
    /Sofía Marín .*Keynote: Digital Innovation for All When 09:25 .*15:00 .*Wang Lei \(Opening Session\) .*Panel: Fostering Cooperation When 09:43 .*8:00 · yours, 2 of 3 .*Ruth Keller/,
  );
});

it('a name in Arabic begins where all others do, on a run sheet, a card and in the report', async () => {
  const people = [
    { id: 'a', name: 'محمد العلي', role: '', affiliation: 'STC' },
    { id: 'b', name: 'Ana Ruiz', role: 'Chair', affiliation: '' },
  ];
  const show = await server.add({
    ...MORNING,
    title: 'مؤتمر Big Day',
    segments: MORNING.segments.map((segment) => ({ ...segment, title: 'كلمة الافتتاح', speakers: people })),
  });
  await server.give(show, 'show.start', { mode: 'rehearsal' });
  const page = await browser.newPage();
  /** How far the text of each of these begins from the left of its box, in px. */
  const insets = (selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return Math.round(range.getBoundingClientRect().left - one.getBoundingClientRect().left);
      }),
    );
  for (const [what, selectors] of [
    ['run-sheet', ['h1', 'td p', 'td b']],
    ['cards', ['h1', 'header p', 'h2', 'dd']],
    ['report', ['h1', 'tbody th']],
  ] as const) {
    await page.goto(`${server.url}/print?show=${show}&what=${what}#key=${KEY}`);
    await page.waitForSelector('[data-ready]');
    for (const selector of selectors) {
      const found = await insets(`.paper ${selector}`);
      expect(found.length, `${what} ${selector}`).toBeGreaterThan(0);
      expect(Math.max(...found), `${what} ${selector}`).toBeLessThan(3);
    }
    if (what === 'run-sheet') {
      expect(await page.locator('.paper td p').allTextContents()).toEqual(
        expect.arrayContaining(['محمد العلي, STC', 'Ana Ruiz, Chair']),
      );
    }
  }
  await page.close();
});

it('is always current: an edit is on the paper before it is printed', async () => {
  const show = await server.add({ ...MORNING, title: 'Edited' });
  const page = await browser.newPage();
  await page.goto(`${server.url}/print?show=${show}&what=run-sheet#key=${KEY}`);
  await page.waitForSelector('[data-row="closing"]');
  await server.give(show, 'programme.update', {
    segmentId: 'closing',
    changes: { title: 'A new end', notes: 'Flowers' },
  });
  await expect.poll(() => page.textContent('[data-row="closing"]')).toMatch(/A new end.*Flowers/s);
  await server.give(show, 'show.start', { segmentId: 'keynote' });
  await expect.poll(() => page.textContent('thead')).toContain('Started or expected');
  await page.close();
});

it('asks for a key where none is known: notes are the crew’s', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/print?show=${morning}`);
  await page.waitForSelector('#key');
  expect(await page.textContent('body')).not.toContain('lecterns');
  await context.close();
});
