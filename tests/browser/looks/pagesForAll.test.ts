import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBrowser } from '../browser.ts';
import { openPage, untilMarked } from '../face.ts';
import { writeFinished } from '../finished.ts';
import { KEY, TestServer } from '../server.ts';

/** A programme with doubts in it, as somebody pastes it. */
const PASTED = readFileSync(join(import.meta.dirname, '../../../server/sample/itu-miit-2025.txt'), 'utf8');

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const server = new TestServer();
let show: string;
let browser: Browser;

beforeAll(async () => {
  show = await writeFinished(server.data);
  await server.start('--no-sample');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A page of a desk, and what brings it to each of the states in which it is looked at. */
type States = readonly (readonly [name: string, come: (page: Page) => Promise<unknown>])[];

const PAGES: readonly (readonly [name: string, path: () => string, states: States])[] = [
  [
    'the first page',
    () => '/',
    [
      ['with its shows', (page) => page.waitForSelector(`[data-show="${show}"]`)],
      [
        'without a key',
        async (page) => {
          await page.click('button:text("Forget it")');
          await page.waitForSelector('#key');
        },
      ],
    ],
  ],
  [
    'the import',
    () => '/edit',
    [
      ['before anything is pasted', (page) => page.waitForSelector('#text')],
      [
        'with doubts',
        async (page) => {
          await page.fill('#text', PASTED);
          await page.keyboard.press('Control+Enter');
          await page.waitForSelector('[data-finding]');
        },
      ],
      [
        'with a doubt that is answered',
        async (page) => {
          await page.click('[data-answer-refuse]');
          await page.waitForSelector('[data-answer="refused"]');
        },
      ],
    ],
  ],
  [
    'the import of a table',
    () => '/edit',
    [
      [
        'with its columns',
        async (page) => {
          await page.fill(
            '#text',
            'Start,End,Session,Presenter\n10:00,10:20,Welcome,Ana\n10:20,11:00,Talk,Bo',
          );
          await page.keyboard.press('Control+Enter');
          await page.waitForSelector('[data-column="3"]', { state: 'attached' });
          await page.click('[data-columns] summary');
        },
      ],
    ],
  ],
  [
    'the editor',
    () => `/edit?show=${show}`,
    [
      ['as it opens', (page) => page.waitForSelector('[data-rundown]:focus')],
      [
        'with a cell that is written',
        async (page) => {
          await page.keyboard.press('Enter');
          await page.waitForSelector('[data-cell-editor]');
        },
      ],
      [
        'with the details of a segment',
        async (page) => {
          await page.keyboard.press('Escape');
          const closed = page.locator('button[aria-pressed="false"]:text("Details")');
          if ((await closed.count()) > 0) await closed.click();
          await page.waitForSelector('[data-details]');
        },
      ],
      [
        'with the details of the whole',
        async (page) => {
          await page.click('[data-whole]');
          await page.waitForSelector('[data-describe]');
        },
      ],
      [
        'with its menu',
        async (page) => {
          await page.click('[data-menu="show"]');
          await page.waitForSelector('[data-deed]');
        },
      ],
      [
        'with its keys',
        async (page) => {
          await page.click('button:text("Keys")');
          await page.waitForSelector('dialog[open]');
        },
      ],
    ],
  ],
  [
    'the editor that imports again',
    () => `/edit?show=${show}`,
    [
      [
        'with the differences',
        async (page) => {
          await page.click('[data-menu="show"]');
          await page.click('[data-deed="import"]');
          await page.fill('#text', PASTED.replace('11:56', '10:56'));
          await page.keyboard.press('Control+Enter');
          await page.click('[data-compare]');
          await page.waitForSelector('[data-difference]');
        },
      ],
    ],
  ],
  [
    'the report',
    () => `/report?show=${show}`,
    [['of a show that is over', (page) => page.waitForSelector('[data-summary]')]],
  ],
  ...['run-sheet', 'cards', 'report'].map(
    (what) =>
      [
        `the printed ${what}`,
        () => `/print?show=${show}&what=${what}`,
        [['on its paper', (page: Page) => page.waitForSelector('[data-ready]')]],
      ] as const,
  ),
];

it.each(PAGES)('%s is for everybody, on a desk and on a phone', async (_, path, states) => {
  const page = await openPage(browser, `${server.url}${path()}#key=${KEY}`, SIZES[0]);
  const faults: Record<string, string[]> = {};
  for (const [state, come] of states) {
    await come(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const found = await violationsOn(page);
      if (found.length > 0) faults[`${state}, ${String(size.width)} px`] = found;
    }
    await page.setViewportSize(SIZES[0] ?? { width: 1440, height: 900 });
  }
  expect(faults).toEqual({});
  await page.context().close();
});

it.each(['dark', 'light'] as const)('the editor is for everybody in its %s theme', async (theme) => {
  const page = await openPage(browser, `${server.url}/edit?show=${show}#key=${KEY}`, SIZES[0]);
  await untilMarked([page], { view: 'edit', link: 'online' });
  const isNow = () => page.evaluate(() => document.documentElement.dataset['theme'] ?? 'dark');
  if ((await isNow()) !== theme) {
    await page.click('[data-menu="show"]');
    await page.click('[data-theme-change]');
  }
  expect(await isNow()).toBe(theme);
  expect(await violationsOn(page)).toEqual([]);
  await page.context().close();
});
