import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const pages = readdirSync(dist, { withFileTypes: true })
  .filter((item) => item.isDirectory() && item.name !== 'assets')
  .map(({ name }) => (name === 'home' ? '' : name));

/** How long a page is watched after it has come up, in ms: a second of its clocks, a message, a blackout. */
const WATCHED_MS = 1500;

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  await server.give(show, 'message.show', { to: 'all', text: 'Two minutes' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

it('there are pages to look at', () => {
  expect(pages).toEqual(expect.arrayContaining(['', 'control', 'speaker', 'room']));
});

it.each(pages)('/%s asks for nothing that its policy forbids', async (name) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const forbidden: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) forbidden.push(message.text());
  });
  page.on('pageerror', (error) => forbidden.push(error.message));
  await page.goto(`${server.url}/${name}?show=${show}#key=${KEY}`);
  await page.waitForFunction(() => document.documentElement.dataset['link'] === 'online');
  await page.waitForTimeout(WATCHED_MS);
  expect(forbidden).toEqual([]);
  await context.close();
});

it('a page would be told of a style or a script that is not of this server', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/room`);
  const blocked = await page.evaluate(async () => {
    const heard: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      heard.push(effectiveDirective),
    );
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p style="color: red"></p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    );
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.evil = 1' }));
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }));
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    try {
      new WebSocket('ws://127.0.0.1:9/');
    } catch {
      // Some browsers throw, all report it.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { heard: heard.sort(), evil: 'evil' in window };
  });
  expect(blocked.evil).toBe(false);
  expect(new Set(blocked.heard)).toEqual(
    new Set(['connect-src', 'img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem']),
  );
  await page.close();
});
