import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { faceOf, untilMarked } from '../face.ts';
import { layoutFaults } from '../looks/layout.ts';
import { KEY, TestServer } from '../server.ts';
import { GUARD_MS, SIZES, startHalfDays, type HalfDay } from './halfday.ts';
import type { Hand } from './hand.ts';
import { keyboardOn } from './keyboard.ts';
import { touchOn } from './touch.ts';

const HANDS = [
  ['keyboard', keyboardOn],
  ['touch', touchOn],
] as const;

const server = new TestServer();
let browser: Browser;
const halfDays: HalfDay[] = [];

beforeAll(async () => {
  halfDays.push(...(await startHalfDays(server, SIZES.length * HANDS.length)));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A stage manager's way through one show: their console, the lectern's screen, and what was wrong on the way. */
class Walk {
  readonly desk: Page;
  readonly lectern: Page;
  readonly faults: Record<string, string[]> = {};

  constructor(desk: Page, lectern: Page) {
    this.desk = desk;
    this.lectern = lectern;
  }

  /** Goes to a show, both pages. */
  async to(show: string, state: string): Promise<void> {
    await this.desk.goto(`${server.url}/control?show=${show}&name=Ana#key=${KEY}`);
    await this.lectern.goto(`${server.url}/speaker?show=${show}&name=Lectern`);
    await untilMarked([this.desk, this.lectern], { link: 'online', state });
  }

  /** Does something that is one entry of the log, waits until both pages carry its marks, and looks at the console. */
  async step(name: string, act: () => Promise<void>, marks: Readonly<Record<string, string>> = {}) {
    const { seq } = await faceOf(this.desk);
    await act();
    try {
      await untilMarked([this.desk, this.lectern], { seq: String(Number(seq) + 1), ...marks }, 5_000);
    } catch {
      const shown = { desk: await faceOf(this.desk), lectern: await faceOf(this.lectern) };
      expect.fail(
        `${name}: wanted ${JSON.stringify(marks)} after seq ${seq}, there is ${JSON.stringify(shown)}`,
      );
    }
    await this.look(name);
  }

  async look(name: string): Promise<void> {
    const found = await layoutFaults(this.desk, { isDesk: true });
    if (found.length > 0) this.faults[name] = found;
  }
}

/** The first hour, from standby: it begins, and what a manager does to a segment that is on. */
async function firstHour(walk: Walk, hand: Hand): Promise<void> {
  const { desk, lectern } = walk;
  const go = async (name: string, marks = {}) => {
    await desk.waitForTimeout(GUARD_MS);
    await walk.step(name, hand.go, { state: 'running', ...marks });
  };
  await walk.look('standby');
  await go('start');
  expect((await faceOf(desk)).segment).toBe('Promotional Video');
  await go('go');
  expect((await faceOf(desk)).segment).toBe('Opening Session');
  await walk.step('hold', hand.hold, { state: 'held' });
  await walk.step('resume', hand.resume, { state: 'running' });
  await walk.step('one more', () => hand.minutes(1));
  await walk.step('one less', () => hand.minutes(-1));
  await walk.step('five more', () => hand.minutes(5));
  expect((await faceOf(desk)).clock).toMatch(/^2[45]:/);
  await walk.step('undo', hand.undo);
  expect((await faceOf(desk)).clock).toMatch(/^(19|20):/);
  await walk.step('redo', hand.redo);
  await walk.step('five less', () => hand.minutes(-5));

  await walk.step('a message', hand.askToWrapUp);
  expect(await lectern.textContent('[data-message]')).toBe('Wrap up');
  await desk.waitForSelector('[data-shown-message][data-standing="waiting"]');
  await walk.step('its acknowledgement', () => lectern.tap('[data-seen]'));
  await desk.waitForSelector('[data-shown-message][data-standing="seen"]');
  await walk.look('a message that was seen');
  await walk.step('no message', hand.clearMessages);
  await walk.step('blackout', hand.blackout);
  await walk.step('light', hand.blackout);
  await go('go on');
  await walk.step('back', hand.back, { state: 'running' });
  expect((await faceOf(desk)).segment).toBe('Opening Session');
}

/** An hour later: a turn, the way back to plan, time running out, the break, an empty stage, the end. */
async function toTheEnd(walk: Walk, hand: Hand): Promise<void> {
  const { desk, lectern } = walk;
  const go = async (segment: string, state = 'running') => {
    await desk.waitForTimeout(GUARD_MS);
    await walk.step(segment, hand.go, { state });
    if (state === 'running') expect((await faceOf(desk)).segment).toMatch(segment);
  };
  await walk.look('late');
  expect(await desk.textContent('[data-at-risk]')).toMatch(/Hard out \d\d:\d\d missed by/);
  await walk.step('a turn', hand.nextTurn);
  expect(await lectern.innerText('body')).toContain('Sofía Marín');
  const overMs = async () => Number(await desk.getAttribute('[data-over-ms]', 'data-over-ms'));
  const late = await overMs();
  expect(late).toBeGreaterThan(0);
  await hand.openWaysBack();
  await desk.waitForSelector('[data-way-change]');
  await walk.look('the ways back');
  await walk.step('back to plan', hand.takeSecondWay);
  expect(await overMs()).toBeLessThanOrEqual(0);
  await walk.step('not so', hand.undo);
  expect(await overMs()).toBe(late);

  await walk.step('warn', () => hand.left('4:00'));
  expect((await faceOf(desk)).phase).toBe('warn');
  await walk.step('wrap', () => hand.left('0:50'));
  expect((await faceOf(desk)).phase).toBe('wrap');
  await walk.step('overrun', () => hand.left('0:00'));
  await untilMarked([desk], { phase: 'over' });
  await desk.waitForFunction(() => document.querySelector('[data-clock]')?.textContent.startsWith('+'));
  await walk.look('over');

  await go('Panel 2');
  await go('Coffee');
  await walk.step('an empty stage', hand.emptyStage, { state: 'between' });
  await go('Handover');
  await walk.step('a jump', () => hand.jump('Closing Session'), { state: 'running' });
  expect((await faceOf(desk)).segment).toBe('Closing Session');
  await go('Lunch');
  await go('the end', 'ended');
  await walk.step('standby again', hand.reset, { state: 'standby' });
}

describe.each(SIZES.map((size, at) => [`${String(size.width)}x${String(size.height)}`, size, at] as const))(
  'a stage manager at %s',
  (_, viewport, at) => {
    it.concurrent.each(HANDS)(
      'walks the half-day by %s alone, everything whole and in its place',
      async (name, handOn) => {
        const halfDay = halfDays[HANDS.length * at + (name === 'touch' ? 1 : 0)];
        if (!halfDay) expect.fail('There is no show for this walk.');
        const context = await browser.newContext({ viewport, hasTouch: name === 'touch' });
        const stage = await browser.newContext({ hasTouch: true });
        const walk = new Walk(await context.newPage(), await stage.newPage());
        const hand = handOn(walk.desk);
        await walk.to(halfDay.before, 'standby');
        await firstHour(walk, hand);
        await walk.to(halfDay.later, 'running');
        await toTheEnd(walk, hand);
        expect(walk.faults).toEqual({});
        await Promise.all([context.close(), stage.close()]);
      },
    );
  },
);
