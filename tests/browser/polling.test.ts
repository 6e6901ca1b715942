import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  await server.start('--no-sample');
  const segment = { kind: 'other' as const, title: 'Any', durationMs: 60_000 };
  show = await server.add({ title: 'Polled', timeZone: 'UTC', segments: [segment, segment] });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A page on a network that does to WebSockets what the script does in their place, and what it asked for. */
async function openBehind(script: string, path: string): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext();
  await context.addInitScript(script);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).search));
  await page.goto(server.url + path);
  return { page, asked };
}

it.each([
  ['refuses', 'window.WebSocket = class { constructor() { throw new Error("refused"); } }'],
  ['swallows', 'window.WebSocket = class { close() {} send() {} }'],
])(
  'where a network %s WebSockets, pages are online all the same, and follow the show',
  async (_does, script) => {
    const room = await openBehind(script, '/room');
    const desk = await openBehind(script, `/control#key=${KEY}`);
    const pages = [room.page, desk.page];
    await untilMarked(pages, { link: 'online', state: 'standby' }, 20_000);
    await server.give(show, 'segment.next');
    await untilMarked(pages, { state: 'running' });
    expect(room.asked.some((search) => search.includes('transport=polling'))).toBe(true);
    await server.give(show, 'show.reset');
    for (const page of pages) await page.context().close();
  },
);

it('a page whose WebSocket gets through never asks for the other way', async () => {
  const { page, asked } = await openBehind('', '/room');
  await untilMarked([page], { link: 'online' });
  expect(asked.filter((search) => search.includes('polling'))).toEqual([]);
  await page.context().close();
});
