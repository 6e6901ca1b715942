import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DisplaysView } from '../../machines/wire/display.ts';
import type { LiveView } from '../../machines/wire/live.ts';
import { Hosted } from './hosted.ts';
import { ControlLine, DisplayLine, type Line } from './line.ts';
import { EVENING } from './programmes.ts';

let server: Hosted;
let desk: ControlLine;
let bystander: DisplayLine;
let open: Line[] = [];

beforeAll(async () => {
  server = await Hosted.start();
});

/** A show runs, and a controller and a screen are there who have nothing to do with what goes wrong. */
beforeEach(async () => {
  const show = await server.add(EVENING);
  desk = await ControlLine.open(server.url, { show });
  bystander = await DisplayLine.open(server.url, { show, view: 'speaker', device: 'bystander' });
  open = [desk, bystander];
  await desk.do('show.start');
});

/** They never noticed, and go on. */
afterEach(async () => {
  const { seq } = await desk.do('clock.adjust', { byMs: 1000 });
  await bystander.until<LiveView>('live', (live) => live.seq === seq);
  expect(await bystander.ask('time')).toEqual(expect.any(Number));
  expect(bystander.all<LiveView>('live').map((live) => live.seq)).toEqual(
    Array.from({ length: seq + 1 }, (_, n) => n),
  );
  expect(bystander.all('direct')).toEqual([]);
  open.forEach((line) => line.close());
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

const PACKETS: [string, (string | Uint8Array)[]][] = [
  ['no packet at all', ['hello']],
  ['an empty frame', ['']],
  ['a type that is none', ['9']],
  ['an open packet from the wrong side', ['0{"sid":"x"}']],
  ['a message that is no Socket.IO packet', ['4hello']],
  ['an empty message', ['4']],
  ['a namespace that is none', ['40/nowhere,']],
  ['a namespace without an end', ['40/display']],
  ['a handshake that is broken JSON', ['40/display,{"view":']],
  ['a handshake that is a list', ['40/display,["room"]']],
  ['a handshake that is a word', ['40/display,"room"']],
  ['an event without a handshake', ['42/control,1["command",{}]']],
  ['an event of broken JSON', ['40/display,{"view":"room"}', '42/display,["time"']],
  ['an event that is no list', ['40/display,{"view":"room"}', '42/display,{"time":1}']],
  ['an event of no name', ['40/display,{"view":"room"}', '42/display,[]']],
  ['an event with an object for a name', ['40/display,{"view":"room"}', '42/display,[{"a":1}]']],
  ['events that Socket.IO keeps to itself', ['40/display,{"view":"room"}', '42/display,["disconnect"]']],
  ['an event called error', ['40/display,{"view":"room"}', '42/display,["error",{"message":"x"}]']],
  [
    'an event called __proto__',
    ['40/display,{"view":"room"}', '42/display,["__proto__",1]', '42/display,["constructor"]'],
  ],
  ['an answer that nobody asked for', ['40/display,{"view":"room"}', '43/display,999["x"]']],
  [
    'attachments that never come',
    ['40/display,{"view":"room"}', '459999999-/display,["status",{"_placeholder":true,"num":0}]'],
  ],
  ['attachments of no number', ['40/display,{"view":"room"}', '45x-/display,["status"]']],
  ['an attachment that was not announced', ['40/display,{"view":"room"}', Uint8Array.of(1, 2, 3)]],
  ['bytes instead of a handshake', [Uint8Array.of(4, 0, 255, 254)]],
  [
    '10,000 brackets',
    ['40/display,{"view":"room"}', `42/display,["status",${'['.repeat(10_000)}${']'.repeat(10_000)}]`],
  ],
  ['a frame of 1 MB', ['40/display,{"view":"room"}', `42/display,["status","${'x'.repeat(1_000_000)}"]`]],
  ['bytes of 1 MB', [new Uint8Array(1_000_000)]],
];

/** Sends frames over a bare WebSocket; resolves when the server has hung up, or been silent for a while. */
function sendFrames(frames: (string | Uint8Array)[]): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const silence = setTimeout(() => {
      resolve(false);
      socket.close();
    }, 250);
    socket.onopen = () => {
      frames.forEach((frame) => {
        socket.send(typeof frame === 'string' ? frame : new Uint8Array(frame));
      });
    };
    socket.onerror = () => undefined;
    socket.onclose = () => {
      clearTimeout(silence);
      resolve(true);
    };
  });
}

describe('over a WebSocket', () => {
  test.each(PACKETS)('%s', async (_, frames) => {
    await sendFrames(frames);
  });

  test.each([['hello'], ['4hello'], ['40/display,{"view":'], ['x'.repeat(1_000_000)]])(
    '%.20s ends the connection',
    async (frame) => {
      expect(await sendFrames([frame])).toBe(true);
    },
  );

  test('a frame with a broken head', async () => {
    const { port, host } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined).resume();
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    await ended;
  });
});

describe('over long polling', () => {
  const polling = '/socket.io/?EIO=4&transport=polling';

  async function sid(): Promise<string> {
    const text = await (await fetch(server.url + polling)).text();
    return (JSON.parse(text.slice(1)) as { sid: string }).sid;
  }

  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['no packet', 'hello'],
    ['broken JSON', '42/display,["time"'],
    ['bytes', Uint8Array.of(0, 255, 254)],
    ['nothing', ''],
    ['a thousand packets', Array.from({ length: 1000 }, () => '42/display,["time"]').join('\u001e')],
    ['1 MB', 'x'.repeat(1_000_000)],
  ])('%s', async (_, body) => {
    const response = await fetch(`${server.url}${polling}&sid=${await sid()}`, {
      method: 'POST',
      body,
    }).catch(() => null);
    if (response) expect(response.status).toBeLessThan(500);
  });

  test.each([
    '/socket.io/',
    '/socket.io/?EIO=3&transport=polling',
    '/socket.io/?EIO=4&transport=pigeon',
    '/socket.io/?EIO=4&transport=polling&sid=none',
    '/socket.io/?EIO=4&transport=polling&sid=a&sid=b',
    '/socket.io/?EIO=4&transport=__proto__',
    '/socket.io/%E0%A4%A?EIO=4',
  ])('%s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const { status } = await fetch(server.url + path, { method });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
});

describe('HTTP that is none', () => {
  /** What is answered to this, until the server hangs up, or for a moment. */
  function answerTo(text: string): Promise<string> {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let heard = '';
    socket.on('error', () => undefined).on('data', (data: Buffer) => (heard += data.toString('latin1')));
    socket.write(text);
    setTimeout(() => socket.destroy(), 400);
    return new Promise((resolve) => {
      socket.once('close', () => {
        resolve(heard);
      });
    });
  }

  const upgradeTo = (what: string, path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${what}\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n`;

  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['HTTP/2 straight away', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a head of 1 MB', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(1_000_000)}\r\n\r\n`, 431],
    ['a line of 100 KB', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/import HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
    ],
    [
      'a length and pieces',
      'POST /api/import HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/time HTTP/1.1\r\nHost: a\r\n\r\n',
      400,
    ],
    ['a WebSocket elsewhere', upgradeTo('websocket', '/speaker'), 403],
  ])('%s is answered with a code, once, and hung up on', async (_, text, status) => {
    const heard = await answerTo(text);
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${String(status)}`]);
    expect(heard).toContain('\r\nContent-Type: application/problem+json');
    const problem: unknown = JSON.parse(heard.slice(heard.indexOf('{')));
    expect(problem).toMatchObject({ status, detail: expect.stringMatching(/\.$/) as string });
  });

  test.each([
    ['no host', 'GET /api/shows HTTP/1.1\r\n\r\n'],
    ['a body that is cut off', 'POST /api/import HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx'],
  ])('%s harms nobody', async (_, text) => {
    expect(await answerTo(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  test('who proposes HTTP/2 is answered over HTTP/1.1', async () => {
    expect(await answerTo(upgradeTo('h2c', '/api/time'))).toMatch(/^HTTP\/1\.1 200 OK[^]+"now":/);
  });
});

describe('events', () => {
  const nonsense = [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { device: 'bystander', do: 'reload' },
    new Uint8Array(10),
    [[[]]],
    true,
  ];

  test('that no display may send, or nobody knows', async () => {
    const display = await DisplayLine.open(server.url, { show: desk.live.show, view: 'room' });
    open.push(display);
    const before = desk.live.seq;
    for (const event of [
      'command',
      'direct',
      'displays',
      'logged',
      'live',
      'programme',
      'nonsense',
      'error',
      '*',
    ]) {
      for (const payload of nonsense) display.socket.emit(event, payload);
      display.socket.emit(event, { id: 'x', expectedSeq: before, type: 'segment.next' }, () => undefined);
    }
    expect(await display.ask('time')).toEqual(expect.any(Number));
    expect(desk.live.seq).toBe(before);
    expect(display.socket.connected).toBe(true);
  });

  test('without a function for the answer, or with something else in its place', async () => {
    const display = await DisplayLine.open(server.url, { show: desk.live.show, view: 'room' });
    const other = await ControlLine.open(server.url, { show: desk.live.show });
    open.push(display, other);
    for (const line of [display, other]) {
      for (const event of ['time', 'status', 'seen', 'command', 'direct']) {
        line.socket.emit(event);
        for (const payload of nonsense) {
          line.socket.emit(event, payload);
          line.socket.emit(event, payload, payload);
          line.socket.emit(event, payload, payload, payload);
        }
      }
      expect(await line.ask('time')).toEqual(expect.any(Number));
    }
    // One of those was an order in the right form.
    await bystander.until('direct');
    expect(bystander.all('direct').every((order) => (order as { do: string }).do === 'reload')).toBe(true);
    bystander.heard.splice(
      0,
      bystander.heard.length,
      ...bystander.heard.filter(({ event }) => event !== 'direct'),
    );
    expect(desk.live.seq).toBe(1);
  });

  test('a command whose sender is gone before its answer is carried out', async () => {
    const other = await ControlLine.open(server.url, { show: desk.live.show });
    other.socket.emit('command', { id: 'gone', expectedSeq: 1, type: 'clock.hold' }, () => undefined);
    await desk.until<LiveView>('live', ({ state }) => state === 'held');
    other.close();
  });
});

test(
  '100 displays with the same device id all show the same, and are one for the controllers',
  { timeout: 20_000 },
  async () => {
    const { show } = desk.live;
    const twins = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        DisplayLine.open(server.url, { show, view: 'room', device: 'twin', name: `Twin ${String(index)}` }),
      ),
    );
    open.push(...twins);
    const { seq } = await desk.do('message.show', { to: 'twin', text: 'You too' });
    for (const twin of twins) {
      const live = await twin.until<LiveView>('live', (view) => view.seq === seq);
      expect(live.message?.text).toBe('You too');
    }
    await bystander.until<LiveView>('live', (view) => view.seq === seq && view.message === null);
    const late = await ControlLine.open(server.url, { show });
    open.push(late);
    const { full } = await late.until<DisplaysView>('displays', (view) => view.full !== undefined);
    expect(full?.map(({ device }) => device).sort()).toEqual(['bystander', 'twin']);
    expect(await desk.ask('direct', { device: 'twin', do: 'identify' })).toEqual({ ok: true });
    await Promise.all(twins.map((twin) => twin.until('direct')));
    twins.forEach((twin) => twin.close());
    await desk.until<DisplaysView>('displays', ({ gone }) => gone?.includes('twin') === true);
  },
);
