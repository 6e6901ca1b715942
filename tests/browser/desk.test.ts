import type { Browser, Page } from 'playwright-core';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let desk: Page;
let foyer: Page;

beforeAll(async () => {
  await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  browser = await openBrowser();
  desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, { width: 1440, height: 900 });
  foyer = await openPage(browser, `${server.url}/room?name=Foyer`);
  await untilMarked([desk, foyer], { link: 'online', state: 'running' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const textOf = async (mark: string) => (await desk.textContent(mark))?.replace(/\s+/g, ' ').trim() ?? '';
const overMs = async () => Number(await desk.getAttribute('[data-over-ms]', 'data-over-ms'));

it('finds the way back to plan by keyboard, shows what it changes, and undo and redo take it back and bring it', async () => {
  expect(await overMs()).toBe(312_000);
  expect(await textOf('[data-at-risk]')).toMatch(/Hard out \d\d:\d\d missed by 5:12/);
  await desk.keyboard.press('p');
  await desk.waitForSelector('[data-recovery][aria-checked="true"]');
  expect(await textOf('[data-way-change]')).toMatch(/^Panel 2.*38:00 → 35:00 −3:00$/);
  await desk.keyboard.press('ArrowDown');
  expect(await textOf('[data-way-change]')).toMatch(/^Panel 2.*38:00 → 32:00 −6:00$/);
  await desk.keyboard.press('ArrowDown');
  expect(await textOf('[data-way-change]')).toBe('Handover of the Report 6:00 → skipped −6:00');
  const seq = Number((await faceOf(desk)).seq);
  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('Enter');
  await untilMarked([desk, foyer], { seq: String(seq + 1) });
  await desk.waitForSelector('[data-way-back]', { state: 'detached' });
  expect(await overMs()).toBeLessThanOrEqual(0);

  expect(await textOf('[data-command="undo"]')).toMatch(/^Undo: ?Replan \d\d:\d\d:\d\d$/);
  await desk.keyboard.press('u');
  await untilMarked([desk, foyer], { seq: String(seq + 2) });
  expect(await overMs()).toBe(312_000);
  expect(await textOf('[data-command="redo"]')).toMatch(/^Redo: ?Replan \d\d:\d\d:\d\d$/);
  await desk.keyboard.press('Shift+U');
  await untilMarked([desk, foyer], { seq: String(seq + 3) });
  expect(await overMs()).toBeLessThanOrEqual(0);
});

it('sets exactly how much is left, and nothing fires while that is written', async () => {
  const { seq } = await faceOf(desk);
  await desk.keyboard.press('l');
  await desk.waitForSelector('[data-time-left]');
  await desk.keyboard.type('2:30');
  expect(await textOf('[data-command="clock.set"]')).toBe('Set 2:30 left');
  expect((await faceOf(desk)).seq).toBe(seq);
  await desk.keyboard.press('Enter');
  await untilMarked([desk, foyer], { seq: String(Number(seq) + 1), phase: 'warn' });
  expect((await faceOf(desk)).clock).toMatch(/^2:(30|29|28)$/);
});

it('shows how long really took what is over, the present one as soon as it is', async () => {
  const asRun = () => desk.locator('[data-place="over"] [data-as-run]').allTextContents();
  await expect.poll(asRun).toEqual(['5:00', '21:30', '17:36']);
  await desk.keyboard.press('Space');
  await expect.poll(async () => (await asRun()).length).toBe(4);
});

it('renames a screen, which keeps the name and its identity over a reload and another view', async () => {
  const row = desk.locator('[data-device]');
  await row.waitFor();
  const device = await row.getAttribute('data-device');
  await row.locator('[aria-expanded]').click();
  await row.locator('[data-new-name]').fill('Stairs & lift');
  await desk.keyboard.press('Enter');
  await expect.poll(() => row.locator('b').textContent()).toBe('Stairs & lift');

  await desk.click('[data-device] >> text=Reload');
  await foyer.waitForEvent('load');
  await untilMarked([foyer], { link: 'online' });
  await desk.waitForTimeout(700);
  expect(await row.getAttribute('data-device')).toBe(device);
  expect(await row.locator('b').textContent()).toBe('Stairs & lift');

  await desk.click('[data-go="speaker"]');
  await untilMarked([foyer], { view: 'speaker', link: 'online' });
  await expect.poll(() => row.locator('.line span').first().textContent()).toBe('speaker');
  expect(await row.getAttribute('data-device')).toBe(device);
  expect(await row.locator('b').textContent()).toBe('Stairs & lift');
});

it('leaves a screen where it is that is sent to a page that there is not', async () => {
  const heads = foyer.waitForResponse((response) => response.request().method() === 'HEAD');
  const device = await desk.locator('[data-device]').getAttribute('data-device');
  await foyer.evaluate(() => Object.assign(window, { isStill: true }));
  await direct({ device, do: 'go', url: '/no-such-page' });
  expect((await heads).status()).toBe(404);
  expect(await foyer.evaluate(() => 'isStill' in window)).toBe(true);
});

/** Tells a display what to do, as any controller may. */
async function direct(order: object): Promise<void> {
  const socket = io(`${server.url}/control`, { auth: { key: KEY } });
  await socket.emitWithAck('direct', order);
  socket.disconnect();
}

it('fills the screen with a display by F or a double click, and shows its pointer only when it moves', async () => {
  const screen = await openPage(browser, `${server.url}/speaker?name=Lectern`);
  await untilMarked([screen], { link: 'online', cursor: 'hidden' });
  await screen.mouse.move(300, 300, { steps: 3 });
  expect(await screen.evaluate(() => document.documentElement.dataset['cursor'])).toBeUndefined();
  await screen.keyboard.press('f');
  await screen.waitForFunction(() => document.fullscreenElement !== null);
  await screen.mouse.dblclick(300, 300);
  await screen.waitForFunction(() => document.fullscreenElement === null);
  await screen.context().close();
});

it('says nothing of years in standby, and starts a rehearsal by keyboard', async () => {
  const seminar = new TestServer();
  await seminar.start();
  const page = await openPage(browser, `${seminar.url}/control#key=${KEY}`);
  await untilMarked([page], { link: 'online', state: 'standby' });
  const long = await page.evaluate(() => /\d{3,}:\d\d/.exec(document.body.innerText)?.[0]);
  expect(long).toBeUndefined();
  expect(await page.locator('[data-over-ms], [data-at-risk]').count()).toBe(0);
  for (const path of ['/speaker', '/room', '/']) {
    const screen = await openPage(browser, seminar.url + path);
    await screen.waitForSelector('[data-clock], [data-show]', { state: 'attached' });
    expect(await screen.evaluate(() => /\d{3,}:\d\d/.exec(document.body.innerText)?.[0])).toBeUndefined();
    await screen.context().close();
  }
  await page.click('[data-rehearsal]');
  await page.keyboard.press('Space');
  await untilMarked([page], { state: 'running', mode: 'rehearsal' });
  await page.context().close();
  await seminar.remove();
});

it('says before the start for when a show was planned, and after it that the plan moved to the day', async () => {
  const dayBefore = new Date(Date.now() - 86_400_000).toISOString();
  const show = await server.add({
    title: 'Yesterday’s',
    timeZone: 'UTC',
    date: dayBefore.slice(0, 10),
    segments: [
      { id: 'a', kind: 'keynote', title: 'A', durationMs: 600_000, start: dayBefore.slice(11, 16) },
      { id: 'b', kind: 'closing', title: 'B', durationMs: 600_000 },
    ],
  });
  const other = await openPage(browser, `${server.url}/control?show=${show}#key=${KEY}`);
  await untilMarked([other], { link: 'online', state: 'standby' });
  await other.waitForSelector('.day >> text=Planned for');
  expect(await other.locator('[data-plan-moved]').count()).toBe(0);
  await server.give(show, 'show.start');
  await other.waitForSelector('[data-plan-moved] >> text=plan moved 1 day later');
  await other.context().close();
});
