import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../machines/wire/answer.ts';
import { LIMITS, type Limits } from '../../server/access/limits.ts';
import { MACHINE_CLOCKS } from '../../server/clock/clocks.ts';
import { Hosted } from './hosted.ts';
import { makeLink, revoke } from './keyring.ts';
import { ControlLine, DisplayLine, type Line, refusalOf } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY } from './serverProcess.ts';

let server: Hosted;
let show: string;

async function start(limits: Partial<Limits> = {}): Promise<void> {
  server = await Hosted.start({}, MACHINE_CLOCKS, { ...LIMITS, ...limits });
  show = await server.add(EVENING);
}

afterEach(async () => {
  expect(server.errors).toEqual([]);
  await server.remove();
});

interface Heard {
  status: number | undefined;
  retryAfter: string | undefined;
}

/** Asks from another address of this machine. */
function ask(path: string, key: string | null, from = '127.0.0.1'): Promise<Heard> {
  const headers = key === null ? {} : { Authorization: `Bearer ${key}` };
  return new Promise((resolve, reject) => {
    request(server.url + path, { localAddress: from, headers, agent: false })
      .once('response', (response) => {
        response.resume();
        resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'] });
      })
      .once('error', reject)
      .end();
  });
}

const logPath = () => `/api/shows/${show}/log`;

describe('wrong keys', () => {
  test('are told so twenty times a minute at least, over HTTP and sockets together', async () => {
    await start();
    for (let turn = 0; turn < 10; turn += 1) {
      expect((await ask(logPath(), 'wrong')).status).toBe(401);
      expect((await refusalOf(`${server.url}/control`, { key: 'wrong' })).message).toBe('unauthorized');
    }
  });

  test('are too many then, from that address only; a right key is let in all the while', async () => {
    await start();
    const { key } = await makeLink(server, { role: 'operator', show });
    let refused: Heard = { status: 0, retryAfter: undefined };
    for (let turn = 0; turn < 100; turn += 1) {
      refused = await ask(logPath(), 'wrong');
      expect((await ask(logPath(), key)).status).toBe(200);
    }
    expect(refused.status).toBe(429);
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    expect(Number(refused.retryAfter)).toBeLessThanOrEqual(60);
    expect(await refusalOf(`${server.url}/control`, { key: 'wrong' })).toEqual({
      message: 'too-many',
      data: { code: 'too-many', detail: expect.stringMatching(/Wait/) as string },
    });
    const control = await ControlLine.open(server.url, { show, key });
    control.close();
    expect((await ask(logPath(), 'wrong', '127.0.0.9')).status).toBe(401);
  });

  test('no key is no guess, and neither is one that was revoked', async () => {
    await start();
    const { key, link } = await makeLink(server, { role: 'viewer', show });
    await revoke(server, link.id);
    for (let turn = 0; turn < 60; turn += 1) {
      expect((await ask(logPath(), turn % 2 === 0 ? null : key)).status).toBe(401);
    }
  });
});

describe('commands', () => {
  const command = (id: string, seq: number) => ({ id, expectedSeq: seq, type: 'message.clear' });

  test(
    'a hundred a second are never too many, over a socket and over HTTP',
    { timeout: 20_000 },
    async () => {
      await start();
      const control = await ControlLine.open(server.url, { show });
      onTestFinished(() => control.close());
      const answers: Promise<Answer>[] = [];
      const statuses: Promise<number>[] = [];
      const from = performance.now();
      for (let turn = 0; turn < 300; turn += 1) {
        await wait(Math.max(0, from + turn * 10 - performance.now()));
        answers.push(control.command(command(`s${String(turn)}`, 0)));
        const reply = server.post(`/api/shows/${show}/commands`, command(`h${String(turn)}`, 0));
        statuses.push(reply.then(({ status }) => status));
      }
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true });
      expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
    },
  );

  test('a flood of them is refused in part, and delays nobody else', { timeout: 20_000 }, async () => {
    await start();
    const [flood, other] = await Promise.all([
      ControlLine.open(server.url, { show }),
      ControlLine.open(server.url, { show }),
    ]);
    onTestFinished(() => {
      flood.close();
      other.close();
    });
    const flooded = Array.from({ length: 2800 }, (_, turn) => flood.command(command(`f${String(turn)}`, 0)));
    const pressedAt = performance.now();
    const go = await other.command({ id: 'go', expectedSeq: 0, type: 'show.start' });
    expect(go.ok).toBe(true);
    expect(performance.now() - pressedAt).toBeLessThan(5000);
    const codes = (await Promise.all(flooded)).map((answer) => (answer.ok ? 'ok' : answer.code));
    const tooMany = codes.filter((code) => code === 'too-many').length;
    expect(tooMany).toBeGreaterThan(500);
    expect(codes.length - tooMany).toBeGreaterThanOrEqual(LIMITS.commandsOfOne.burst);
    await wait(1000);
    expect(await flood.give('clock.hold')).toMatchObject({ ok: true });
  });

  test('one after another they may come as fast as they are answered', { timeout: 30_000 }, async () => {
    await start({
      commandsOfOne: { burst: 5, perSecond: 1, pending: 5 },
      commands: { burst: 5, perSecond: 1, pending: 5 },
    });
    const control = await ControlLine.open(server.url, { show });
    onTestFinished(() => control.close());
    for (let turn = 0; turn < 50; turn += 1) {
      expect(await control.command(command(`s${String(turn)}`, 0))).toMatchObject({ ok: true });
      const reply = await server.post(`/api/shows/${show}/commands`, command(`h${String(turn)}`, 0));
      expect(reply.status).toBe(200);
    }
  });

  test('over HTTP a flood is refused in part with 429', { timeout: 20_000 }, async () => {
    await start({ commands: { burst: 20, perSecond: 0, pending: 0 } });
    const flooded = Array.from({ length: 100 }, (_, turn) =>
      server.post(`/api/shows/${show}/commands`, command(`h${String(turn)}`, 0)),
    );
    const statuses = (await Promise.all(flooded)).map(({ status }) => status);
    const taken = statuses.filter((status) => status === 200).length;
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(taken).toBe(20);
    expect((await server.get(`/api/shows/${show}/live`)).body['seq']).toBe(taken);
  });
});

test('too many questions for the time are refused with 429, from that address only', async () => {
  await start({ time: { points: 5, seconds: 10 } });
  for (let turn = 0; turn < 5; turn += 1) expect((await ask('/api/time', null)).status).toBe(200);
  const refused = await ask('/api/time', null);
  expect(refused.status).toBe(429);
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  expect((await ask('/api/time', null, '127.0.0.9')).status).toBe(200);
});

test('too many displays from one address are refused with a code; those who are in stay, and a key is let in', async () => {
  await start({ joins: { points: 3, seconds: 2 } });
  const lines: Line[] = [
    await DisplayLine.open(server.url, { show, view: 'room' }),
    await DisplayLine.open(server.url, { show, view: 'room' }),
    await DisplayLine.open(server.url, { show, view: 'speaker' }),
  ];
  onTestFinished(() => {
    lines.forEach((line) => line.close());
  });
  expect((await refusalOf(`${server.url}/display`, { show, view: 'room' })).message).toBe('too-many');
  lines.push(await ControlLine.open(server.url, { show }));
  lines.push(await DisplayLine.open(server.url, { show, view: 'room', key: KEY }));
  for (const auth of [{ key: 'wrong' }, { key: 7 }]) {
    expect((await refusalOf(`${server.url}/display`, { show, view: 'room', ...auth })).message).toBe(
      'too-many',
    );
  }
  for (const line of lines) expect(await line.ask('time')).toEqual(expect.any(Number));
  await wait(2100);
  lines.push(await DisplayLine.open(server.url, { show, view: 'room' }));
});

test('too many connections from one address are refused before they are made, and those who are in stay', async () => {
  await start({ handshakes: { points: 2, seconds: 2 } });
  const line = await DisplayLine.open(server.url, { show, view: 'room' });
  onTestFinished(() => line.close());
  const polling = '/socket.io/?EIO=4&transport=polling';
  expect((await ask(polling, null)).status).toBe(200);
  expect((await ask(polling, null)).status).toBe(403);
  expect((await ask(polling, null, '127.0.0.9')).status).toBe(200);
  await expect(DisplayLine.open(server.url, { show, view: 'room' })).rejects.toThrow();
  expect(await line.ask('time')).toEqual(expect.any(Number));
  await wait(2100);
  expect((await ask(polling, null)).status).toBe(200);
});

test.each([
  ['in vain', '40/control,{}'],
  ['again before it is let in', '40/display,{"view":"room"}'],
  ['at no door', '40/nowhere,'],
])('a connection that knocks %s on and on is cut off', async (_, knock) => {
  await start();
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  let answers = 0;
  const ended = new Promise((resolve) => {
    socket.onclose = resolve;
  });
  socket.onmessage = ({ data }) => {
    if (/^4[04]\/(control|display|nowhere),/.test(String(data))) answers += 1;
  };
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  for (let turn = 0; turn < 2000; turn += 1) socket.send(knock);
  await ended;
  expect(answers).toBeLessThan(30);
});
