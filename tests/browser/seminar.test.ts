import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

/** The guard of GO, and a little. */
const GUARD_MS = 550;

const server = new TestServer();
let browser: Browser;
let control: Page;
let speaker: Page;
let rooms: Page[];
let all: Page[];

/** A plain-http name that is not loopback to the browser: no secure context, as in most halls. */
const HOST = 'stage.test';

beforeAll(async () => {
  await server.start();
  browser = await openBrowser(`--host-resolver-rules=MAP ${HOST} 127.0.0.1`);
  const at = (path: string) => openPage(browser, `http://${HOST}:${String(server.port)}${path}`);
  control = await at(`/control#key=${KEY}`);
  speaker = await at('/speaker');
  rooms = [await at('/room?name=left'), await at('/room?name=right')];
  all = [control, speaker, ...rooms];
  await untilMarked(all, { link: 'online', state: 'standby', seq: '0' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** The digits of every page, looked at until they agree (a look may fall on a second's edge). */
async function agreedDigits(): Promise<string> {
  let clocks: string[] = [];
  for (let look = 0; look < 5; look += 1) {
    clocks = (await Promise.all(all.map(faceOf))).map(({ clock }) => clock);
    if (new Set(clocks).size === 1) return clocks[0] ?? '';
  }
  return expect.fail(`The digits differ: ${clocks.join(', ')}`);
}

it('runs the seminar from the keyboard alone, every screen following each press', async () => {
  expect(await control.evaluate(() => isSecureContext)).toBe(false);
  const delays: number[] = [];
  const titles: string[] = [];
  for (let seq = 1; seq <= 7; seq += 1) {
    await control.keyboard.press('Space');
    delays.push(await untilMarked(all, { seq: String(seq), state: 'running' }));
    expect(await agreedDigits()).toMatch(/^\d+(:\d\d){1,2}$/);
    const shown = (await Promise.all(all.map(faceOf))).map(({ segment }) => segment);
    expect(new Set(shown).size).toBe(1);
    titles.push(shown[0] ?? '');
    await control.waitForTimeout(GUARD_MS);
  }
  expect(new Set(titles).size).toBe(7);
  expect(delays.sort((a, b) => a - b)[3]).toBeLessThan(200);

  await control.keyboard.press('Space');
  await untilMarked(all, { seq: '8', state: 'ended' });
  await control.keyboard.press('Shift+B');
  await untilMarked(all, { seq: '9', state: 'running' });
});

it('holds, resumes and gives a minute more', async () => {
  await control.keyboard.press('h');
  await untilMarked(all, { state: 'held' });
  const held = await agreedDigits();
  await control.waitForTimeout(1_200);
  expect(await agreedDigits()).toBe(held);
  await control.keyboard.press('+');
  await untilMarked(all, { seq: '11' });
  expect(await agreedDigits()).not.toBe(held);
  await control.keyboard.press('h');
  await untilMarked(all, { state: 'running' });
});

it('shows a message and takes it away, and nothing fires while it is typed', async () => {
  await control.keyboard.press('m');
  await control.keyboard.type('Please hold the line, and h b e');
  await control.keyboard.press('Enter');
  await untilMarked(all, { seq: '13', state: 'running' });
  expect(await speaker.textContent('[data-message]')).toBe('Please hold the line, and h b e');
  expect(await rooms[0]?.locator('[data-message]').count()).toBe(0);
  await control.keyboard.press('Escape');
  await control.click('[data-command="message.clear"]');
  await untilMarked(all, { seq: '14' });
  expect(await speaker.locator('[data-message]').count()).toBe(0);
});

it('darkens the rooms and not the speaker, the marks staying right', async () => {
  const colour = (page: Page) =>
    page.evaluate(() => {
      const box = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      const cover = box ? getComputedStyle(box, '::after') : null;
      return cover?.content === 'none' ? '' : (cover?.backgroundColor ?? '');
    });
  await control.keyboard.press('Shift+K');
  await untilMarked(all, { seq: '15', state: 'running', phase: 'normal' });
  expect(await Promise.all(rooms.map(colour))).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  expect(await colour(speaker)).toBe('');
  await control.keyboard.press('Shift+K');
  await untilMarked(all, { seq: '16' });
  expect(await Promise.all(rooms.map(colour))).toEqual(['', '']);
});

it('does not GO while the key is held, and once when it comes up', async () => {
  await control.keyboard.press('u');
  await control.waitForTimeout(GUARD_MS);
  const before = await faceOf(control);
  await control.keyboard.down('Space');
  await control.keyboard.down('Space');
  await control.waitForTimeout(200);
  expect((await faceOf(control)).seq).toBe(before.seq);
  await control.keyboard.up('Space');
  await untilMarked(all, { seq: String(Number(before.seq) + 1) });
});
