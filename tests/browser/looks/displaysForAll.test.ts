import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBrowser } from '../browser.ts';
import { faintTexts } from './contrast.ts';
import { openPage, untilMarked } from '../face.ts';
import { writeMorning } from '../morning.ts';
import { fastFlashes, movingElements } from './motion.ts';
import { KEY, TestServer } from '../server.ts';

/** Every display in dark and in light, and the speaker's in its other looks. */
const PAGES = [
  ...['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay?clock=1&bg=303030'].flatMap((page) =>
    ['dark', 'light'].map((theme) => `/${page}${page.includes('?') ? '&' : '?'}theme=${theme}`),
  ),
  '/speaker?preset=limitimer',
  '/speaker?preset=toastmasters',
  '/speaker?profile=calm',
  '/room?lang=en,ar',
];

/** What a stage is looked at by; there every text has a contrast of 7:1, as on the others of 4.5:1. */
const isOnStage = (path: string) => /^\/(speaker|room|moderator)/.test(path);

const server = new TestServer();
let show: string;
let browser: Browser;
let pages: Page[];

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  browser = await openBrowser();
  pages = await Promise.all(PAGES.map((path) => openPage(browser, `${server.url}${path}#key=${KEY}`)));
  await untilMarked(pages, { link: 'online', state: 'running' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** From a turn in the panel on: what is given, and the phase that every page is then in. */
const MOMENTS: [name: string, commands: [type: string, args?: object][], phase?: string][] = [
  ['in a turn', []],
  ['in time', [['turn.end']], 'normal'],
  ['with a warning', [['clock.set', { leftMs: 240_000 }]], 'warn'],
  ['at the end of the time', [['clock.set', { leftMs: 55_000 }]], 'wrap'],
  ['over time', [['clock.set', { leftMs: 0 }]], 'over'],
  ['on hold', [['clock.hold']], 'over'],
  ['with a message', [['message.show', { to: 'all', text: 'Please wrap up', needsSeen: true }]]],
  ['with an urgent message', [['message.show', { to: 'all', text: 'Please stop', style: 'urgent' }]]],
  ['on an empty stage', [['message.clear'], ['segment.end']], 'none'],
  ['when it has ended', [['show.end']], 'none'],
  ['in a rehearsal', [['show.reset'], ['show.start', { mode: 'rehearsal' }]]],
];

it.each(MOMENTS)(
  'every display is for everybody %s: no violation, contrast enough, no fast flashing',
  async (...[, commands, phase]) => {
    for (const [type, args] of commands) await server.give(show, type, args);
    await untilMarked(pages, { seq: String(await server.seq(show)) });
    const phased = pages.filter((_, index) => PAGES[index]?.includes('preset') !== true);
    if (phase !== undefined) await untilMarked(phased, { phase });
    const found = await Promise.all(
      pages.map(async (page, index) => {
        const path = PAGES[index] ?? '';
        const faults = [
          ...(await violationsOn(page)),
          ...(await faintTexts(page, isOnStage(path) ? 7 : 4.5)),
          ...(await fastFlashes(page)),
        ];
        return [path, faults] as const;
      }),
    );
    expect(Object.fromEntries(found.filter(([, faults]) => faults.length > 0))).toEqual({});
  },
);

it('finds violations, what flashes fast and what is faint, where there is something', async () => {
  const page = await browser.newPage();
  await page.setContent(`<style>@keyframes blink { 50% { opacity: 0 } }
    b { animation: blink 300ms infinite } i { color: #777; background: #fff }</style><b></b><i>faint</i><input>`);
  expect((await violationsOn(page)).join()).toMatch(/(^|,)label: input: /);
  expect(await violationsOn(page)).not.toEqual([]);
  expect(await fastFlashes(page)).toHaveLength(2);
  expect((await faintTexts(page, 7)).join()).toMatch(/^faint: 4\.4\d$/);
  expect(await movingElements(page)).not.toEqual([]);
  await page.close();
});

it('nothing moves on any page for who asked for less motion', async () => {
  await server.give(show, 'clock.set', { leftMs: 0 });
  await server.give(show, 'message.show', { to: 'all', text: 'Please wrap up', style: 'urgent' });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const others = ['/', '/control', '/edit', `/edit?show=${show}`, '/report', '/print'];
  const page = await context.newPage();
  for (const path of [...PAGES, ...others]) {
    await page.goto(`${server.url}${path}#key=${KEY}`);
    await page.waitForSelector('main, h1, [data-ready]');
    await page.mouse.move(200, 200, { steps: 3 });
    await page.waitForTimeout(150);
    expect(await movingElements(page), path).toEqual([]);
  }
  await context.close();
});
