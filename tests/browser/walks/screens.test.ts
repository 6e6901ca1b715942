import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { faceOf, untilMarked } from '../face.ts';
import { layoutFaults } from '../looks/layout.ts';
import { KEY, TestServer } from '../server.ts';
import { GUARD_MS, SIZES, startHalfDays, type HalfDay } from './halfday.ts';

/** Each person's screens; the speaker and the moderator may touch theirs. */
const SCREENS = {
  speaker: '/speaker?name=Lectern',
  hall: '/room?name=Hall',
  foyer: '/agenda?name=Foyer',
  foyerInTwo: '/room?lang=en,ar&name=Foyer',
  panel: '/moderator?name=Table',
  backstage: '/greenroom?name=Backstage',
} as const;

type Screen = keyof typeof SCREENS;

const NAMES = Object.keys(SCREENS) as Screen[];

const server = new TestServer();
let browser: Browser;
let halfDay: HalfDay;
let show: string;
const screens = {} as Record<Screen, Page>;
const faults: Record<string, string[]> = {};

beforeAll(async () => {
  [halfDay = expect.fail('There is no show.')] = await startHalfDays(server, 1);
  browser = await openBrowser();
  for (const name of NAMES) {
    const context = await browser.newContext({ hasTouch: true });
    screens[name] = await context.newPage();
  }
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const pages = () => NAMES.map((name) => screens[name]);

async function to(wanted: string): Promise<void> {
  show = wanted;
  await Promise.all(
    NAMES.map((name) => {
      const path = SCREENS[name];
      return screens[name].goto(`${server.url}${path}&show=${show}#key=${KEY}`);
    }),
  );
  await untilMarked(pages(), { link: 'online' });
}

/** Gives commands, and looks at every screen when all of them have followed, at every size. */
async function moment(name: string, ...commands: [type: string, args?: object][]): Promise<void> {
  for (const [type, args] of commands) {
    if (type === 'segment.next') await screens.hall.waitForTimeout(GUARD_MS);
    await server.give(show, type, args);
  }
  await untilMarked(pages(), { seq: String(await server.seq(show)) });
  for (const size of SIZES) {
    const found = await Promise.all(
      pages().map(async (page) => {
        await page.setViewportSize(size);
        return layoutFaults(page);
      }),
    );
    for (const [index, screen] of NAMES.entries()) {
      const where = `${screen}, ${name}, ${String(size.width)}x${String(size.height)}`;
      if (found[index]?.length) faults[where] = found[index];
    }
  }
}

/** What a screen says, in one line. */
const says = async (name: Screen) => (await screens[name].innerText('body')).replace(/\s+/g, ' ');

it('before the show: everybody reads what comes, and when', async () => {
  await to(halfDay.before);
  await moment('standby');
  expect(await says('speaker')).toMatch(/up next Promotional Video Starts (in \d:\d\d|at \d\d:\d\d)/i);
  expect(await says('hall')).toMatch(/Starts (in|at) .*Promotional Video/);
  expect(await says('foyer')).toMatch(/Promotional Video.*Opening Session.*Lunch Reception/);
  expect(await says('backstage')).toMatch(/Nobody is on stage.*in \d+ min.*Amara Diallo/i);
});

it('as it begins: what is on, for how long, and what is next', async () => {
  await moment('running', ['show.start']);
  expect((await faceOf(screens.speaker)).clock).toMatch(/^(5:00|4:5\d)$/);
  expect(await says('hall')).toMatch(/Promotional Video until \d\d:\d\d.*Next Opening Session/);
  expect(await says('panel')).toMatch(/Promotional Video.*Next Opening Session/);
});

it('held: the speaker is told so, and no screen promises an end', async () => {
  await moment('held', ['segment.next'], ['clock.hold']);
  expect(await says('speaker')).toMatch(/on hold/i);
  expect(await says('hall')).not.toContain('until');
});

it('a message: the speaker reads it, touches that they have, and it is so in the log', async () => {
  await moment('message', ['message.show', { to: 'all', text: 'Two minutes, please', needsSeen: true }]);
  for (const name of NAMES) expect(await says(name)).toContain('Two minutes, please');
  const { seq } = await faceOf(screens.speaker);
  await screens.speaker.tap('[data-seen]');
  await untilMarked(pages(), { seq: String(Number(seq) + 1) });
  expect(await screens.speaker.locator('[data-seen]').count()).toBe(0);
  await moment('urgent message', ['message.show', { to: 'all', text: 'Please stop now', style: 'urgent' }]);
  await moment('no message', ['message.clear']);
});

it('an hour later, in a turn: whose it is, who is next, who has had how much, and what is late for the public', async () => {
  await to(halfDay.later);
  await moment('turn over');
  expect((await faceOf(screens.speaker)).phase).toBe('over');
  expect(await says('speaker')).toMatch(/Daniel Okafor.*Session \d+:\d\d.*time is up/i);
  expect(await says('hall')).toMatch(
    /Li Wei\s*Academy of Telecommunications.*Panel 2.*starts about \d\d:\d[05]/,
  );
  expect(await says('foyer')).toMatch(/\d\d:\d\d about \d\d:\d[05] Panel 2/);
  expect(await says('backstage')).toMatch(/in \d+ min.*Hana Sato.*Erik Lund/);

  await screens.panel.waitForSelector('[data-command="turn.next"]:enabled');
  const { seq } = await faceOf(screens.panel);
  await screens.panel.tap('[data-command="turn.next"]');
  await untilMarked(pages(), { seq: String(Number(seq) + 1) });
  await moment('turn');
  expect(await says('speaker')).toMatch(/Sofía Marín.*Session \d+:\d\d/);
  expect(await says('panel')).toMatch(/Speaking now Sofía Marín.*Everybody has spoken/i);
  expect(await screens.panel.textContent('[data-speaker-row="second"]')).toMatch(/Li Wei.*9:06/);
});

it('as the time runs out: the phase in a word, and calm for the audience', async () => {
  await moment('normal', ['turn.end']);
  expect((await faceOf(screens.speaker)).phase).toBe('normal');
  for (const [phase, leftMs, word] of [
    ['warn', 240_000, /finish soon/i],
    ['wrap', 50_000, /wrap up/i],
    ['over', 0, /time is up/i],
  ] as const) {
    await moment(phase, ['clock.set', { leftMs }]);
    await untilMarked(pages(), { phase });
    expect(await says('speaker')).toMatch(word);
    for (const audience of ['hall', 'foyer'] as const) expect(await says(audience)).not.toMatch(word);
  }
});

it('in a break and on an empty stage: what comes, and when', async () => {
  await moment('break', ['segment.next'], ['segment.next']);
  expect(await says('hall')).toMatch(/break Coffee until \d\d:\d\d.*Next Handover of the Report/i);
  await moment('empty stage', ['segment.end']);
  for (const name of ['speaker', 'hall', 'foyer', 'panel'] as const) {
    expect(await says(name)).toMatch(/Handover of the Report/);
  }
  expect(await says('hall')).toMatch(/starts (about|at|in)|starting shortly/i);
});

it('at the end: a closing card, and nobody waits for anything', async () => {
  await moment('last', ['segment.goto', { segmentId: 'lunch-reception' }]);
  await moment('ended', ['segment.next']);
  expect(await says('hall')).toMatch(/thank you/i);
  expect(await says('foyer')).toMatch(/thank you/i);
  for (const name of ['speaker', 'panel', 'backstage'] as const) {
    expect(await says(name)).toContain('The programme has ended');
  }
});

it('showed every text whole, none on another, nothing to scroll, in all of these moments at all sizes', () => {
  expect(faults).toEqual({});
});
