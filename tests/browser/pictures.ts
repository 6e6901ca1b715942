import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { writeFinished } from './finished.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';
import { translate } from './translated.ts';

/** Makes the pictures of docs/pictures from the real thing: server, log, sockets, Chromium. Run by hand. */

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'docs', 'pictures');

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1280, height: 720 };

const MINUTE_MS = 60_000;

/** The server with the show that is on, and one with a show that is over. */
const server = new TestServer();
const past = new TestServer();
const show = await writeMorning(server.data, Date.now());
const finished = await writeFinished(past.data);
await Promise.all([server.start('--no-sample'), past.start('--no-sample')]);
const browser = await openBrowser();
try {
  await takeAll(browser);
} finally {
  await browser.close();
  await Promise.all([server.remove(), past.remove()]);
}

async function takeAll(browser: Browser): Promise<void> {
  await wearBrand();
  await translate(server, show);
  const open = (path: string, size = SCREEN, from = server) => openPage(browser, from.url + path, size);
  const speaker = await open('/speaker?name=Lectern');
  const screens = {
    room: await open('/room?name=Room%20A'),
    'room-two-languages': await open('/room?name=Foyer&lang=en,zh'),
    'room-arabic': await open('/room?name=East%20wing&lang=ar'),
    agenda: await open('/agenda?name=Lobby'),
    'agenda-two-languages': await open('/agenda?name=Stairs&lang=en,ar&theme=dark'),
    greenroom: await open('/greenroom?name=Green%20room&calls=25,5'),
    overlay: await open('/overlay?name=Stream&clock=1&bg=33433f'),
    moderator: await open(`/moderator?name=Table#key=${KEY}`, TABLET),
  };
  const desk = `/control?name=Ana#key=${KEY}`;
  const consoles = {
    console: await open(desk, DESK),
    tablet: await open(desk, TABLET),
    phone: await open(desk, PHONE),
  };
  await untilMarked([speaker, ...Object.values(screens), ...Object.values(consoles)], {
    link: 'online',
    state: 'running',
  });
  await screens.moderator.waitForSelector('[data-command="turn.end"]:enabled');
  await untilScreensReport(consoles.console);
  for (const [name, page] of Object.entries({ ...consoles, ...screens })) await take(page, name);
  await take(speaker, 'speaker-turn');
  await consoles.console.keyboard.press('p');
  await consoles.console.waitForSelector('[data-way-change]');
  await take(consoles.console, 'back-to-plan');

  const home = await open('/');
  await home.waitForSelector(`[data-show="${show}"]`);
  await take(home, 'home');
  await takeDesks(open);
  await takePhases(speaker);

  await server.give(show, 'segment.end');
  await untilMarked([speaker, screens.room], { state: 'between' });
  await take(speaker, 'speaker-empty-stage');
  await take(screens.room, 'room-empty-stage');
}

/** The speaker's screen as the time runs out, and with a message over it. */
async function takePhases(speaker: Page): Promise<void> {
  await server.give(show, 'turn.end');
  await untilMarked([speaker], { phase: 'normal' });
  await take(speaker, 'speaker-in-time');
  for (const [phase, leftMs] of [
    ['warn', 4.8 * MINUTE_MS],
    ['wrap', 0.75 * MINUTE_MS],
    ['over', 0],
  ] as const) {
    await server.give(show, 'clock.set', { leftMs });
    await untilMarked([speaker], { phase });
    if (phase === 'over') await untilClock(speaker, '+0:07');
    await take(speaker, `speaker-${phase}`);
  }
  await server.give(show, 'message.show', { to: 'speaker', text: 'Last question, please', style: 'info' });
  await speaker.waitForSelector('[data-message]');
  await take(speaker, 'speaker');
  await server.give(show, 'message.clear');
}

/** The pages for the evening before and the morning after. */
async function takeDesks(
  open: (path: string, size: typeof DESK, from?: TestServer) => Promise<Page>,
): Promise<void> {
  const edit = await open(`/edit?show=${show}#key=${KEY}`, DESK);
  await edit.waitForSelector('[data-rundown]:focus');
  await take(edit, 'edit');

  const bringIn = await open(`/edit#key=${KEY}`, DESK);
  await bringIn.fill('#text', readFileSync(join(root, 'server/sample/itu-miit-2025.txt'), 'utf8'));
  await bringIn.keyboard.press('Control+Enter');
  await bringIn.waitForSelector('[data-finding]');
  await take(bringIn, 'import');

  const report = await open(`/report?show=${finished}#key=${KEY}`, DESK, past);
  await report.waitForSelector('[data-summary]');
  await take(report, 'report');

  const paper = await open(`/print?show=${finished}&what=run-sheet&paper=a4#key=${KEY}`, DESK, past);
  await paper.waitForSelector('[data-ready]');
  await take(paper, 'run-sheet');
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

async function untilClock(page: Page, text: string): Promise<void> {
  while ((await faceOf(page)).clock !== text) await page.waitForTimeout(50);
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
