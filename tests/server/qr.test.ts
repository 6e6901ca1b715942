import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { renderSVG } from 'uqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressesOf } from '../../server/addresses.ts';
import { welcome } from '../../server/welcome.ts';
import type { Config } from '../../server/config/flags.ts';
import { Hosted } from './hosted.ts';

let server: Hosted;

beforeAll(async () => {
  server = await Hosted.start({ host: '0.0.0.0' });
});

afterAll(async () => {
  await server.remove();
});

interface Answered {
  status: number | undefined;
  type: string | undefined;
  body: string;
}

/** Asks for a code as somebody who came by the name `host`. */
async function ask(path: string, host: string, headers: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    request(`${server.url}/api/qr?path=${encodeURIComponent(path)}`, { headers: { ...headers, Host: host } })
      .once('response', (response) => {
        text(response).then((body) => {
          resolve({ status: response.statusCode, type: response.headers['content-type'], body });
        }, reject);
      })
      .once('error', reject)
      .end();
  });
}

const codeOf = (address: string) => renderSVG(address, { border: 4 });

test('a page is shown by the name that the asker came by', async () => {
  const { status, type, body } = await ask('/speaker?show=a&mirror=h', 'show.local:4000');
  expect({ status, type }).toEqual({ status: 200, type: 'image/svg+xml; charset=utf-8' });
  expect(body).toBe(codeOf('http://show.local:4000/speaker?show=a&mirror=h'));
});

test('behind a proxy that speaks https the address does too', async () => {
  const { body } = await ask('/', 'show.example', { 'X-Forwarded-Proto': 'https' });
  expect(body).toBe(codeOf('https://show.example/'));
});

test.each(['127.0.0.1', 'localhost', '[::1]'])(
  'asked on the machine itself, as %s, it shows an address for others',
  async (name) => {
    const port = Number(new URL(server.url).port);
    const [lan] = addressesOf({ host: '0.0.0.0' }, port).lan;
    const { status, body } = await ask('/', `${name}:${String(port)}`);
    if (lan === undefined) expect(status).toBe(404);
    else expect(body).toBe(codeOf(`${lan}/`));
  },
);

test('a server that listens on loopback only says that no phone can reach it', async () => {
  const alone = await Hosted.start();
  const { status, body } = await alone.get('/api/qr?path=/');
  expect(status).toBe(404);
  expect(body['detail']).toMatch(/this machine only/);
  await alone.remove();
});

test.each([
  ['another server', '//elsewhere.test/'],
  ['another server, by a backslash', '/\\elsewhere.test/'],
  ['another server, with its scheme', 'https://elsewhere.test/'],
  ['a script', 'javascript:alert(1)'],
  ['no path', ''],
  ['a path without a slash', 'speaker'],
  ['a path that is too long', `/${'a'.repeat(300)}`],
])('%s is refused', async (_, path) => {
  const { status, body } = await ask(path, 'show.local:4000');
  expect(status).toBe(400);
  expect(body).toMatch(/a page of this server/);
});

test.each(['a b', 'user@show.local', 'show.local/x', '"><svg>'])('the host %j is refused', async (host) => {
  const { status, body } = await ask('/', host);
  expect(status).toBe(400);
  expect(body).not.toContain('<');
});

const config: Config = {
  port: 0,
  host: '10.1.2.3',
  dataFolder: 'data',
  sample: false,
  isPrivate: false,
  newKey: false,
  logLevel: 'error',
};
const application = { port: 4000, freshKey: 'the-key-of-the-stage', close: () => Promise.resolve() };

test('a terminal gets a code of the address to open, without the key, after the ready line', () => {
  const [ready, ...rest] = welcome(config, application, true).split('\n');
  expect(ready).toBe('showcaller ready http://127.0.0.1:4000');
  const plain = welcome(config, application, false);
  expect(plain).not.toMatch(/[█▄▀]/);
  expect(plain).not.toContain('\u001b');
  expect(`${String(ready)}\n${rest.join('\n')}`.startsWith(plain)).toBe(true);
  expect(rest.filter((line) => /[█▄▀]/.test(line)).length).toBeGreaterThan(12);
});

test('no code leads a phone to its own loopback', () => {
  expect(welcome({ ...config, host: '127.0.0.1' }, application, true)).not.toMatch(/[█▄▀]/);
});
