import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BatonView, You } from '../../machines/wire/baton.ts';
import { GRACE_MS } from '../../server/gateways/baton.ts';
import { Hosted } from './hosted.ts';
import { makeLink } from './keyring.ts';
import { ControlLine, type Line } from './line.ts';
import { EVENING } from './programmes.ts';

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

async function join(name: string, auth: object = {}): Promise<ControlLine> {
  const line = await ControlLine.open(server.url, { show, name, ...auth });
  open.push(line);
  await line.until('you');
  return line;
}

const idOf = (line: ControlLine) => line.all<You>('you').at(-1)?.id;

/** Waits until everybody has been told so. */
async function told(lines: ControlLine[], matches: (view: BatonView) => boolean): Promise<void> {
  for (const line of lines) {
    await expect
      .poll(() => matches(line.all<BatonView>('baton').at(-1) ?? missing()), { timeout: 3000 })
      .toBe(true);
  }
}

function missing(): never {
  throw new Error('Nothing was told of the baton.');
}

const inHandOf = (name: string | null) => (view: BatonView) => (view.holder?.name ?? null) === name;

test('everybody at the controls is told who is there, in which role, and who is in command since when', async () => {
  const { key } = await makeLink(server, { role: 'viewer', show });
  const [ada, grace, watcher] = [await join('Ada'), await join('Grace'), await join('Lin', { key })];
  const before = Date.now();
  expect(await ada.ask('baton', { do: 'take' })).toEqual({ ok: true });
  await told([ada, grace, watcher], inHandOf('Ada'));
  const view = watcher.all<BatonView>('baton').at(-1);
  expect(view).toMatchObject({ strict: false, asking: [] });
  expect(view?.holder).toMatchObject({ id: idOf(ada), name: 'Ada', lostAt: null });
  expect(Math.abs((view?.holder?.since ?? 0) - before)).toBeLessThan(2000);
  expect(view?.controllers.map(({ name, role }) => [name, role])).toEqual([
    ['Ada', 'manager'],
    ['Grace', 'manager'],
    ['Lin', 'viewer'],
  ]);
  grace.close();
  await told([ada, watcher], ({ controllers }) => controllers.length === 2);
});

test('one press takes it; the one who had it sees that, and nobody is refused', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  await ada.ask('baton', { do: 'take' });
  await grace.ask('baton', { do: 'take' });
  await told([ada, grace], inHandOf('Grace'));
  await ada.do('show.start');
  await told([ada, grace], inHandOf('Grace'));
});

test('who calls a show that nobody has in hand has it in hand; a message is no call', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  await ada.do('message.show', { to: 'all', text: 'Hello' });
  await told([ada, grace], inHandOf(null));
  await grace.do('show.start');
  await told([ada, grace], inHandOf('Grace'));
});

test('taking it makes no press stale', async () => {
  const [ada, grace] = [await join('Ada'), await join('Grace')];
  const { seq } = await ada.do('show.start');
  await grace.ask('baton', { do: 'take' });
  expect(await ada.command({ id: 'hold', expectedSeq: seq, type: 'clock.hold' })).toMatchObject({ ok: true });
});

test('it is asked for, handed on and laid down', async () => {
  const [ada, grace, lin] = [await join('Ada'), await join('Grace'), await join('Lin')];
  await ada.ask('baton', { do: 'take' });
  await grace.ask('baton', { do: 'ask' });
  await lin.ask('baton', { do: 'ask' });
  await grace.ask('baton', { do: 'ask' });
  await told([ada, grace, lin], ({ asking }) => asking.join() === [idOf(grace), idOf(lin)].join());
  expect(await lin.ask('baton', { do: 'give', to: idOf(lin) })).toMatchObject({ ok: false, code: 'refused' });
  expect(await ada.ask('baton', { do: 'give', to: 'nobody' })).toMatchObject({ ok: false, code: 'refused' });
  expect(await ada.ask('baton', { do: 'give', to: idOf(grace) })).toEqual({ ok: true });
  await told([ada, grace, lin], (view) => inHandOf('Grace')(view) && view.asking.length === 0);
  expect(await ada.ask('baton', { do: 'leave' })).toMatchObject({ ok: false, code: 'refused' });
  await grace.ask('baton', { do: 'leave' });
  await told([ada, grace, lin], inHandOf(null));
  await lin.ask('baton', { do: 'ask' });
  await told([ada, grace, lin], inHandOf('Lin'));
});

describe('in a strict show', () => {
  test('only its holder calls, until another takes over; the rest goes on', async () => {
    const operator = await makeLink(server, { role: 'operator', show });
    const [ada, grace] = [await join('Ada'), await join('Grace')];
    const hand = await join('Lin', { key: operator.key });
    await ada.ask('baton', { do: 'strict', on: true });
    await ada.do('show.start');
    await told([grace], inHandOf('Ada'));
    expect(await grace.give('clock.hold')).toMatchObject({
      ok: false,
      code: 'refused',
      message: /^Ada is in command/,
    });
    await grace.do('message.show', { to: 'all', text: 'From Grace' });
    await grace.do('programme.update', { segmentId: 'c', changes: { title: 'Last' } });
    await hand.until<{ seq: number }>('live', ({ seq }) => seq === 3);
    await hand.do('message.clear');
    expect(
      (await server.post(`/api/shows/${show}/commands`, { id: 'b', expectedSeq: 4, type: 'clock.hold' }))
        .status,
    ).toBe(200);
    await grace.ask('baton', { do: 'take' });
    await grace.until<{ seq: number }>('live', ({ seq }) => seq === 5);
    await grace.do('clock.resume');
    expect(await ada.give('clock.hold')).toMatchObject({ ok: false, code: 'refused', message: /^Grace/ });
  });

  test('a retry of what was carried out has its answer, whoever holds it now', async () => {
    const [ada, grace] = [await join('Ada'), await join('Grace')];
    await ada.ask('baton', { do: 'strict', on: true });
    const answer = await ada.command({ id: 'start', expectedSeq: 0, type: 'show.start' });
    await grace.ask('baton', { do: 'take' });
    expect(await ada.command({ id: 'start', expectedSeq: 0, type: 'show.start' })).toEqual(answer);
  });

  test('it stays strict over a restart', async () => {
    const own = await Hosted.start();
    const id = await own.add(EVENING);
    const line = await ControlLine.open(own.url, { show: id });
    await line.ask('baton', { do: 'strict', on: true });
    line.close();
    await own.close();
    await own.open();
    const again = await ControlLine.open(own.url, { show: id });
    expect(await again.until<BatonView>('baton')).toMatchObject({ strict: true, holder: null });
    again.close();
    await own.remove();
  });
});

test(
  'a holder who comes back in time still holds it; one who does not has lost it',
  { timeout: 30_000 },
  async () => {
    const device = 'the-tab-of-ada';
    const [ada, grace] = [await join('Ada', { device }), await join('Grace')];
    await ada.ask('baton', { do: 'take' });
    await ada.ask('baton', { do: 'strict', on: true });
    ada.close();
    await told([grace], ({ holder }) => holder !== null && holder.lostAt !== null);
    expect(await grace.give('show.start')).toMatchObject({ code: 'refused', message: /^Ada is in command/ });
    const back = await join('Ada', { device });
    await told([grace], (view) => inHandOf('Ada')(view) && view.holder?.lostAt === null);
    back.close();
    const from = performance.now();
    await told([grace], ({ holder }) => holder !== null && holder.lostAt !== null);
    await wait(GRACE_MS - 1500);
    expect(grace.all<BatonView>('baton').at(-1)?.holder?.name).toBe('Ada');
    await told([grace], inHandOf(null));
    expect(performance.now() - from).toBeGreaterThan(GRACE_MS - 200);
    expect(await grace.give('show.start')).toMatchObject({ ok: true });
    await told([grace], inHandOf('Grace'));
  },
);

test('two tabs of one person are one, until the last is closed', async () => {
  const device = 'the-browser-of-ada';
  const grace = await join('Grace');
  const [one, two] = [await join('Ada', { device }), await join('Ada', { device })];
  await told([grace], ({ controllers }) => controllers.length === 2);
  one.close();
  await wait(200);
  expect(grace.all<BatonView>('baton').at(-1)?.controllers).toHaveLength(2);
  two.close();
  await told([grace], ({ controllers }) => controllers.length === 1);
});

test('nobody passes for another by the id that they are known by', async () => {
  const ada = await join('Ada', { device: 'secret' });
  await ada.ask('baton', { do: 'take' });
  const thief = await join('Thief', { device: idOf(ada) });
  expect(idOf(thief)).not.toBe(idOf(ada));
  expect(JSON.stringify(thief.heard)).not.toContain('secret');
});
