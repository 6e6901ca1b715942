import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ServerClock } from '../../../client/lib/time/serverclock.ts';
import { Synchroniser } from '../../../client/lib/time/synchroniser.ts';
import type { Entry } from '../../../machines/log/entry.ts';
import type { LiveView, Moment } from '../../../machines/wire/live.ts';
import { Hosted } from '../hosted.ts';
import { ControlLine } from '../line.ts';
import { EVENING, programmeOf, segment } from '../programmes.ts';
import { SettableClocks } from './settableClocks.ts';

const HOUR = 3_600_000;
const TEN_MINUTES = 600_000;

let clocks: SettableClocks;
let server: Hosted;

beforeEach(async () => {
  clocks = new SettableClocks();
  server = await Hosted.start({}, clocks);
});

afterEach(async () => {
  await server.remove();
});

/** How far server time is ahead of the wall clock, in ms, to within the time that asking takes. */
async function ahead(): Promise<number> {
  const { body } = await server.get('/api/time');
  return Number(body['now']) - clocks.wall();
}

/** What the countdown of a view says at this moment by the server's time, in ms. */
async function leftIn({ clock }: Pick<Moment, 'clock'>): Promise<number> {
  if (!clock || !('zeroAt' in clock)) throw new Error('No clock runs.');
  const { body } = await server.get('/api/time');
  return clock.zeroAt - Number(body['now']);
}

async function logOf(show: string): Promise<Entry[]> {
  const { body } = await server.get(`/api/shows/${show}/log`);
  return body as unknown as Entry[];
}

/** A display as its page keeps time: reconnecting by itself, and asking as often as a page does. */
function displayTime() {
  const socket = io(`${server.url}/display`, {
    auth: { view: 'speaker' },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
  });
  const local = () => performance.now();
  const clock = new ServerClock(local);
  const world = {
    ask: () => socket.timeout(2000).emitWithAck('time') as Promise<number>,
    local,
    later: (act: () => void, ms: number) => {
      const timer = setTimeout(act, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  const synchroniser = new Synchroniser(world, clock, () => undefined);
  let connects = 0;
  socket.on('connect', () => {
    connects += 1;
    synchroniser.start();
  });
  socket.on('disconnect', () => {
    synchroniser.stop();
  });
  onTestFinished(() => {
    synchroniser.stop();
    socket.disconnect();
  });
  return { clock, connects: () => connects };
}

const soon = { timeout: 4000, interval: 50 };

describe('a wall clock that is set', () => {
  it.each([HOUR, -HOUR])(
    'by %d ms leaves a countdown and its screens alone, and is followed when the show is over',
    async (byMs) => {
      const show = await server.add(EVENING);
      const control = await ControlLine.open(server.url, { show });
      const display = displayTime();
      const live = await control.do('show.start');
      await expect.poll(display.connects, soon).toBe(1);
      clocks.setWall(byMs);
      await new Promise((resolve) => setTimeout(resolve, 2200));
      expect(Math.abs((await ahead()) + byMs)).toBeLessThan(50);
      expect(Math.abs(display.clock.now() - clocks.wall() + byMs)).toBeLessThan(50);
      expect(await leftIn(live)).toBeLessThan(TEN_MINUTES - 2000);
      expect(await leftIn(await control.do('segment.next'))).toBeGreaterThan(TEN_MINUTES - 1000);
      expect(display.connects()).toBe(1);
      control.close();

      const before = (await logOf(show)).at(-1)?.at ?? 0;
      const ended = await server.post(`/api/shows/${show}/commands`, {
        id: 'end',
        expectedSeq: 2,
        type: 'show.end',
      });
      expect(ended.status).toBe(200);
      expect(ended.body['at']).toBeGreaterThanOrEqual(before);
      if (byMs < 0) {
        // Back before what has been logged it never goes.
        await new Promise((resolve) => setTimeout(resolve, 1500));
        expect(Math.abs((await ahead()) + byMs)).toBeLessThan(50);
        return;
      }
      await expect.poll(async () => Math.abs(await ahead()), soon).toBeLessThan(50);
      await expect.poll(() => Math.abs(display.clock.now() - clocks.wall()), soon).toBeLessThan(50);
      expect(display.connects()).toBe(2);
    },
  );

  it('back by an hour is followed at once while no show is on and nothing was logged in that hour', async () => {
    const display = displayTime();
    await server.add(EVENING);
    clocks.setWall(2 * HOUR);
    await expect.poll(async () => Math.abs(await ahead()), soon).toBeLessThan(50);
    clocks.setWall(-HOUR);
    await expect.poll(async () => Math.abs(await ahead()), soon).toBeLessThan(50);
    await expect.poll(() => Math.abs(display.clock.now() - clocks.wall()), soon).toBeLessThan(50);
  });

  it('back by an hour while the server was down does not give the countdown an hour more', async () => {
    const show = await server.add(EVENING);
    const control = await ControlLine.open(server.url, { show });
    await control.do('show.start');
    control.close();
    await server.close();
    clocks.setWall(-HOUR);
    await server.open({}, clocks);
    const { body } = await server.get(`/api/shows/${show}/live`);
    expect(await leftIn(body as unknown as LiveView)).toBeLessThanOrEqual(TEN_MINUTES);
    expect(Number(body['at'])).toBeGreaterThanOrEqual((await logOf(show)).at(-1)?.at ?? Infinity);
  });
});

describe('a machine that slept', () => {
  it('finds the countdown gone on, does what fell due at its time, and calls the screens to look again', async () => {
    const show = await server.add(
      programmeOf([segment('a', { autoAdvance: true }), segment('b', { durationMs: 2 * HOUR })]),
    );
    const control = await ControlLine.open(server.url, { show });
    const display = displayTime();
    const { at: startedAt } = await control.do('show.start');
    await expect.poll(display.connects, soon).toBe(1);
    control.close();
    clocks.sleep(HOUR);
    await expect.poll(() => Math.abs(display.clock.now() - clocks.wall()), soon).toBeLessThan(50);
    expect(Math.abs(await ahead())).toBeLessThan(50);
    await expect.poll(display.connects, soon).toBe(2);
    const [, advance] = await logOf(show);
    expect(advance?.type).toBe('deadline.advance');
    expect(Math.abs((advance?.at ?? 0) - startedAt - TEN_MINUTES)).toBeLessThan(50);
  });
});
