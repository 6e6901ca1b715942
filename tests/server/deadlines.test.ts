import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Entry } from '../../machines/log/entry.ts';
import type { ControlView, LiveView } from '../../machines/wire/live.ts';
import { Hosted } from './hosted.ts';
import { ControlLine, DisplayLine } from './line.ts';
import { programmeOf, segment } from './programmes.ts';
import { KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';

let server: Hosted;

beforeAll(async () => {
  server = await Hosted.start();
});

afterEach(() => {
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

/** Segments that go on by themselves after so many ms, and one at the end that does not. */
const chain = (...lengths: number[]) =>
  programmeOf([
    ...lengths.map((durationMs, index) => segment(`s${String(index)}`, { durationMs, autoAdvance: true })),
    segment('last'),
  ]);

async function deskOf(programme: ReturnType<typeof chain>): Promise<ControlLine> {
  const desk = await ControlLine.open(server.url, { show: await server.add(programme) });
  onTestFinished(() => desk.close());
  return desk;
}

const zeroOf = ({ clock }: Pick<LiveView, 'clock'>) => (clock && 'zeroAt' in clock ? clock.zeroAt : NaN);

const advances = (desk: ControlLine) =>
  desk.all<Entry>('logged').filter(({ type }) => type === 'deadline.advance');

/** Awaits a moment, in epoch ms. */
const until = (at: number) => wait(Math.max(0, at - Date.now()));

describe('a segment that goes on by itself', () => {
  // Two more tries: 50 ms are much for the server, and little for a machine that runs other tests beside it.
  test(
    'does so on its second, is told so within 50 ms, and the next one runs its full length',
    { retry: 2 },
    async () => {
      const desk = await deskOf(chain(1000, 1300, 1000));
      const display = await DisplayLine.open(server.url, { show: desk.live.show, view: 'speaker' });
      onTestFinished(() => display.close());
      const started = await desk.do('show.start');
      const firstZero = zeroOf(started);
      await desk.until<ControlView>('live', ({ segment: on }) => on?.id === 'last');
      await display.until<LiveView>('live', ({ segment: on }) => on?.id === 'last');
      expect(advances(desk).map(({ at, by }) => [at - firstZero, by])).toEqual([
        [0, 'automatic'],
        [1300, 'automatic'],
        [2300, 'automatic'],
      ]);
      const views = display.all<LiveView>('live');
      expect(views.slice(1).map((live) => [live.segment?.id, zeroOf(live) - firstZero])).toEqual([
        ['s0', 0],
        ['s1', 1300],
        ['s2', 2300],
        ['last', 602_300],
      ]);
      const heard = display.heard.filter(({ event }) => event === 'live').slice(2);
      for (const [index, { at }] of heard.entries()) {
        const due = zeroOf(views[index + 1] ?? started);
        expect(at - due).toBeGreaterThanOrEqual(-1);
        expect(at - due).toBeLessThan(50);
      }
    },
  );

  test('waits for the fixed start of the next', async () => {
    const soon = new Date(Date.now() + 3500);
    const start = soon.toISOString().slice(11, 19);
    const due = Math.floor(soon.getTime() / 1000) * 1000;
    const date = soon.toISOString().slice(0, 10);
    const first = segment('s0', { durationMs: 300, autoAdvance: true });
    const desk = await deskOf(
      programmeOf([first, segment('s1', { start, fixedStart: true })], { timeZone: 'UTC', date }),
    );
    await desk.do('show.start');
    const { at } = await desk.until<Entry>('logged', ({ type }) => type === 'deadline.advance');
    expect(at).toBe(due);
  });

  test('does not while it is held, and is later by what was held or added', async () => {
    const desk = await deskOf(chain(600));
    const zero = zeroOf(await desk.do('show.start'));
    await desk.do('clock.hold');
    await until(zero + 200);
    expect(desk.live.state).toBe('held');
    const resumed = zeroOf(await desk.do('clock.resume'));
    expect(resumed).toBeGreaterThan(zero + 190);
    const moved = zeroOf(await desk.do('clock.adjust', { byMs: 300 }));
    expect(moved).toBe(resumed + 300);
    const { at } = await desk.until<Entry>('logged', ({ type }) => type === 'deadline.advance');
    expect(at).toBe(moved);
  });

  test('ends the show after the last', async () => {
    const desk = await deskOf(programmeOf([segment('only', { durationMs: 300, autoAdvance: true })]));
    await desk.do('show.start');
    const ended = await desk.until<ControlView>('live', ({ state }) => state === 'ended');
    expect(ended).toMatchObject({ seq: 2, segment: null, clock: null, next: null });
  });

  test('is there already for a command that arrives at that moment', async () => {
    const desk = await deskOf(chain(400, 5000));
    for (let round = 0; round < 5; round += 1) {
      const zero = zeroOf(await desk.do('show.start'));
      while (Date.now() < zero - 2) await wait(1);
      const commands = Array.from({ length: 30 }, async (_, index) => {
        await wait(index / 5);
        return desk.command({
          id: `${String(round)}-${String(index)}`,
          expectedSeq: desk.live.seq,
          type: 'message.show',
          to: 'all',
          text: String(index),
        });
      });
      await Promise.all(commands);
      const { seq, at } = await desk.until<Entry>(
        'logged',
        (entry) => entry.type === 'deadline.advance' && entry.at >= zero,
      );
      expect(at).toBe(zero);
      const ofRound = desk.all<Entry>('logged').filter(({ id }) => id.startsWith(`${String(round)}-`));
      for (const message of ofRound) {
        if (message.at > zero) expect(message.seq).toBeGreaterThan(seq);
        if (message.at < zero) expect(message.seq).toBeLessThan(seq);
      }
      await desk.do('show.reset');
    }
  });
});

describe('a message with a time of its own', () => {
  test('goes when it is over, on every screen; one that took its place stays', async () => {
    const desk = await deskOf(programmeOf([segment('a')]));
    const display = await DisplayLine.open(server.url, { show: desk.live.show, view: 'room' });
    onTestFinished(() => display.close());
    const { at } = (await desk.give('message.show', { to: 'room', text: 'Short', forMs: 400 })) as {
      at: number;
    } & object;
    await display.until<LiveView>('live', ({ message }) => message?.text === 'Short');
    const gone = await display.until<LiveView>('live', ({ seq }) => seq === 2);
    expect(gone.message).toBeNull();
    const [, entry] = await desk
      .until<Entry>('logged', ({ seq }) => seq === 2)
      .then(() => desk.all<Entry>('logged'));
    expect(entry).toMatchObject({ type: 'deadline.expire', at: at + 400, by: 'automatic' });

    await desk.do('message.show', { to: 'room', text: 'First', forMs: 300 });
    await desk.do('message.show', { to: 'room', text: 'Second' });
    await wait(450);
    expect(desk.live).toMatchObject({ seq: 4, messages: [{ text: 'Second' }] });
  });

  test('cannot be seen any more once it is over', async () => {
    const desk = await deskOf(programmeOf([segment('a')]));
    const display = await DisplayLine.open(server.url, { show: desk.live.show, view: 'room' });
    onTestFinished(() => display.close());
    const view = await desk.do('message.show', { to: 'room', text: 'Quick', needsSeen: true, forMs: 200 });
    const { id, until: over = 0 } = view.messages[0] ?? { id: '' };
    const answers: unknown[] = [];
    while (Date.now() < over + 100) {
      answers.push(await display.ask('seen', { messageId: `${id}?` }));
      await wait(5);
    }
    expect(await display.ask('seen', { messageId: id })).toEqual({ ok: false });
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":false}']));
  });
});

describe('killed while something falls due', () => {
  const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };

  test('is taken up as if it had happened then, several in their order', { timeout: 30_000 }, async () => {
    const data = temporaryFolder();
    const first = await ServerProcess.start(data, { flags: ['--no-sample'] });
    const programme = chain(700, 250, 250, 250, 250);
    await fetch(`${first.url}/api/shows`, { method: 'POST', headers, body: JSON.stringify(programme) });
    const desk = await ControlLine.open(first.url);
    const zero = zeroOf(await desk.do('show.start'));
    await desk.do('message.show', { to: 'all', text: 'Brief', forMs: 900 });
    const { until: over } = desk.live.messages[0] ?? {};
    await first.end('SIGKILL');
    desk.close();
    await until(zero + 1200);

    const second = await ServerProcess.start(data, { flags: ['--no-sample'] });
    const later = await ControlLine.open(second.url);
    const url = `${second.url}/api/shows/${later.live.show}/log`;
    const log = (await (await fetch(url, { headers })).json()) as Entry[];
    expect(log.slice(2).map(({ seq, type, at, by }) => [seq, type, at - zero, by])).toEqual(
      [
        ['deadline.advance', 0],
        ['deadline.expire', (over ?? NaN) - zero],
        ['deadline.advance', 250],
        ['deadline.advance', 500],
        ['deadline.advance', 750],
        ['deadline.advance', 1000],
      ]
        .sort(([, a], [, b]) => Number(a) - Number(b))
        .map(([type, at], index) => [index + 3, type, at, 'automatic']),
    );
    expect(later.live).toMatchObject({ state: 'running', segment: { id: 'last' }, messages: [] });
    expect(zeroOf(later.live)).toBe(zero + 1000 + 600_000);
    later.close();
  });

  test('is due still if it comes back in time', { timeout: 20_000 }, async () => {
    const data = temporaryFolder();
    const first = await ServerProcess.start(data, { flags: ['--no-sample'] });
    const body = JSON.stringify(chain(4000));
    await fetch(`${first.url}/api/shows`, { method: 'POST', headers, body });
    const desk = await ControlLine.open(first.url);
    const zero = zeroOf(await desk.do('show.start'));
    desk.close();
    await first.end('SIGKILL');
    const second = await ServerProcess.start(data, { flags: ['--no-sample'] });
    const later = await ControlLine.open(second.url);
    expect(later.live).toMatchObject({ segment: { id: 's0' }, clock: { zeroAt: zero } });
    const { at } = await later.until<Entry>('logged', ({ type }) => type === 'deadline.advance');
    expect(at).toBe(zero);
    later.close();
  });
});
