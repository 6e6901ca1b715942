import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, secondsIn, untilMarked } from './face.ts';
import { KEY, TestServer } from './server.ts';

/** After so many ms nobody means a press any more. */
const MEANT_MS = 3_000;

const server = new TestServer();
let browser: Browser;
let speaker: Page;
let room: Page;
let control: Page;
let all: Page[];

beforeAll(async () => {
  await server.start();
  browser = await openBrowser();
  speaker = await openPage(browser, `${server.url}/speaker`);
  room = await openPage(browser, `${server.url}/room`);
  control = await openPage(browser, `${server.url}/control#key=${KEY}`);
  all = [speaker, room, control];
  await untilMarked(all, { link: 'online' });
  await control.keyboard.press('Space');
  await untilMarked(all, { state: 'running' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

it('goes on counting without the server, says so, and is right again when it returns', async () => {
  await server.kill();
  expect(await untilMarked(all, { link: 'stale' })).toBeLessThan(1_000);
  const before = await faceOf(speaker);
  await speaker.waitForTimeout(2_500);
  const after = await faceOf(speaker);
  expect(after.clock).not.toBe(before.clock);
  expect(after).toMatchObject({ state: 'running', phase: 'normal', seq: before.seq });
  expect(await speaker.textContent('[data-stale]')).toMatch(/No connection since \d\d:\d\d:\d\d/);
  expect(await control.textContent('[data-offline]')).toMatch(/Not connected since/);
  expect(await control.isDisabled('[data-command="segment.next"]')).toBe(true);

  await control.keyboard.press('Space');
  await server.start();
  expect(await untilMarked(all, { link: 'online' })).toBeLessThan(3_000);
  expect(new Set((await Promise.all(all.map(faceOf))).map(({ seq }) => seq))).toEqual(new Set(['1']));
  expect(await speaker.locator('[data-stale]').count()).toBe(0);
  expect(await control.isDisabled('[data-command="segment.next"]')).toBe(false);
});

it('notices a server that is silent, which does not do later what was pressed into the silence', async () => {
  const { seq } = await faceOf(control);
  server.signal('SIGSTOP');
  await control.keyboard.press('Space');
  expect(await untilMarked(all, { link: 'stale' })).toBeLessThan(5_500);
  expect(await control.textContent('[data-notice]')).toContain('No answer came to “GO”');
  await control.waitForTimeout(MEANT_MS);
  server.signal('SIGCONT');
  await untilMarked(all, { link: 'online' });
  await control.waitForTimeout(500);
  expect(new Set((await Promise.all(all.map(faceOf))).map((face) => face.seq))).toEqual(new Set([seq]));
});

it('takes a message away at its time, also without the server', async () => {
  await server.give('itu-miit-2025', 'message.show', { to: 'room', text: 'Doors close', forMs: 6_000 });
  await room.waitForSelector('[data-message]');
  await server.kill();
  await untilMarked([room], { link: 'stale' });
  expect(await room.textContent('[data-message]')).toContain('Doors close');
  await room.waitForSelector('[data-message]', { state: 'detached', timeout: 10_000 });
  expect(await faceOf(room)).toMatchObject({ link: 'stale', state: 'running' });
  await server.start();
  await untilMarked(all, { link: 'online' });
});

it('counts on after a reload that finds the page but no connection', async () => {
  const { segment } = await faceOf(speaker);
  await speaker.route('**/socket.io/**', (route) => route.abort());
  await speaker.routeWebSocket('**/socket.io/**', (socket) => socket.close());
  await speaker.reload();
  await speaker.waitForSelector('[data-clock]');
  const first = await faceOf(speaker);
  expect(first).toMatchObject({ link: 'stale', state: 'running', segment });
  await speaker.waitForSelector('[data-stale]');
  expect(await speaker.textContent('[data-stale]')).toMatch(/No connection since \d\d:\d\d:\d\d/);
  const truth = await faceOf(room);
  expect(Math.abs(secondsIn(first.clock) - secondsIn(truth.clock))).toBeLessThanOrEqual(1);
});
