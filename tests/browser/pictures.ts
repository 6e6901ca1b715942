import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

/** Makes the pictures of docs/pictures from the real thing: server, log, sockets, Chromium. Run by hand. */

const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures');

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1280, height: 720 };

const server = new TestServer();
const show = await writeMorning(server.data, Date.now());
await server.start('--no-sample');
const browser = await openBrowser();
try {
  await takeAll(browser);
} finally {
  await browser.close();
  await server.remove();
}

async function takeAll(browser: Browser): Promise<void> {
  await wearBrand();
  const open = (path: string, size: { width: number; height: number }) =>
    openPage(browser, server.url + path, size);
  const speaker = await open('/speaker?name=Lectern', SCREEN);
  const room = await open('/room?name=Room%20A', SCREEN);
  const wall = await open('/room?name=Foyer', SCREEN);
  const agenda = await open('/agenda?name=Lobby', SCREEN);
  const greenroom = await open('/greenroom?name=Green%20room&calls=25,5', SCREEN);
  const overlay = await open('/overlay?name=Stream&clock=1&bg=33433f', SCREEN);
  const desk = `/control?name=Ana#key=${KEY}`;
  const consoles = {
    console: await open(desk, DESK),
    tablet: await open(desk, TABLET),
    phone: await open(desk, PHONE),
  };
  const pages = [speaker, room, wall, agenda, greenroom, overlay, ...Object.values(consoles)];
  await untilMarked(pages, { link: 'online', state: 'running' });
  await untilScreensReport(consoles.console);
  for (const [name, page] of Object.entries(consoles)) await take(page, name);
  await take(room, 'room');
  await take(agenda, 'agenda');
  await take(greenroom, 'greenroom');
  await take(overlay, 'overlay');
  await consoles.console.keyboard.press('p');
  await consoles.console.waitForSelector('[data-way-change]');
  await take(consoles.console, 'back-to-plan');

  const home = await open('/', SCREEN);
  await home.waitForSelector(`[data-show="${show}"]`);
  await take(home, 'home');

  await server.give(show, 'turn.end');
  await server.give(show, 'clock.set', { leftMs: 0 });
  await server.give(show, 'message.show', { to: 'speaker', text: 'Last question, please', style: 'info' });
  await speaker.waitForSelector('[data-message]');
  await untilMarked([speaker], { phase: 'over' });
  await speaker.waitForFunction(() => document.querySelector('[data-clock]')?.textContent === '+0:07');
  await take(speaker, 'speaker');
}

/** Gives the seminar an organiser, as an editor would: a logo that is kept, a name and a colour. */
async function wearBrand(): Promise<void> {
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="#2f8cff" stroke-width="6">
    <circle cx="32" cy="32" r="28"/><ellipse cx="32" cy="32" rx="12" ry="28"/><path d="M5 32h54"/></svg>`;
  const headers = { Authorization: `Bearer ${KEY}` };
  const kept = await fetch(`${server.url}/api/shows/${show}/logo`, { method: 'PUT', headers, body });
  const { logo } = (await kept.json()) as { logo: string };
  const organiser = { name: 'International Network Union', accent: '#2f8cff', logo };
  await server.give(show, 'programme.describe', { changes: { organiser } });
}

/** Displays tell how they are some seconds after they joined. */
async function untilScreensReport(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    (document.querySelector('[data-screens-sum]')?.textContent ?? '').includes('within'),
  );
  await page.waitForTimeout(1_000);
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
