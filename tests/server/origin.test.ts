import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hosted } from './hosted.ts';
import { DisplayLine } from './line.ts';
import { EVENING } from './programmes.ts';

let server: Hosted;
let port: number;

beforeAll(async () => {
  server = await Hosted.start();
  await server.add(EVENING);
  port = Number(new URL(server.url).port);
});

afterAll(() => server.remove());

/** Sends a request as it is written here and resolves to the first line of the answer. */
function raw(lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (data: Buffer) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.write([...lines, '', ''].join('\r\n'));
  });
}

const upgrade = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

const websocket = (headers: string[], path = '/socket.io/?EIO=4&transport=websocket') =>
  raw([`GET ${path} HTTP/1.1`, ...headers, ...upgrade]);

const polling = (headers: string[]) =>
  raw(['GET /socket.io/?EIO=4&transport=polling HTTP/1.1', ...headers, 'Connection: close']);

const OTHERS = [
  'http://evil.example',
  'http://127.0.0.1',
  'http://127.0.0.1:1',
  'http://localhost:PORT',
  'http://127.0.0.1.evil.example:PORT',
  'http://evil.example/127.0.0.1:PORT',
  'null',
  'nonsense',
  '',
];

describe('an origin that is not this server is refused with 403', () => {
  test.each(OTHERS)('%s', async (text) => {
    const headers = [`Host: 127.0.0.1:${port}`, `Origin: ${text.replace('PORT', String(port))}`];
    expect(await websocket(headers)).toBe('HTTP/1.1 403 Forbidden');
    expect(await polling(headers)).toBe('HTTP/1.1 403 Forbidden');
  });
});

describe('let in is', () => {
  test('no origin', async () => {
    expect(await websocket([`Host: 127.0.0.1:${port}`])).toBe('HTTP/1.1 101 Switching Protocols');
    expect(await polling([`Host: 127.0.0.1:${port}`])).toBe('HTTP/1.1 200 OK');
  });

  test.each([
    ['stage.test:4000', 'http://stage.test:4000'],
    ['Stage.Test:4000', 'http://stage.test:4000'],
    ['stage.test', 'http://stage.test'],
    ['stage.test', 'https://stage.test'],
    ['stage.test:443', 'https://stage.test'],
    ['[::1]:4000', 'http://[::1]:4000'],
  ])('host %s with origin %s', async (host, origin) => {
    const headers = [`Host: ${host}`, `Origin: ${origin}`];
    expect(await websocket(headers)).toBe('HTTP/1.1 101 Switching Protocols');
    expect(await polling(headers)).toBe('HTTP/1.1 200 OK');
  });

  test('a path without the slash at its end', async () => {
    const path = '/socket.io?EIO=4&transport=websocket';
    expect(await websocket([`Host: 127.0.0.1:${port}`], path)).toBe('HTTP/1.1 101 Switching Protocols');
  });
});

test('an upgrade elsewhere is refused', async () => {
  expect(await websocket([`Host: 127.0.0.1:${port}`], '/speaker')).toBe('HTTP/1.1 403 Forbidden');
});

test('who breaks off while being refused harms nobody', async () => {
  for (let round = 0; round < 50; round += 1) {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const head = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      'Host: a',
      'Origin: http://b',
      ...upgrade,
    ];
    socket.write([...head, '', ''].join('\r\n'));
    if (round % 2 === 0) socket.resetAndDestroy();
    else setTimeout(() => socket.resetAndDestroy(), round % 5);
  }
  const line = await DisplayLine.open(server.url, { view: 'room' });
  expect(await line.ask('time')).toEqual(expect.any(Number));
  line.close();
  expect(server.errors).toEqual([]);
});
