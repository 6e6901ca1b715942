import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { DisplaysView } from '../../machines/wire/display.ts';
import type { LiveView, Message } from '../../machines/wire/live.ts';
import type { ProgrammeView } from '../../machines/wire/programme.ts';
import { Hosted } from './hosted.ts';
import { ControlLine, DisplayLine, type Line, refusalOf } from './line.ts';
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

async function display(auth: object = {}, transports?: string[]): Promise<DisplayLine> {
  const line = await DisplayLine.open(server.url, { show, view: 'room', ...auth }, transports);
  open.push(line);
  return line;
}

async function controller(auth: object = {}): Promise<ControlLine> {
  const line = await ControlLine.open(server.url, { show, ...auth });
  open.push(line);
  return line;
}

describe('a display is not let in', () => {
  test.each<[string, object, string, RegExp]>([
    ['without a view', { view: undefined }, 'invalid', /"view"/],
    ['with a view that is none', { view: 'stage' }, 'invalid', /"view"/],
    ['to a show that is not there', { show: 'no-such' }, 'unknown-show', /"no-such"/],
    ['with a show that is a number', { show: 7 }, 'invalid', /"show"/],
    ['with a name that is an object', { name: {} }, 'invalid', /"name"/],
    ['with a name of 101 characters', { name: 'x'.repeat(101) }, 'invalid', /"name"/],
    ['with an empty device', { device: '' }, 'invalid', /"device"/],
    ['with a device of 65 characters', { device: 'x'.repeat(65) }, 'invalid', /"device"/],
    ['with the name of a view for a device', { device: 'speaker' }, 'invalid', /"device"/],
    ['with "all" for a device', { device: 'all' }, 'invalid', /"device"/],
  ])('%s', async (_, auth, code, detail) => {
    const refused = await refusalOf(`${server.url}/display`, { show, view: 'room', ...auth });
    expect(refused).toEqual({
      message: code,
      data: { code, detail: expect.stringMatching(detail) as string },
    });
  });

  test('at no namespace', async () => {
    expect(await refusalOf(server.url, { show, view: 'room' })).toMatchObject({ message: 'invalid' });
  });
});

test.each([['websocket'], ['polling']])(
  'gets the programme and then the moment at once over %s',
  async (transport) => {
    const line = await display({}, [transport]);
    expect(line.heard.slice(0, 2).map(({ event }) => event)).toEqual(['programme', 'live']);
    const [view] = line.all<ProgrammeView>('programme');
    expect(view).toMatchObject({ show, seq: 0, programme: { title: 'An evening', place: 'Hall 1' } });
    expect(view?.plan.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    for (const { startsAt, endsAt } of view?.plan ?? []) expect(endsAt - startsAt).toBe(600_000);
  },
);

test('gets every view to the letter', async () => {
  const line = await display();
  const desk = await controller();
  expect(line.live).toEqual({
    v: 1,
    show,
    seq: 0,
    at: expect.any(Number) as number,
    state: 'standby',
    mode: 'live',
    segment: null,
    clock: null,
    turn: null,
    next: {
      id: 'a',
      kind: 'keynote',
      title: 'Segment a',
      speakers: [],
      startsAt: expect.any(Number) as number,
    },
    schedule: {
      point: 'c',
      plannedEnd: expect.any(Number) as number,
      expectedEnd: expect.any(Number) as number,
    },
    blackout: [],
    message: null,
  });

  const before = Date.now();
  await desk.do('show.start');
  await desk.do('segment.goto', { segmentId: 'b' });
  const speakers = [
    { id: 'ada', name: 'Ada' },
    { id: 'grace', name: 'Grace' },
  ];
  const running = await line.until<LiveView>('live', ({ seq }) => seq === 2);
  expect(running).toMatchObject({
    state: 'running',
    turn: null,
    next: { id: 'c', kind: 'closing', title: 'Segment c', speakers: [] },
  });
  expect(running.segment).toEqual({
    id: 'b',
    index: 1,
    kind: 'panel',
    title: 'Segment b',
    speakers,
    durationMs: 600_000,
    warnMs: 300_000,
    wrapMs: 60_000,
  });
  const zeroAt = running.clock && 'zeroAt' in running.clock ? running.clock.zeroAt : NaN;
  expect(zeroAt - before).toBeGreaterThanOrEqual(599_990);
  expect(zeroAt - before).toBeLessThan(605_000);

  await desk.do('turn.start', { speakerId: 'grace' });
  const turn = (await line.until<LiveView>('live', ({ seq }) => seq === 3)).turn;
  expect(turn).toEqual({
    speakerId: 'grace',
    name: 'Grace',
    durationMs: expect.any(Number) as number,
    warnMs: expect.any(Number) as number,
    wrapMs: expect.any(Number) as number,
    clock: { zeroAt: expect.any(Number) as number },
  });

  await desk.do('clock.hold');
  const held = await line.until<LiveView>('live', ({ seq }) => seq === 4);
  expect(held.state).toBe('held');
  expect(Object.keys(held.clock ?? {})).toEqual(['leftMs']);

  await desk.do('segment.end');
  const between = await line.until<LiveView>('live', ({ seq }) => seq === 5);
  expect(between).toMatchObject({
    state: 'between',
    segment: null,
    clock: null,
    turn: null,
    next: { id: 'c' },
  });

  await desk.do('show.end');
  const ended = await line.until<LiveView>('live', ({ seq }) => seq === 6);
  expect(ended).toMatchObject({ state: 'ended', segment: null, clock: null, next: null });
});

test('never gets notes, a controller does', async () => {
  const [line, desk] = [await display(), await controller()];
  await desk.do('show.start');
  await desk.do('programme.insert', {
    segment: { kind: 'other', title: 'New', durationMs: 1000, notes: 'Secret.' },
  });
  await line.until<LiveView>('live', ({ seq }) => seq === 2);
  expect(JSON.stringify(line.heard)).not.toContain('notes');
  expect(JSON.stringify(desk.all('programme')[0])).toContain('Ask for the keys.');
  expect(JSON.stringify(desk.all('programme').at(-1))).toContain('Secret.');
});

test('hears of the programme only when it changes, before the view of the same seq', async () => {
  const [line, desk] = [await display(), await controller()];
  await desk.do('show.start');
  await desk.do('clock.hold');
  await desk.do('message.show', { to: 'all', text: 'Hello' });
  await desk.do('programme.update', { segmentId: 'c', changes: { title: 'Finale' } });
  await line.until<LiveView>('live', ({ seq }) => seq === 4);
  const told = line.heard.map(({ event, payload }) => `${event} ${String((payload as { seq: number }).seq)}`);
  // The plan is fixed by the start, so that is told too.
  expect(told).toEqual([
    'programme 0',
    'live 0',
    'programme 1',
    'live 1',
    'live 2',
    'live 3',
    'programme 4',
    'live 4',
  ]);
  expect(line.all<ProgrammeView>('programme').at(-1)?.programme.segments[2]?.title).toBe('Finale');
});

test('gets the translations that it shows, those of others too where it does not say', async () => {
  show = await server.add({
    ...EVENING,
    translations: { fr: { title: 'Soirée' }, zh: { title: '晚会' }, ar: { title: 'أمسية' } },
  });
  const wanted = ['fr-CH', 'fr', 'en,zh', 'de', undefined];
  const displays = await Promise.all(wanted.map((lang) => display(lang === undefined ? {} : { lang })));
  const told = async (title: string) => {
    const views = await Promise.all(
      displays.map((line) =>
        line.until<ProgrammeView>('programme', ({ programme }) => programme.title === title),
      ),
    );
    return views.map(({ programme }) => Object.keys(programme.translations ?? {}));
  };
  const expected = [['fr'], ['fr'], ['zh'], [], ['fr', 'zh', 'ar']];
  expect(await told(EVENING.title)).toEqual(expected);
  const desk = await controller();
  await desk.do('programme.describe', { changes: { title: 'Another evening' } });
  expect(await told('Another evening')).toEqual(expected);
});

test('is told the time of the server', async () => {
  const line = await display();
  const before = Date.now();
  const now = (await line.ask('time')) as number;
  expect(now).toBeGreaterThan(before - 50);
  expect(now).toBeLessThan(Date.now() + 50);
  expect(await line.ask('time', { sent: 1 })).toEqual(expect.any(Number));
});

test('without a show of its own follows the one on air, else the newest', async () => {
  const empty = await Hosted.start();
  onTestFinished(() => empty.remove());
  const followed = async () => {
    const line = await DisplayLine.open(empty.url, { view: 'room' });
    line.close();
    return line.live.show;
  };
  expect(await refusalOf(`${empty.url}/display`, { view: 'room' })).toMatchObject({
    message: 'unknown-show',
  });
  const first = await empty.add(EVENING);
  expect(await followed()).toBe(first);
  const newest = await empty.add(EVENING);
  expect(await followed()).toBe(newest);
  const desk = await ControlLine.open(empty.url, { show: first });
  open.push(desk);
  await desk.do('show.start');
  expect(await followed()).toBe(first);
  await desk.do('show.end');
  expect(await followed()).toBe(newest);
});

describe('messages', () => {
  const shown = (text: string) => expect.objectContaining({ text }) as Message;

  test('go to whom they are addressed, and to nobody else', async () => {
    const [room, speaker, tablet, desk] = [
      await display({ view: 'room', device: 'door' }),
      await display({ view: 'speaker' }),
      await display({ view: 'moderator', device: 'tablet' }),
      await controller(),
    ];
    const everybody = async (seq: number) =>
      (
        await Promise.all(
          [room, speaker, tablet].map((line) => line.until<LiveView>('live', (live) => live.seq === seq)),
        )
      ).map(({ message }) => message);
    await desk.do('message.show', { to: 'all', text: 'To all' });
    expect(await everybody(1)).toEqual([shown('To all'), shown('To all'), shown('To all')]);
    await desk.do('message.show', { to: 'speaker', text: 'Slower', style: 'urgent' });
    expect(await everybody(2)).toEqual([shown('To all'), shown('Slower'), shown('To all')]);
    await desk.do('message.show', { to: 'tablet', text: 'Pick row 3', needsSeen: true });
    expect(await everybody(3)).toEqual([shown('To all'), shown('Slower'), shown('Pick row 3')]);
    await desk.do('message.show', { to: 'door', text: 'Open' });
    expect(await everybody(4)).toEqual([shown('Open'), shown('Slower'), shown('Pick row 3')]);
    await desk.do('message.clear', { to: 'door' });
    expect(await everybody(5)).toEqual([shown('To all'), shown('Slower'), shown('Pick row 3')]);
    expect(desk.live.messages.map(({ to }) => to)).toEqual(['all', 'speaker', 'tablet']);
    const late = await display({ view: 'moderator', device: 'tablet' });
    expect(late.live.message).toEqual(
      expect.objectContaining({ to: 'tablet', text: 'Pick row 3', style: 'info', needsSeen: true }),
    );
    await desk.do('message.clear');
    expect(await everybody(6)).toEqual([null, null, null]);
  });

  test('are seen only by a display that they are addressed to', async () => {
    const [room, speaker, desk] = [
      await display(),
      await display({ view: 'speaker', device: 'lectern' }),
      await controller(),
    ];
    const view = await desk.do('message.show', { to: 'speaker', text: 'Wrap up', needsSeen: true });
    const messageId = view.messages[0]?.id;
    expect(await room.ask('seen', { messageId })).toEqual({ ok: false });
    for (const nonsense of [{ messageId: 'other' }, { messageId: 7 }, {}, null, 'x', [messageId]]) {
      expect(await speaker.ask('seen', nonsense)).toEqual({ ok: false });
    }
    expect(await speaker.ask('seen')).toEqual({ ok: false });
    expect(desk.live.seq).toBe(1);
    expect(await speaker.ask('seen', { messageId })).toEqual({ ok: true });
    const seen = await desk.until<typeof desk.live>('live', ({ seq }) => seq === 2);
    expect(seen.messages[0]?.seen).toEqual({ device: 'lectern', at: expect.any(Number) as number });
    expect(desk.all<{ type: string; by: string }>('logged').at(-1)).toMatchObject({
      type: 'message.seen',
      by: 'lectern',
    });
    await desk.do('show.start');
    const second = await display({ view: 'speaker', device: 'prompter' });
    for (const again of [speaker, second])
      expect(await again.ask('seen', { messageId })).toEqual({ ok: true });
    expect(desk.live).toMatchObject({ seq: 3, messages: [{ seen: { device: 'lectern' } }] });
  });
});

test('is told what the stage manager wants of it, and of no other', async () => {
  const [one, other, desk] = [
    await display({ device: 'one' }),
    await display({ device: 'other' }),
    await controller(),
  ];
  const orders = [
    { do: 'identify', text: '7' },
    { do: 'reload' },
    { do: 'go', url: '/agenda?show=x' },
    { do: 'rename', text: 'Back wall' },
  ];
  for (const order of orders)
    expect(await desk.ask('direct', { device: 'one', ...order })).toEqual({ ok: true });
  await one.until<{ do: string }>('direct', (order) => order.do === 'rename');
  expect(one.all('direct')).toEqual(orders);
  expect(other.all('direct')).toEqual([]);
  await desk.until<DisplaysView>(
    'displays',
    ({ changed }) => changed?.some(({ name }) => name === 'Back wall') === true,
  );

  const wrong = [
    { device: 'nobody', do: 'reload' },
    { device: 'one', do: 'explode' },
    { device: 'one', do: 'go', url: 7 },
    { device: 'one', do: 'reload', more: 1 },
    { do: 'reload' },
    'reload',
    null,
  ];
  for (const order of wrong) expect(await desk.ask('direct', order)).toEqual({ ok: false });
  expect(await desk.ask('direct')).toEqual({ ok: false });
  expect(one.all('direct')).toEqual(orders);
});

describe('controllers hear of displays', () => {
  const status = { rttMs: 4, errorMs: 2.5, seq: 0, visible: true, awake: false, width: 1920, height: 1080 };

  test('in full on connect, then what changed and who went', async () => {
    const line = await display({ device: 'd1', name: 'Left' });
    const desk = await controller();
    const full = await desk.until<DisplaysView>('displays', (view) => view.full !== undefined);
    const known = { device: 'd1', name: 'Left', view: 'room', show, since: expect.any(Number) as number };
    expect(full).toEqual({ full: [known] });
    line.socket.emit('status', status);
    const { changed } = await desk.until<DisplaysView>(
      'displays',
      (view) => view.changed?.some(({ rttMs }) => rttMs === 4) === true,
    );
    expect(changed).toEqual([{ ...known, ...status }]);
    line.close();
    expect(await desk.until<DisplaysView>('displays', ({ gone }) => gone !== undefined)).toEqual({
      gone: ['d1'],
    });
  });

  test('never of nonsense that a display says of itself', async () => {
    const line = await display({ device: 'd1' });
    const desk = await controller();
    for (const nonsense of [
      { ...status, rttMs: -1 },
      { ...status, rttMs: '4' },
      { ...status, seq: 1.5 },
      {},
      null,
      'x',
    ]) {
      line.socket.emit('status', nonsense);
    }
    line.socket.emit('status');
    line.socket.emit('status', { ...status, width: 1, html: '<b>' });
    const { changed } = await desk.until<DisplaysView>(
      'displays',
      (view) => view.changed?.some(({ width }) => width !== undefined) === true,
    );
    expect(changed).toEqual([expect.objectContaining({ width: 1 })]);
    expect(JSON.stringify(desk.all('displays'))).not.toContain('html');
  });

  test('at most twice a second, however many come', async () => {
    const desk = await controller();
    const lines = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 50));
        return display({ device: `d${String(index)}` });
      }),
    );
    expect(lines).toHaveLength(40);
    await desk.until<DisplaysView>(
      'displays',
      ({ changed }) => changed?.some(({ device }) => device === 'd39') === true,
    );
    const times = desk.heard.filter(
      ({ event, payload }) => event === 'displays' && !(payload as DisplaysView).full,
    );
    for (const [index, { at }] of times.entries()) {
      const before = times[index - 1];
      if (before) expect(at - before.at).toBeGreaterThan(400);
    }
    const names = desk
      .all<DisplaysView>('displays')
      .flatMap(({ changed }) => changed?.map(({ device }) => device) ?? []);
    expect(new Set(names).size).toBe(40);
  });

  test('with several connections as what the newest says, until the last is gone', async () => {
    const desk = await controller();
    const first = await display({ device: 'tv', name: 'First', view: 'room' });
    const second = await display({ device: 'tv', name: 'Second', view: 'agenda' });
    await desk.until<DisplaysView>('displays', ({ changed }) => changed?.[0]?.name === 'Second');
    second.close();
    await desk.until<DisplaysView>('displays', ({ changed }) => changed?.[0]?.view === 'room');
    expect(desk.all<DisplaysView>('displays').every(({ gone }) => gone === undefined)).toBe(true);
    first.close();
    await desk.until<DisplaysView>('displays', ({ gone }) => gone?.[0] === 'tv');
  });
});

test('as a picture on a desk shows what a display does, and is none', async () => {
  const desk = await controller();
  const picture = await display({ view: 'speaker', device: 'lectern', preview: true });
  await desk.give('message.show', { to: 'speaker', text: 'Wrap up', needsSeen: true });
  const shown = await picture.until<LiveView>('live', ({ message }) => message?.text === 'Wrap up');
  expect(await picture.ask('seen', { messageId: shown.message?.id })).toEqual({ ok: false });
  await desk.give('message.show', { to: 'lectern', text: 'For the lectern only' });
  await picture.until<LiveView>('live', ({ seq }) => seq === 2);
  expect(picture.live.message?.text).toBe('Wrap up');
  expect(await desk.ask('direct', { device: 'lectern', do: 'identify' })).toEqual({ ok: false });
  await new Promise((done) => setTimeout(done, 700));
  const told = desk.all<DisplaysView>('displays');
  expect(told).toEqual([{ full: [] }]);
  expect(desk.live.messages[0]?.seen).toBeUndefined();
});

test('has no way to change a show', async () => {
  const [line, desk] = [await display({ device: 'd1' }), await controller()];
  const command = { id: 'x', expectedSeq: 0, type: 'show.start' };
  for (const event of ['command', 'direct', 'live', 'programme', 'logged', 'displays']) {
    line.socket.emit(event, command);
    line.socket.emit(event, { device: 'd1', do: 'reload' });
  }
  expect(await line.ask('time')).toEqual(expect.any(Number));
  expect(line.all('direct')).toEqual([]);
  expect(desk.all('logged')).toEqual([]);
  expect((await server.get(`/api/shows/${show}/live`)).body).toMatchObject({ seq: 0, state: 'standby' });
});
