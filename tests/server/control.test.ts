import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../machines/log/entry.ts';
import { Hosted } from './hosted.ts';
import { ControlLine, DisplayLine, type Line, refusalOf } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY } from './serverProcess.ts';

let server: Hosted;
let show: string;
let open: Line[] = [];

beforeAll(async () => {
  server = await Hosted.start();
});

beforeEach(async () => {
  show = await server.add(EVENING);
});

afterEach(() => {
  open.forEach((line) => line.close());
  open = [];
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

async function controller(auth: object = {}, transports?: string[]): Promise<ControlLine> {
  const line = await ControlLine.open(server.url, { show, ...auth }, transports);
  open.push(line);
  return line;
}

describe('a controller is not let in', () => {
  test.each<[string, object, string, RegExp]>([
    ['without a key', {}, 'unauthorized', /missing/],
    ['with an empty key', { key: '' }, 'unauthorized', /missing/],
    ['with a wrong key', { key: `${KEY}x` }, 'unauthorized', /does not open/],
    ['with a key that is an array', { key: [KEY] }, 'unauthorized', /missing/],
    ['with a wrong key to no show', { key: 'wrong', show: 'no-such' }, 'unauthorized', /does not open/],
    ['to a show that is not there', { key: KEY, show: 'no-such' }, 'unknown-show', /"no-such"/],
    ['with a name that is a number', { key: KEY, name: 7 }, 'invalid', /"name"/],
  ])('%s', async (_, auth, code, detail) => {
    const refused = await refusalOf(`${server.url}/control`, { show, ...auth });
    expect(refused).toEqual({
      message: code,
      data: { code, detail: expect.stringMatching(detail) as string },
    });
  });
});

test.each([['websocket'], ['polling']])(
  'gets programme, moment and displays at once over %s',
  async (transport) => {
    const desk = await controller({}, [transport]);
    await desk.until('displays');
    expect(desk.heard.slice(0, 3).map(({ event }) => event)).toEqual(['programme', 'live', 'displays']);
    expect(desk.live).toMatchObject({ v: 1, show, seq: 0, messages: [] });
    expect(desk.live).not.toHaveProperty('message');
    expect(await desk.ask('time')).toEqual(expect.any(Number));
  },
);

test('is told of each entry: when, what, by whose hand', async () => {
  const [ada, grace] = [await controller({ name: 'Ada' }), await controller({ name: ' ' })];
  const before = Date.now();
  const first = await ada.command({ id: 'one', expectedSeq: 0, type: 'show.start' });
  const second = await grace.command({ id: 'two', expectedSeq: 1, type: 'clock.adjust', byMs: 60_000 });
  await grace.until<Entry>('logged', ({ seq }) => seq === 2);
  const logged = grace.all<Entry>('logged');
  expect(logged).toMatchObject([
    { seq: 1, type: 'show.start', by: 'Ada', id: 'one', args: {}, run: 1 },
    { seq: 2, type: 'clock.adjust', by: 'stage manager', id: 'two', args: { byMs: 60_000 }, run: 1 },
  ]);
  expect(first).toEqual({ ok: true, seq: 1, at: logged[0]?.at });
  expect(second).toEqual({ ok: true, seq: 2, at: logged[1]?.at });
  for (const { at } of logged) {
    expect(at).toBeGreaterThanOrEqual(before - 5);
    expect(at).toBeLessThanOrEqual(Date.now() + 5);
  }
});

test('hears its answer before anybody hears what came of it', async () => {
  const desk = await controller();
  const order: string[] = [];
  desk.socket.on('live', () => order.push('live'));
  desk.socket.on('logged', () => order.push('logged'));
  await new Promise<void>((resolve) => {
    desk.socket.emit('command', { id: 'one', expectedSeq: 0, type: 'show.start' }, () => {
      order.push('answer');
      resolve();
    });
  });
  await desk.until('logged');
  expect(order).toEqual(['answer', 'live', 'logged']);
});

test('what happens in one show is not told in another', async () => {
  const other = await server.add(EVENING);
  const [desk, elsewhere] = [await controller(), await controller({ show: other })];
  const display = await DisplayLine.open(server.url, { show: other, view: 'room' });
  open.push(display);
  await desk.do('show.start');
  await desk.do('message.show', { to: 'all', text: 'Only here' });
  await elsewhere.ask('time');
  expect(elsewhere.all('live')).toHaveLength(1);
  expect(elsewhere.all('logged')).toEqual([]);
  expect(display.all('live')).toHaveLength(1);
});

test('who comes later gets the moment as it is', async () => {
  const desk = await controller();
  await desk.do('show.start');
  await desk.do('clock.hold');
  await desk.do('screen.blackout', { on: true });
  await desk.do('message.show', { to: 'speaker', text: 'Stay' });
  const late = await controller();
  const { at: _then, next: _next, schedule: _schedule, ...moment } = desk.live;
  expect(late.live).toMatchObject(moment);
  expect(late.live).toMatchObject({ state: 'held', blackout: ['room', 'agenda'], seq: 4 });
});

test('a rename that comes without a name renames nothing', async () => {
  const display = await DisplayLine.open(server.url, { show, view: 'room', device: 'tv', name: 'TV' });
  open.push(display);
  const desk = await controller();
  expect(await desk.ask('direct', { device: 'tv', do: 'rename' })).toEqual({ ok: false });
  expect(await desk.ask('direct', { device: 'tv', do: 'go' })).toEqual({ ok: false });
  expect(display.all('direct')).toEqual([]);
});
