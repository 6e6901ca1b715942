import { setTimeout as wait } from 'node:timers/promises';
import type { Express } from 'express';
import type { Namespace } from 'socket.io';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CommandType } from '../../machines/wire/command.ts';
import { VIEWS } from '../../machines/wire/views.ts';
import { Hosted } from './hosted.ts';
import { HOLDERS, type Holder, keyringFor, makeLink, UNLIMITED } from './keyring.ts';
import { ControlLine, DisplayLine, type Line, refusalOf } from './line.ts';
import { MACHINE_CLOCKS } from '../../server/clock/clocks.ts';
import { EVENING } from './programmes.ts';
import { type Door, doorsOf, EVERYBODY } from './routerDoors.ts';

/** What the server itself has made, so that no door is forgotten: nothing is replaced. */
const made = vi.hoisted(() => ({
  app: undefined as Express | undefined,
  control: undefined as Namespace | undefined,
  display: undefined as Namespace | undefined,
}));
vi.mock(import('../../server/http/app.ts'), async (original) => {
  const real = await original();
  return { ...real, createHttpApp: (side) => (made.app = real.createHttpApp(side)) };
});
vi.mock(import('../../server/gateways/controlGateway.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    openControlGateway: (namespace, door) => {
      made.control = namespace;
      real.openControlGateway(namespace, door);
    },
  };
});
vi.mock(import('../../server/gateways/displayGateway.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    openDisplayGateway: (namespace, door) => {
      made.display = namespace;
      real.openDisplayGateway(namespace, door);
    },
  };
});

let server: Hosted;
let show: string;
let keys: Record<Holder, string | null>;

beforeAll(async () => {
  server = await Hosted.start({ isPrivate: true }, MACHINE_CLOCKS, UNLIMITED);
  show = await server.add(EVENING);
  keys = await keyringFor(server, show, await server.add({ ...EVENING, title: 'Another evening' }));
});

afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.remove();
});

const WATCHES: readonly Holder[] = ['viewer', 'operator', 'editor', 'manager', 'main'];
const CREW: readonly Holder[] = ['operator', 'editor', 'manager', 'main'];
const EDITS: readonly Holder[] = ['editor', 'manager', 'main'];
const MANAGES: readonly Holder[] = ['manager', 'main'];

/** Whoever holds a key that is right, for whichever show. */
const ALSO_OTHERS: readonly Holder[] = ['other show'];

const asJson = (body: unknown): RequestInit => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

let count = 0;
const message = () => ({
  id: `door-${String((count += 1))}`,
  expectedSeq: 0,
  type: 'message.clear',
});

/** Every route of the server: who passes it, on a private server, and what is asked. */
const DOORS: readonly Door[] = [
  { route: 'GET /healthz', passes: EVERYBODY },
  { route: 'GET /readyz', passes: EVERYBODY },
  { route: 'GET /metrics', passes: EVERYBODY },
  { route: 'GET /api/time', passes: EVERYBODY },
  { route: 'GET /api/qr', passes: EVERYBODY, path: '/api/qr?path=/room' },
  { route: 'GET /api/logos/:name', passes: EVERYBODY, path: '/api/logos/none.png' },
  { route: 'GET /api/shows', passes: [...WATCHES, ...ALSO_OTHERS] },
  { route: 'POST /api/shows', passes: ['main'], init: () => asJson(EVENING) },
  { route: 'GET /api/shows/:show/live', passes: WATCHES },
  { route: 'GET /api/shows/:show/programme', passes: WATCHES },
  { route: 'GET /api/shows/:show/log', passes: CREW },
  { route: 'GET /api/shows/:show/as-run', passes: CREW },
  { route: 'GET /api/shows/:show/report', passes: CREW },
  { route: 'GET /api/shows/:show/chart', passes: CREW },
  { route: 'GET /api/shows/:show/export', passes: CREW },
  { route: 'GET /api/shows/:show/calendar.ics', passes: WATCHES },
  { route: 'PUT /api/shows/:show/logo', passes: EDITS },
  {
    route: 'POST /api/shows/:show/commands',
    passes: ['operator', ...MANAGES],
    init: () => asJson(message()),
  },
  { route: 'POST /api/shows/:show/go', passes: MANAGES },
  { route: 'POST /api/import', passes: [...EDITS, ...ALSO_OTHERS], init: () => ({ body: '09:00 Opening' }) },
  { route: 'GET /api/links', passes: [...MANAGES, ...ALSO_OTHERS] },
  { route: 'POST /api/links', passes: MANAGES, init: () => asJson({ name: 'x', role: 'viewer', show }) },
  { route: 'DELETE /api/links/:link', passes: [...MANAGES, ...ALSO_OTHERS] },
  { route: 'GET /assets/:name', passes: EVERYBODY, path: '/assets/none.js' },
  { route: 'GET /', passes: EVERYBODY },
  ...['control', ...VIEWS, 'edit', 'report', 'print'].map((page) => ({
    route: `GET /${page}`,
    passes: EVERYBODY,
  })),
];

function expectedOf(door: Door, holder: Holder): 'in' | 'unauthorized' | 'forbidden' {
  if (door.passes.includes(holder)) return 'in';
  return ['none', 'wrong', 'revoked', 'expired'].includes(holder) ? 'unauthorized' : 'forbidden';
}

async function knock(door: Door, holder: Holder): Promise<{ status: number; code?: string }> {
  const [method = '', pattern = ''] = door.route.split(' ');
  const link = async () => (await makeLink(server, { role: 'viewer', show })).link.id;
  const path = door.path ?? pattern.replace(':show', show).replace(':link', await link());
  const init = door.init?.() ?? {};
  const key = keys[holder];
  const headers = {
    ...(init.headers as Record<string, string> | undefined),
    ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
  };
  const { status, body } = await server.send(path, { ...init, method, headers });
  return { status, ...(typeof body['code'] === 'string' && { code: body['code'] }) };
}

describe('every route', () => {
  test('of the server is in the table, and every one of the table in the server', () => {
    if (!made.app) throw new Error('The server has made no routes.');
    const found = doorsOf(made.app).sort();
    const isPage = (route: string) => /^GET \/[a-z]+$/.test(route);
    const listed = DOORS.map(({ route }) => route).filter((route) => !isPage(route) || found.includes(route));
    expect(found).toEqual(listed.sort());
  });

  test.each(DOORS.map((door) => [door.route, door] as const))('%s', async (_, door) => {
    const table: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const holder of HOLDERS) {
      const { status, code } = await knock(door, holder);
      expect(status).toBeLessThan(500);
      const isOut = status === 401 || status === 403;
      table[holder] = isOut ? code : 'in';
      expect(status, holder).toBe(code === 'unauthorized' ? 401 : code === 'forbidden' ? 403 : status);
      expected[holder] = expectedOf(door, holder);
    }
    expect(table).toEqual(expected);
  });

  test('a link for one show finds no other, and lists no other', async () => {
    const { body } = await server.get('/api/shows', keys.viewer);
    expect((body['shows'] as { show: string }[]).map((each) => each.show)).toEqual([show]);
    expect((await server.get('/api/shows/no-such/live', keys.viewer)).body).toMatchObject({
      code: 'forbidden',
    });
    const links = (await server.get('/api/links', keys['other show'])).body['links'] as { show: string }[];
    expect(links.every((link) => link.show !== show)).toBe(true);
  });
});

/** Every command, and who may give it. */
const COMMANDS: Record<CommandType, readonly Holder[]> = {
  'show.start': MANAGES,
  'segment.next': MANAGES,
  'segment.end': MANAGES,
  'segment.back': MANAGES,
  'segment.goto': MANAGES,
  'clock.hold': MANAGES,
  'clock.resume': MANAGES,
  'clock.adjust': MANAGES,
  'clock.set': MANAGES,
  'turn.start': ['operator', ...MANAGES],
  'turn.next': ['operator', ...MANAGES],
  'turn.end': ['operator', ...MANAGES],
  'show.end': MANAGES,
  'show.reset': MANAGES,
  undo: MANAGES,
  redo: MANAGES,
  'message.show': ['operator', ...MANAGES],
  'message.clear': ['operator', ...MANAGES],
  'screen.blackout': MANAGES,
  'programme.insert': EDITS,
  'programme.update': EDITS,
  'programme.remove': EDITS,
  'programme.move': EDITS,
  'programme.replan': EDITS,
  'programme.describe': EDITS,
  'programme.edit': EDITS,
};

const KNOCKS: readonly (readonly [string, object, readonly Holder[]])[] = [
  ...Object.entries(COMMANDS).map(([type, may]) => [type, {}, may] as const),
  ['undo', { lane: 'programme' }, EDITS],
  ['redo', { lane: 'programme' }, EDITS],
  ['undo', { lane: 'run' }, MANAGES],
  ['no.such', {}, MANAGES],
  ['constructor', {}, MANAGES],
];

function track(line: Line): void {
  onTestFinished(() => {
    line.close();
  });
}

describe('every command', () => {
  test.each(KNOCKS)('%s %j', async (type, args, may) => {
    for (const holder of WATCHES) {
      const control = await ControlLine.open(server.url, { show, key: keys[holder] });
      // Under an id that is of no form nothing is ever carried out.
      const command = { id: '', expectedSeq: 0, type, ...args };
      const over = {
        socket: await control.ask('command', command),
        http: (await server.post(`/api/shows/${show}/commands`, command, keys[holder])).body,
      };
      control.close();
      for (const answer of [over.socket, over.http]) {
        expect(answer, holder).toMatchObject({
          ok: false,
          code: may.includes(holder) ? 'invalid' : 'forbidden',
        });
      }
    }
  });

  test('is carried out for those who may give it, and its entry names their link', async () => {
    const control = await ControlLine.open(server.url, { show, key: keys.manager });
    track(control);
    for (const [holder, type, args] of [
      ['operator', 'message.show', { to: 'all', text: 'Hello' }],
      ['editor', 'programme.update', { segmentId: 'a', changes: { title: 'First' } }],
      ['manager', 'screen.blackout', { on: true }],
      ['main', 'screen.blackout', { on: false }],
    ] as const) {
      const { body } = await server.get(`/api/shows/${show}/live`);
      const command = { id: `by-${holder}`, expectedSeq: body['seq'], type, ...args };
      const answer = await server.post(`/api/shows/${show}/commands`, command, keys[holder]);
      expect(answer.body).toMatchObject({ ok: true });
      const entry = await control.until<{ id: string; link: object }>(
        'logged',
        ({ id }) => id === command.id,
      );
      const name = holder === 'main' ? 'the stage manager’s key' : `a ${holder}`;
      expect(entry.link).toEqual({ id: expect.any(String) as string, name });
    }
  });

  test('is nothing that a display can give', async () => {
    const { body } = await server.get(`/api/shows/${show}/live`);
    for (const holder of WATCHES) {
      const display = await DisplayLine.open(server.url, { show, view: 'speaker', key: keys[holder] });
      track(display);
      for (const [type, args] of KNOCKS) {
        const command = { id: `display-${type}`, expectedSeq: body['seq'], type, ...args };
        for (const event of ['command', type, 'baton', 'direct']) display.socket.emit(event, command);
      }
      await display.ask('time');
    }
    expect((await server.get(`/api/shows/${show}/live`)).body['seq']).toBe(body['seq']);
  });
});

describe('every namespace', () => {
  test.each(['/control', '/display'])('%s', async (namespace) => {
    for (const holder of HOLDERS) {
      const auth = { show, view: 'room', ...(keys[holder] !== null && { key: keys[holder] }) };
      if (WATCHES.includes(holder)) {
        const line =
          namespace === '/control'
            ? await ControlLine.open(server.url, auth)
            : await DisplayLine.open(server.url, auth);
        track(line);
        continue;
      }
      const code = holder === 'other show' ? 'forbidden' : 'unauthorized';
      const refusal = await refusalOf(server.url + namespace, auth);
      expect(refusal, holder).toEqual({
        message: code,
        data: { code, detail: expect.stringMatching(/\.$/) as string },
      });
    }
  });

  test.each(['/', '/admin', '/display/', '/control2'])('%s lets nobody in', async (namespace) => {
    for (const holder of HOLDERS) {
      const refusal = await refusalOf(server.url + namespace, { show, view: 'room', key: keys[holder] });
      expect(refusal, holder).toEqual({
        message: 'invalid',
        data: { code: 'invalid', detail: expect.stringContaining('/control') as string },
      });
    }
  });

  test('nothing is kept of who knocks in vain, not even of who is cut off for it', async () => {
    const [control, display] = [made.control, made.display];
    if (!control || !display) throw new Error('The server has made no namespaces.');
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    for (const door of ['control', 'display', 'nowhere']) {
      const socket = new WebSocket(address);
      await new Promise((resolve) => (socket.onopen = resolve));
      const ended = new Promise((resolve) => (socket.onclose = resolve));
      for (let turn = 0; turn < 60; turn += 1) socket.send(`40/${door},{"view":"room"}`);
      await ended;
    }
    await expect.poll(() => [waitingAt(control), waitingAt(display)]).toEqual([0, 0]);
    expect([...(control.server as unknown as { _nsps: Map<string, unknown> })._nsps.keys()]).toEqual([
      '/',
      '/control',
      '/display',
    ]);
  });

  test('a key in the handshake’s query is never looked at', async () => {
    const refusal = await refusalOf(`${server.url}/control?key=${String(keys.manager)}`, { show });
    expect(refusal.message).toBe('unauthorized');
  });
});

/** How many Socket.IO has at a door who are not in yet. */
function waitingAt(namespace: Namespace): number {
  return (namespace as unknown as { _preConnectSockets: Map<string, unknown> })._preConnectSockets.size;
}

/** Every event that somebody may send, and what those are told who may not; null: their role does not matter. */
const EVENTS = {
  control: { time: null, command: MANAGES, direct: MANAGES, baton: MANAGES },
  display: { time: null, status: null, seen: null },
} as const;

describe('every event', () => {
  test.each(['control', 'display'] as const)('of /%s is in the table', async (name) => {
    const line =
      name === 'control'
        ? await ControlLine.open(server.url, { show, key: keys.manager })
        : await DisplayLine.open(server.url, { show, view: 'room', key: keys.viewer });
    track(line);
    const socket = made[name]?.sockets.get(line.socket.id ?? '');
    // Socket.IO listens to `error` itself, and nobody else can send it.
    const own = ['disconnect', 'error'];
    expect(socket?.eventNames().map(String).sort()).toEqual([...Object.keys(EVENTS[name]), ...own].sort());
  });

  test.each(WATCHES)('of /control, from %s', async (holder) => {
    const control = await ControlLine.open(server.url, { show, key: keys[holder] });
    track(control);
    const isManager = MANAGES.includes(holder);
    const screen = await DisplayLine.open(server.url, { show, view: 'room', device: 'x', key: keys.viewer });
    track(screen);
    expect(await control.ask('time')).toEqual(expect.any(Number));
    expect(await control.ask('direct', { device: 'x', do: 'identify' })).toEqual({ ok: isManager });
    for (const order of [{ do: 'take' }, { do: 'strict', on: false }, { do: 'leave' }]) {
      expect(await control.ask('baton', order)).toMatchObject({ ok: isManager });
    }
    for (const event of [
      'live',
      'programme',
      'displays',
      'logged',
      'you',
      'refused',
      'status',
      'seen',
      'join',
    ]) {
      control.socket.emit(event, { device: 'x', messageId: 'x' });
    }
    await control.ask('time');
    expect(control.socket.connected).toBe(true);
  });

  test('to a viewer at /control tells nothing that a display is not told', async () => {
    const viewer = await ControlLine.open(server.url, { show, key: keys.viewer });
    const manager = await ControlLine.open(server.url, { show, key: keys.manager });
    track(viewer);
    track(manager);
    await manager.do('programme.update', { segmentId: 'b', changes: { title: 'Second', notes: 'SECRET' } });
    await manager.do('message.show', { to: 'room', text: 'Hello hall' });
    await viewer.until<{ messages: object[] }>('live', ({ messages }) => messages.length > 0);
    await wait(600);
    const heard = new Set(viewer.heard.map(({ event }) => event));
    expect(heard).toEqual(new Set(['programme', 'live', 'you', 'baton']));
    const text = JSON.stringify(viewer.heard);
    for (const secret of ['SECRET', 'Two chairs', 'Ask for the keys']) expect(text).not.toContain(secret);
    expect(JSON.stringify(manager.heard)).toContain('SECRET');
  });
});
