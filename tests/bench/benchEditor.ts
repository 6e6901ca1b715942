import type { Browser, Page } from 'playwright-core';
import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { openBrowser } from '../browser/browser.ts';
import { openPage } from '../browser/face.ts';
import { KEY, TestServer } from '../browser/server.ts';
import { type Figure, median, quantile } from './figures.ts';
import { keysWatched, watchKeys } from './pages/watchKeys.ts';

const SEGMENTS = 500;
const MINUTE_MS = 60_000;
const SIZE = { width: 1440, height: 900 };
const TEXT = 'Welcome to the second day of the conference';
const MOVES = 40;
const ROW_MOVES = 15;
const PREVIEWS = 5;

/** Three frames at 60 Hz, under which nobody feels a key. */
const LIMIT = { value: 50 };

/** What editing the longest programme costs in a real browser, key by key. */
export async function benchEditor(): Promise<Figure[]> {
  const server = new TestServer();
  const browser = await openBrowser();
  try {
    await server.start('--no-sample');
    const show = await server.add(longest());
    const plain = await plainTyping(browser, server.url);
    const page = await openPage(browser, `${server.url}/edit?show=${show}#key=${KEY}`, SIZE);
    await page.waitForSelector('[data-rundown]:focus');
    await watchKeys(page);
    const typed = await typing(page);
    const gone = await pressed(page, 'ArrowDown', MOVES);
    const lengths = await lengthening(page);
    const moved = await pressed(page, 'Alt+ArrowDown', ROW_MOVES);
    const all = [typed, gone, lengths, moved];
    const previewMs = await preview(browser, server.url, show);
    const refusalMs = await refusal(browser, server.url);
    return [
      {
        name: '500 segments: a workbook, from choosing it until its preview is painted, median',
        value: median(previewMs),
        unit: 'ms',
        limit: { value: 1000 },
      },
      {
        name: '5 MB of text, from choosing it until its refusal is painted, median',
        value: median(refusalMs),
        unit: 'ms',
        limit: { value: 1000 },
      },
      figure('a typed letter until it is painted, p95', typed.ms, LIMIT, quantile(plain, 0.95)),
      figure('a letter of a length, with what it would bring about, p95', lengths.ms, LIMIT),
      figure('the cursor a row on, p95', gone.ms, LIMIT),
      figure('a row moved, p95', moved.ms, { value: 100 }),
      {
        name: '500 segments: the longest task of all that',
        value: Math.max(...all.map(({ longestMs }) => longestMs)),
        unit: 'ms',
        limit: { value: 100 },
      },
    ];
  } finally {
    await browser.close();
    await server.remove();
  }
}

function figure(name: string, ms: readonly number[], limit: Figure['limit'], baseline?: number): Figure {
  return {
    name: `500 segments: ${name}`,
    value: quantile(ms, 0.95),
    unit: 'ms',
    ...(limit && { limit }),
    ...(baseline !== undefined && { baseline }),
  };
}

function longest(): ProgrammeDraft {
  const segments = Array.from({ length: SEGMENTS }, (_, index) => ({
    kind: 'keynote' as const,
    title: `Item ${index + 1}: a title of ordinary length for a rundown`,
    durationMs: 5 * MINUTE_MS,
    start: timeOfDay(6 * 60 + index * 5),
    speakers: [{ name: `Speaker ${index + 1}`, role: 'Speaker' }],
  }));
  return { title: 'Two days', timeZone: 'UTC', segments };
}

function timeOfDay(minutes: number): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** A title typed in the middle of the programme. */
async function typing(page: Page) {
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await keysWatched(page);
  await page.keyboard.type(TEXT, { delay: 30 });
  const watched = await keysWatched(page);
  await page.keyboard.press('Enter');
  return watched;
}

/** Lengths typed near the top, which move every time below. */
async function lengthening(page: Page) {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await keysWatched(page);
  for (const minutes of ['7 min', '12 min', '5 min']) {
    await page.keyboard.type(minutes, { delay: 40 });
    await page.keyboard.press('Enter', { delay: 40 });
    await page.waitForTimeout(150);
  }
  return keysWatched(page);
}

async function pressed(page: Page, key: string, times: number) {
  await keysWatched(page);
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(40);
  }
  return keysWatched(page);
}

/** The programme's own workbook, chosen as a file for a new one: from that until its last row is painted, in ms. */
async function preview(browser: Browser, address: string, show: string): Promise<readonly number[]> {
  const headers = { Authorization: `Bearer ${KEY}` };
  const workbook = await fetch(`${address}/api/shows/${show}/export?format=xlsx`, { headers });
  const buffer = Buffer.from(await workbook.arrayBuffer());
  const took: number[] = [];
  const page = await openPage(browser, `${address}/edit#key=${KEY}`, SIZE);
  for (let round = 0; round < PREVIEWS; round += 1) {
    await page.reload();
    await page.waitForSelector('#text');
    const from = performance.now();
    await page.setInputFiles('input[type="file"]', {
      name: 'plan.xlsx',
      mimeType: 'application/xlsx',
      buffer,
    });
    await page.waitForSelector(`[data-row="${SEGMENTS - 1}"]`, { state: 'attached' });
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    took.push(performance.now() - from);
  }
  await page.context().close();
  return took;
}

/** A file that is far too long for a programme: from choosing it until why it is not read is painted, in ms. */
async function refusal(browser: Browser, address: string): Promise<readonly number[]> {
  const took: number[] = [];
  const page = await openPage(browser, `${address}/edit#key=${KEY}`, SIZE);
  for (let round = 0; round < PREVIEWS; round += 1) {
    await page.reload();
    await page.waitForSelector('#text');
    // The file is made in the page: bringing it there from this process would take most of the time.
    took.push(
      await page.evaluate(async () => {
        const carried = new DataTransfer();
        carried.items.add(new File(['09:00 Opening\n'.repeat(370_000)], 'plan.txt'));
        const said = new Promise<void>((resolve) => {
          new MutationObserver(() => {
            if (document.querySelector('[role="alert"]')) resolve();
          }).observe(document.body, { childList: true, subtree: true });
        });
        const from = performance.now();
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
        await said;
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
        return performance.now() - from;
      }),
    );
  }
  await page.context().close();
  return took;
}

/** The same letters in a field of a page that holds nothing else: the browser's own part. */
async function plainTyping(browser: Browser, address: string): Promise<readonly number[]> {
  const page = await openPage(browser, `${address}/healthz`, SIZE);
  await page.evaluate(() => {
    document.body.innerHTML = '<input>';
    document.querySelector('input')?.focus();
  });
  await watchKeys(page);
  await page.keyboard.type(TEXT, { delay: 30 });
  const { ms } = await keysWatched(page);
  await page.context().close();
  return ms;
}
