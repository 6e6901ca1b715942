import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, secondsIn, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

const DELAY_S = 3;

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

it.each(['speaker', 'room', 'agenda', 'greenroom', 'overlay'])(
  '/%s shows the show later by its delay, its clock and its changes alike',
  async (view) => {
    const show = await server.add({
      title: 'Forum',
      timeZone: 'UTC',
      segments: [
        { kind: 'other', title: 'One', durationMs: 600_000 },
        { kind: 'other', title: 'Two', durationMs: 900_000 },
      ],
    });
    await server.give(show, 'show.start');
    const truth = await openPage(browser, `${server.url}/speaker?show=${show}`);
    const late = await openPage(
      browser,
      `${server.url}/${view}?show=${show}&clock=1&delay=${String(DELAY_S)}`,
    );
    await untilMarked([truth, late], { link: 'online', state: 'running', seq: '1' });
    await late.waitForSelector('[data-segment-title]');
    const [now, then] = (await Promise.all([faceOf(truth), faceOf(late)])).map(({ clock }) =>
      secondsIn(clock),
    );
    expect(Math.abs((then ?? 0) - (now ?? 0) - DELAY_S)).toBeLessThanOrEqual(1);

    const early = untilMarked([truth], { seq: '2' });
    const marked = untilMarked([late], { seq: '2' });
    await server.give(show, 'segment.next');
    const apart = (await marked) - (await early);
    expect(apart).toBeGreaterThan(DELAY_S * 1_000 - 250);
    expect(apart).toBeLessThan(DELAY_S * 1_000 + 500);
    expect(await faceOf(late)).toMatchObject({ segment: 'Two', clock: '15:00' });
    await truth.context().close();
    await late.context().close();
  },
);
