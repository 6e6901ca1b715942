import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import { openBrowser } from '../browser.ts';
import { openPage, untilMarked } from '../face.ts';
import { layoutFaults } from './layout.ts';
import { KEY, TestServer } from '../server.ts';

const MINUTE_MS = 60_000;

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 300, height: 480 },
];

const DISPLAYS = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay'] as const;

/** A time of day in UTC some minutes from now, as a programme is planned. */
function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * MINUTE_MS).toISOString().slice(11, 16);
}

function programmeOf(title: string, segments: ProgrammeDraft['segments']): ProgrammeDraft {
  const [first, ...others] = segments;
  const date = new Date().toISOString().slice(0, 10);
  return {
    title,
    timeZone: 'UTC',
    date,
    segments: first ? [{ ...first, start: inMinutes(0) }, ...others] : [],
  };
}

const talk = (at: number) => ({
  id: `talk-${String(at)}`,
  kind: 'keynote' as const,
  title: `Talk ${String(at)}`,
  durationMs: 2 * MINUTE_MS,
  speakers: [{ name: `Speaker ${String(at)}`, affiliation: 'Academy' }],
});

/** Programmes at the ends of what there can be, and a segment in each to look at. */
const PROGRAMMES = {
  'one segment': [programmeOf('One', [talk(0)]), 'talk-0'],
  '500 segments': [
    programmeOf(
      'Many',
      Array.from({ length: 500 }, (_, at) => talk(at)),
    ),
    'talk-321',
  ],
  'nobody in it': [
    programmeOf('Nobody', [
      { id: 'doors', kind: 'opening', title: 'Doors', durationMs: 4 * MINUTE_MS },
      { id: 'songs', kind: 'other', title: 'Songs', durationMs: 20 * MINUTE_MS },
      { id: 'pause', kind: 'break', title: 'Pause', durationMs: 10 * MINUTE_MS },
      { id: 'more', kind: 'panel', title: 'More songs', durationMs: 20 * MINUTE_MS },
    ]),
    'doors',
  ],
} as const;

const server = new TestServer();
let browser: Browser;

beforeAll(async () => {
  await server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

describe.each(Object.entries(PROGRAMMES))('a programme with %s', (_, [programme, segmentId]) => {
  it('is shown whole by every display, and by the console, from its beginning to its end', async () => {
    const show = await server.add(programme);
    const paths = [...DISPLAYS.map((view) => `/${view}?show=${show}`), `/control?show=${show}`];
    const pages = await Promise.all(
      paths.map((path) => openPage(browser, `${server.url}${path}#key=${KEY}`)),
    );
    await untilMarked(pages, { link: 'online', state: 'standby' });
    const faults: Record<string, string[]> = {};
    const moments = {
      standby: [],
      running: [['show.start', { segmentId }]],
      between: [['segment.end']],
      ended: [['show.end']],
    } as const;
    for (const [moment, commands] of Object.entries(moments)) {
      for (const [type, args] of commands) await server.give(show, type, args);
      await untilMarked(pages, { seq: String(await server.seq(show)) });
      for (const size of SIZES) {
        const found = await Promise.all(
          pages.map(async (page, index) => {
            await page.setViewportSize(size);
            return layoutFaults(page, { isDesk: index === DISPLAYS.length });
          }),
        );
        for (const [index, path] of paths.entries()) {
          if (found[index]?.length) faults[`${path} ${moment} ${String(size.width)} px`] = found[index];
        }
      }
    }
    expect(faults).toEqual({});
    await Promise.all(pages.map((page) => page.context().close()));
  });
});

it('calls what comes in the green room where a programme names nobody', async () => {
  const show = await server.add(PROGRAMMES['nobody in it'][0]);
  await server.give(show, 'show.start');
  const page = await openPage(browser, `${server.url}/greenroom?show=${show}`);
  await untilMarked([page], { link: 'online', state: 'running' });
  const calls = await page.locator('[data-call]').allInnerTexts();
  expect(calls.map((text) => text.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/^in 4 min( \d\d:\d\d)+ Songs To the stage$/),
    expect.stringMatching(/^in 24 min( \d\d:\d\d)+ Pause$/),
    expect.stringMatching(/^in 34 min( \d\d:\d\d)+ More songs$/),
  ]);
  expect(await page.innerText('body')).not.toContain('Nobody is called');
  await page.context().close();
});

/** The page's notes to whoever looks into the console of the browser. */
async function notesOf(path: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const notes: string[] = [];
  page.on('console', (message) => notes.push(message.text()));
  await page.goto(server.url + path);
  await untilMarked([page], { link: 'online' });
  await context.close();
  return notes.join('\n');
}

it.each(DISPLAYS)('/%s goes on without what it does not know in its address, and notes it', async (view) => {
  const nonsense =
    'colour=blue&mirror=sideways&tz=Moon/Crater&scale=huge&delay=-1&bg=url(x)&theme=dim&hour12=maybe';
  const notes = await notesOf(`/${view}?lang=xx&${nonsense}`);
  for (const name of ['xx', 'colour', 'mirror', 'tz', 'scale', 'delay', 'bg', 'theme', 'hour12']) {
    expect(notes, name).toContain(name);
  }
});

it.each([
  ['/greenroom?calls=soon', 'calls'],
  ['/overlay?place=moon', 'place'],
  ['/overlay?clock=yes', 'clock'],
  ['/speaker?profile=wild', 'profile'],
])('%s is noted too, which only that page reads', async (path, name) => {
  expect(await notesOf(path)).toContain(`does not know this value of: ${name}`);
});

it.each([
  ['transparent', 'rgba(0, 0, 0, 0)'],
  ['Teal', 'rgb(0, 128, 128)'],
  ['%230f0', 'rgb(0, 255, 0)'],
  ['0f0', 'rgb(0, 255, 0)'],
  ['rgba(0,0,0,0.5)', 'rgba(0, 0, 0, 0.5)'],
])('a display takes %s for its ground', async (asked, ground) => {
  const page = await openPage(browser, `${server.url}/agenda?bg=${asked}`);
  await untilMarked([page], { link: 'online' });
  expect(await groundOf(page)).toBe(ground);
  await page.context().close();
});

it.each(['banana', 'inherit', 'currentcolor', '%2312345', 'rgb(1,2)'])(
  'a display keeps its ground where %s is asked for, which is no colour, and notes it',
  async (asked) => {
    const page = await openPage(browser, `${server.url}/agenda?bg=${asked}`);
    await untilMarked([page], { link: 'online' });
    expect(await groundOf(page)).toBe('rgb(246, 248, 250)');
    expect(await notesOf(`/agenda?bg=${asked}`)).toContain('ignores these parameters: bg');
    await page.context().close();
  },
);

function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

/** The ground of a page in each of its first frames, its script being late. */
async function firstGrounds(path: string): Promise<string[]> {
  const context = await browser.newContext();
  const page: Page = await context.newPage();
  await page.route('**/assets/*.js', async (route) => {
    await new Promise((passed) => setTimeout(passed, 250));
    await route.continue();
  });
  await page.addInitScript(() => {
    const grounds: string[] = [];
    Object.assign(window, { grounds });
    const look = () => {
      const hasBody = document.querySelector('body') !== null;
      if (hasBody) grounds.push(getComputedStyle(document.documentElement).backgroundColor);
      if (grounds.length < 20) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(server.url + path);
  await untilMarked([page], { link: 'online' });
  const grounds = await page.evaluate(() => (window as unknown as { grounds: string[] }).grounds);
  await context.close();
  return grounds;
}

it.each([
  ['/agenda?theme=dark', 'rgb(11, 13, 16)'],
  ['/agenda', 'rgb(246, 248, 250)'],
  ['/room?theme=light', 'rgb(246, 248, 250)'],
  ['/speaker?bg=003300', 'rgb(0, 51, 0)'],
])('%s has its own ground from its first frame on', async (path, ground) => {
  const grounds = await firstGrounds(path);
  expect(grounds.length).toBeGreaterThan(0);
  expect(new Set(grounds)).toEqual(new Set([ground]));
});
