import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, secondsIn, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

const MINUTE = 60_000;

/** The guard of GO, and a little. */
const GUARD_MS = 550;

const server = new TestServer();
let browser: Browser;
let show: string;

beforeAll(async () => {
  await server.start();
  browser = await openBrowser();
  show = await server.add({
    title: 'Forum',
    timeZone: 'UTC',
    segments: [
      {
        id: 'opening',
        kind: 'opening',
        title: 'Opening',
        durationMs: 12 * MINUTE,
        speakers: [{ name: 'Ada Berg' }],
      },
      {
        id: 'panel',
        kind: 'panel',
        title: 'Panel',
        durationMs: 20 * MINUTE,
        speakers: [{ name: 'Li Wei', translations: { zh: { name: '李伟' } } }, { name: 'Ruth Keller' }],
      },
      { id: 'break', kind: 'break', title: 'Break', durationMs: 10 * MINUTE },
      {
        id: 'closing',
        kind: 'closing',
        title: 'Closing',
        durationMs: 4 * MINUTE,
        speakers: [{ name: 'Nour Haddad' }],
      },
    ],
  });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** Who is called: for which segment, how near, in which words. */
function callsOn(page: Page) {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-call]'), (call) => {
      const text = (mark: string) => call.querySelector(`[data-${mark}]`)?.textContent ?? '';
      return {
        call: call.dataset['call'],
        stage: call.dataset['stage'],
        in: text('in'),
        badge: text('badge'),
      };
    }),
  );
}

it('calls people as their time comes, and follows each press with the digits of the room', async () => {
  const green = await openPage(browser, `${server.url}/greenroom?show=${show}`);
  const room = await openPage(browser, `${server.url}/room?show=${show}`);
  await untilMarked([green, room], { link: 'online', state: 'standby' });
  const marked = untilMarked([green, room], { seq: '1', state: 'running' });
  await server.give(show, 'show.start');
  expect(await marked).toBeLessThan(1_000);
  const [here, there] = await Promise.all([faceOf(green), faceOf(room)]);
  expect(Math.abs(secondsIn(here.clock) - secondsIn(there.clock))).toBeLessThanOrEqual(1);
  expect(await green.textContent('header')).toContain('Ada Berg');
  expect(await green.locator('[data-next-title]').allTextContents()).toEqual(['Panel']);
  expect(await callsOn(green)).toEqual([
    { call: 'panel', stage: 'later', in: 'in 12 min', badge: '' },
    { call: 'closing', stage: 'later', in: 'in 42 min', badge: '' },
  ]);

  await server.give(show, 'clock.set', { leftMs: 9.5 * MINUTE });
  await untilMarked([green], { seq: '2' });
  expect((await callsOn(green))[0]).toEqual({
    call: 'panel',
    stage: 'standBy',
    in: 'in 10 min',
    badge: 'Stand by',
  });
  await server.give(show, 'clock.set', { leftMs: 4.5 * MINUTE });
  await untilMarked([green], { seq: '3' });
  expect((await callsOn(green))[0]).toEqual({
    call: 'panel',
    stage: 'toStage',
    in: 'in 5 min',
    badge: 'To the stage',
  });

  await green.waitForTimeout(GUARD_MS);
  await server.give(show, 'segment.next');
  await untilMarked([green], { seq: '4' });
  expect((await callsOn(green)).map(({ call }) => call)).toEqual(['closing']);
  expect(await green.textContent('header')).toMatch(/Panel.*Li Wei.*Ruth Keller/s);
});

it('speaks another language, with the names as it writes them, and other call times', async () => {
  const page = await openPage(browser, `${server.url}/greenroom?show=${show}&lang=zh&calls=40,35`);
  await untilMarked([page], { link: 'online', state: 'running' });
  expect(await page.textContent('header')).toContain('李伟');
  expect(await callsOn(page)).toMatchObject([{ call: 'closing', stage: 'toStage', badge: '请上台' }]);
});

it('counts on without the server, and is black when it shall be', async () => {
  const page = await openPage(browser, `${server.url}/greenroom?show=${show}`);
  await untilMarked([page], { link: 'online' });
  await server.give(show, 'screen.blackout', { on: true, views: ['greenroom'] });
  const cover = () =>
    page.evaluate(() => {
      const box = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return box ? getComputedStyle(box, '::after').backgroundColor : '';
    });
  await expect.poll(cover).toBe('rgb(0, 0, 0)');
  await server.kill();
  await untilMarked([page], { link: 'stale' });
  const before = (await faceOf(page)).clock;
  await page.waitForSelector('[data-stale]');
  await page.waitForTimeout(1_500);
  expect((await faceOf(page)).clock).not.toBe(before);
  await server.start();
  await untilMarked([page], { link: 'online', state: 'running' });
});
