import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { LiveView } from '../../machines/wire/live.ts';
import { ServerProcess, temporaryFolder } from './serverProcess.ts';

interface Pair {
  cert: string;
  key: string;
}

let pair: Pair;

async function made(): Promise<Pair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'show.test' }], {
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { cert, key };
}

/** The files that a stage manager has: as they should be, and in every way wrong. */
let files: ReturnType<typeof filesIn>;

const folder = mkdtempSync(join(tmpdir(), 'showcaller-tls-'));

beforeAll(async () => {
  pair = await made();
  files = filesIn(pair, await made());
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function filesIn({ cert, key }: Pair, other: Pair) {
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    cert: file('cert.pem', cert),
    key: file('key.pem', key),
    otherKey: file('other-key.pem', other.key),
    noPem: file('photo.png', 'not a certificate'),
    empty: file('empty.pem', ''),
    missing: join(folder, 'nowhere.pem'),
  };
}

function got(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { ca: pair.cert }, resolve).once('error', reject);
  });
}

function opened(url: string, origin: string): Socket {
  const socket = io(`${url}/display`, {
    auth: { view: 'room' },
    transports: ['websocket'],
    ca: pair.cert,
    extraHeaders: { Origin: origin },
    forceNew: true,
    reconnection: false,
  });
  onTestFinished(() => {
    socket.disconnect();
  });
  return socket;
}

test('with a certificate everything is served over https and nothing over http', async () => {
  const server = await ServerProcess.start(temporaryFolder(), {
    flags: ['--tls-cert', files.cert, '--tls-key', files.key],
  });
  expect(server.stdout).toMatch(/^showcaller ready https:\/\/127\.0\.0\.1:\d+\n/);
  expect(server.stdout).not.toContain('http://');

  const response = await got(`${server.url}/api/shows`);
  expect(response.statusCode).toBe(200);
  expect(JSON.parse(await text(response))).toHaveProperty('shows');
  await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow();

  const live = await new Promise<LiveView>((resolve, reject) => {
    opened(server.url, server.url).once('live', resolve).once('connect_error', reject);
  });
  expect(live.state).toBe('standby');
  await new Promise((resolve, reject) => {
    opened(server.url, 'https://elsewhere.test').once('connect_error', resolve).once('live', reject);
  });
  expect((await server.end('SIGTERM')).status).toBe(0);
});

test('the environment names the files too', async () => {
  const server = await ServerProcess.start(temporaryFolder(), {
    env: { SHOWCALLER_TLS_CERT: files.cert, SHOWCALLER_TLS_KEY: files.key },
  });
  expect(server.url).toMatch(/^https:/);
});

test.concurrent.each<[string, (named: typeof files) => string[], RegExp]>([
  ['a certificate without a key', ({ cert }) => ['--tls-cert', cert], /--tls-cert .*--tls-key/],
  ['a key without a certificate', ({ key }) => ['--tls-key', key], /--tls-key .*--tls-cert/],
  [
    'a missing certificate',
    ({ missing, key }) => ['--tls-cert', missing, '--tls-key', key],
    /nowhere.*no such file/,
  ],
  [
    'a missing key',
    ({ cert, missing }) => ['--tls-cert', cert, '--tls-key', missing],
    /nowhere.*no such file/,
  ],
  ['a folder', ({ folder, key }) => ['--tls-cert', folder, '--tls-key', key], /a folder/],
  [
    'what is no certificate',
    ({ noPem, key }) => ['--tls-cert', noPem, '--tls-key', key],
    /photo.*no certificate/,
  ],
  ['what is no key', ({ cert, noPem }) => ['--tls-cert', cert, '--tls-key', noPem], /photo.*no private key/],
  ['an empty file', ({ empty, key }) => ['--tls-cert', empty, '--tls-key', key], /empty/],
  [
    'the two exchanged',
    ({ cert, key }) => ['--tls-cert', key, '--tls-key', cert],
    /key\.pem.*no certificate/,
  ],
  [
    'the key of another',
    ({ cert, otherKey }) => ['--tls-cert', cert, '--tls-key', otherKey],
    /does not belong/,
  ],
])('%s is refused in one sentence', { timeout: 20_000 }, async (_, flags, sentence) => {
  const ended = await ServerProcess.run({
    flags: ['--port', '0', '--data', join(folder, 'data'), ...flags(files)],
  });
  expect(ended.stderr).toMatch(/^[A-Z–-][^\n{}]*\.\n$/);
  expect(ended.stderr).toMatch(sentence);
  expect(ended).toMatchObject({ status: 2, stdout: '' });
});
