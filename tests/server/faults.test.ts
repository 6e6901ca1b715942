import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { io } from 'socket.io-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DisplaysView } from '../../machines/wire/display.ts';
import type { LiveView } from '../../machines/wire/live.ts';
import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import type { Asking } from './asker.ts';
import { ControlLine, DisplayLine } from './line.ts';
import { EVENING, programmeOf, segment } from './programmes.ts';
import { RawLine } from './rawLine.ts';
import { KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';

/** Engine.IO's answer to a ping. */
const PONG = '3';

async function started(programme: ProgrammeDraft = EVENING): Promise<ServerProcess> {
  const server = await ServerProcess.start(temporaryFolder(), { flags: ['--no-sample'] });
  const response = await fetch(`${server.url}/api/shows`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(programme),
  });
  expect(response.status).toBe(201);
  return server;
}

async function controlOf(server: ServerProcess): Promise<ControlLine> {
  const control = await ControlLine.open(server.url);
  onTestFinished(() => {
    control.close();
  });
  return control;
}

async function displayOf(server: ServerProcess): Promise<DisplayLine> {
  const display = await DisplayLine.open(server.url, { view: 'speaker', device: 'well' });
  onTestFinished(() => {
    display.close();
  });
  return display;
}

const gone = (device: string) => (view: DisplaysView) => view.gone?.includes(device) ?? false;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long the server takes to tell the time, in ms, asked again and again until `isOver`. */
async function slowestAnswer(display: DisplayLine, isOver: () => boolean): Promise<number> {
  let slowest = 0;
  while (!isOver()) {
    const askedAt = performance.now();
    await display.ask('time');
    slowest = Math.max(slowest, performance.now() - askedAt);
    await wait(5);
  }
  return slowest;
}

/** Of a size that fills what the network takes in, after a few of its changes. */
const LONG_PROGRAMME = programmeOf(
  Array.from({ length: 500 }, (_, index) => segment(`s${String(index)}`, { title: 'Long '.repeat(60) })),
);

async function memoryOf(server: ServerProcess): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1]);
}

describe('a display that never reads', { timeout: 30_000 }, () => {
  test('is cut off, though it answers every ping; the others never notice', async () => {
    const server = await started(LONG_PROGRAMME);
    const [control, well] = [await controlOf(server), await displayOf(server)];
    const slow = await RawLine.open(server.url, { view: 'room', device: 'slow' });
    slow.stopReading();
    const pongs = setInterval(() => {
      slow.say(PONG);
    }, 500);
    onTestFinished(() => {
      clearInterval(pongs);
    });
    const before = await memoryOf(server);
    let slowest = 0;
    let changes = 0;
    while (!control.all<DisplaysView>('displays').some(gone('slow')) && changes < 1000) {
      changes += 1;
      const toldAt = performance.now();
      const title = `Long ${String(changes)} ${'title '.repeat(40)}`;
      const { seq } = await control.do('programme.update', { segmentId: 's0', changes: { title } });
      await well.until<LiveView>('live', (live) => live.seq === seq);
      slowest = Math.max(slowest, performance.now() - toldAt);
    }
    await control.until('displays', gone('slow'));
    expect(server.stderr).toContain('does not read');
    expect(changes).toBeLessThan(1000);
    expect(slowest).toBeLessThan(1000);
    expect(well.socket.connected).toBe(true);
    expect((await memoryOf(server)) - before).toBeLessThan(100e6);
  });

  test('is cut off over long polling too, where it answers pings and never polls', async () => {
    const server = await started(LONG_PROGRAMME);
    const control = await controlOf(server);
    const address = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const opening = await (await fetch(address)).text();
    const { sid } = JSON.parse(opening.slice(1)) as { sid: string };
    const say = (body: string) => fetch(`${address}&sid=${sid}`, { method: 'POST', body });
    await say('40/display,{"view":"room","device":"slow"}');
    const pongs = setInterval(() => void say(PONG).catch(() => undefined), 500);
    onTestFinished(() => {
      clearInterval(pongs);
    });
    let changes = 0;
    while (!control.all<DisplaysView>('displays').some(gone('slow')) && changes < 1000) {
      changes += 1;
      await control.do('programme.update', {
        segmentId: 's0',
        changes: { title: `Title ${String(changes)}` },
      });
    }
    expect(changes).toBeLessThan(1000);
    expect(server.stderr).toContain('does not read');
  });
});

describe('a display that floods the server', { timeout: 20_000 }, () => {
  test('with questions for the time loses the line, and delays nobody', async () => {
    const server = await started();
    const well = await displayOf(server);
    const floods: RawLine[] = [];
    let isOver = false;
    const slowest = slowestAnswer(well, () => isOver);
    for (let round = 0; round < 5; round += 1) {
      const flood = await RawLine.open(server.url, { view: 'room', device: 'flood' });
      flood.say('42/display,1["time"]', 50_000);
      floods.push(flood);
      await expect.poll(() => flood.isClosed, { timeout: 5000, interval: 10 }).toBe(true);
    }
    isOver = true;
    expect(await slowest).toBeLessThan(250);
    expect(Math.max(...floods.map((flood) => flood.count('43/display,1')))).toBeLessThan(1000);
    expect(well.socket.connected).toBe(true);
  });

  test.each<[string, string, number]>([
    ['answers to no ping', '3', 50_000],
    ['events where it has not come in', '42/control,1["command",{}]', 50_000],
    ['long nonsense', `42/display,["status",[${'1,'.repeat(30_000)}1]]`, 50],
  ])('with %s loses the line, and delays nobody', async (_, text, times) => {
    const server = await started(LONG_PROGRAMME);
    const well = await displayOf(server);
    let isOver = false;
    const slowest = slowestAnswer(well, () => isOver);
    for (let round = 0; round < 3; round += 1) {
      const flood = await RawLine.open(server.url, { view: 'room', device: 'flood' });
      flood.say(text, times);
      await expect.poll(() => flood.isClosed, { timeout: 5000, interval: 10 }).toBe(true);
    }
    isOver = true;
    expect(await slowest).toBeLessThan(250);
    expect(well.socket.connected).toBe(true);
  });

  test('less than that is left without some answers, and answered again when it has calmed down', async () => {
    const server = await started();
    const eager = await RawLine.open(server.url, { view: 'room', device: 'eager' });
    eager.say('42/display,1["time"]', 1500);
    await wait(500);
    const answered = eager.count('43/display,1');
    expect(answered).toBeGreaterThanOrEqual(500);
    expect(answered).toBeLessThan(1000);
    eager.say('42/display,2["time"]');
    await eager.hears('43/display,2');
    expect(eager.isClosed).toBe(false);
  });
});

test(
  'a crowd that asks for whole programmes and calendars on and on delays no press',
  { timeout: 30_000 },
  async () => {
    const server = await started(LONG_PROGRAMME);
    const control = await controlOf(server);
    await control.do('show.start');
    const asking: Asking = {
      addresses: ['programme', 'programme', 'calendar.ics'].map(
        (what) => `${server.url}/api/shows/${control.live.show}/${what}`,
      ),
      connections: 200,
      lastsMs: 3000,
    };
    const crowd = new Worker(join(import.meta.dirname, 'asker.ts'), { workerData: asking });
    let answers: Record<string, number> | undefined;
    crowd.once('message', (counted: Record<string, number>) => (answers = counted));
    const took: number[] = [];
    while (!answers) {
      const pressedAt = performance.now();
      await control.do(control.live.state === 'held' ? 'clock.resume' : 'clock.hold');
      took.push(performance.now() - pressedAt);
      await wait(5);
    }
    expect(Object.keys(answers)).toEqual(['200']);
    took.sort((one, other) => one - other);
    expect(took[Math.floor(took.length / 2)]).toBeLessThan(100);
    expect(control.socket.connected).toBe(true);
  },
);

test(
  'a thousand displays with one device id are one display, and each gets what is for it',
  { timeout: 60_000 },
  async () => {
    const server = await started();
    const control = await controlOf(server);
    const crowd: RawLine[] = [];
    while (crowd.length < 1000) {
      const more = Array.from({ length: 50 }, () =>
        RawLine.open(server.url, { view: 'room', device: 'twin' }),
      );
      crowd.push(...(await Promise.all(more)));
    }
    const pongs = setInterval(() => {
      crowd.forEach((line) => {
        line.say(PONG);
      });
    }, 1500);
    await control.do('message.show', { to: 'twin', text: 'Find me' });
    await Promise.all(crowd.map((line) => line.hears('Find me')));
    clearInterval(pongs);
    // Controllers are told twice a second: all of this may be quicker than that.
    await control.until<DisplaysView>('displays', ({ changed }) => changed !== undefined);
    const devices = control
      .all<DisplaysView>('displays')
      .flatMap(({ changed, full }) => [...(changed ?? []), ...(full ?? [])]);
    expect(new Set(devices.map(({ device }) => device))).toEqual(new Set(['twin']));
    crowd.forEach((line) => {
      line.stopReading();
    });
    await expect
      .poll(() => control.all<DisplaysView>('displays').some(gone('twin')), { timeout: 15_000 })
      .toBe(true);
  },
);

test(
  'a server that was stopped for longer than anybody waits goes on as if nothing had been',
  { timeout: 30_000 },
  async () => {
    const server = await started();
    const control = await controlOf(server);
    const { clock } = await control.do('show.start');
    const lives: LiveView[] = [];
    const display = io(`${server.url}/display`, {
      auth: { view: 'room' },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 500,
      timeout: 3000,
    });
    onTestFinished(() => {
      display.disconnect();
    });
    display.on('live', (live: LiveView) => lives.push(live));
    await expect.poll(() => lives.length).toBe(1);
    server.signal('SIGSTOP');
    await wait(6000);
    expect(display.connected).toBe(false);
    server.signal('SIGCONT');
    await expect.poll(() => lives.length, { timeout: 3000 }).toBeGreaterThan(1);
    expect(lives.at(-1)?.clock).toEqual(clock);
    const { now } = (await (await fetch(`${server.url}/api/time`)).json()) as { now: number };
    expect(Math.abs(now - Date.now())).toBeLessThan(100);
    const again = await controlOf(server);
    expect((await again.do('segment.next')).segment?.id).toBe('b');
    expect(server.stderr).not.toContain('server time');
  },
);

test('a half-open connection is noticed within seconds', { timeout: 15_000 }, async () => {
  const server = await started();
  const control = await controlOf(server);
  const pulled = await RawLine.open(server.url, { view: 'room', device: 'pulled' });
  await control.until<DisplaysView>('displays', ({ changed }) => changed?.[0]?.device === 'pulled');
  pulled.stopReading();
  await wait(2000);
  expect(control.all<DisplaysView>('displays').some(gone('pulled'))).toBe(false);
  await control.until('displays', gone('pulled'));
});
