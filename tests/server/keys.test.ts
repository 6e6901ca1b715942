import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { Keys } from '../../server/access/keys.ts';
import { Links } from '../../server/access/links.ts';
import { MainKey } from '../../server/access/mainKey.ts';
import { MAIN_PASS } from '../../server/access/pass.ts';
import { createLogger } from '../../server/logger.ts';
import { openStore } from '../../server/store/openStore.ts';
import { Hosted } from './hosted.ts';
import { refusalOf } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';
import { leak, TELLING } from './timing.ts';

test(
  'a key is in no log, no error, no metric and no file, whatever was done with it',
  { timeout: 30_000 },
  async () => {
    const data = temporaryFolder();
    const server = await ServerProcess.start(data, { env: { SHOWCALLER_LOG: 'trace' } });
    const call = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(server.url + path, init);
      return response.text();
    };
    const bearer = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    const wanted = JSON.stringify({ name: 'Grace', role: 'manager' });
    const made = JSON.parse(await call('/api/links', { method: 'POST', headers: bearer, body: wanted })) as {
      key: string;
      link: { id: string };
    };
    const wrong = 'a-wrong-key-that-is-somebody’s-own'.replace('’', '');
    const heard: string[] = [];
    for (const key of [KEY, made.key, wrong]) {
      const asKey = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
      heard.push(
        await call('/api/shows/itu-miit-2025/log', { headers: asKey }),
        await call(`/api/shows/itu-miit-2025/log?key=${key}`),
        await call(`/api/shows/itu-miit-2025/log?key=${key}`, { headers: asKey }),
        await call(`/api/qr?path=${encodeURIComponent(`/control#key=${key}`)}`),
        await call(`/api/qr?path=${encodeURIComponent(`/room?key=${key}`)}`),
        await call(`/speaker?key=${key}`),
        await call('/api/shows/itu-miit-2025/commands', { method: 'POST', headers: asKey, body: '{"id": ' }),
        await call('/api/shows', { method: 'POST', headers: asKey, body: '{}' }),
        await call('/api/shows', {
          method: 'POST',
          headers: { ...asKey, 'Content-Encoding': 'zap' },
          body: '{}',
        }),
        await call('/api/links', {
          method: 'POST',
          headers: asKey,
          body: JSON.stringify({ name: key.repeat(9), role: 'x' }),
        }),
        await call('/api/shows/itu-miit-2025/log?format=%E0%A4%A', { headers: asKey }),
      );
      for (const auth of [
        { key },
        { key, show: 'no-such' },
        { key, name: 7 },
        { key: [key] },
        { key: { key } },
      ]) {
        const socket = io(`${server.url}/control?key=${key}`, {
          auth,
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
        });
        await new Promise<void>((resolve) => {
          socket.once('connect', resolve);
          socket.once('connect_error', (error: Error & { data?: unknown }) => {
            heard.push(error.message, JSON.stringify(error.data));
            resolve();
          });
        });
        socket.disconnect();
      }
    }
    await call(`/api/links/${made.link.id}`, { method: 'DELETE', headers: bearer });
    heard.push(await call('/metrics'), await call('/api/links', { headers: bearer }));
    const { stderr, stdout } = await server.end('SIGTERM');
    expect(stderr).toContain('a link was revoked');
    const files = readdirSync(data).map((name) => readFileSync(join(data, name)).toString('latin1'));
    expect(files.join('')).toContain('Grace');
    for (const key of [KEY, made.key, wrong]) {
      for (const text of [stderr, stdout, ...heard, ...files]) expect(text.includes(key)).toBe(false);
    }
  },
);

test('a key in a query opens nothing, even if it is right and stands in the header too', async () => {
  const server = await Hosted.start();
  onTestFinished(() => server.remove());
  const show = await server.add(EVENING);
  for (const path of [`/api/shows/${show}/log`, '/api/links']) {
    expect((await server.get(path)).status).toBe(200);
    expect((await server.get(`${path}?key=${KEY}`, null)).status).toBe(401);
    expect((await server.get(`${path}?key=${KEY}`)).body).toMatchObject({
      code: 'unauthorized',
      detail: /address/,
    });
  }
  const go = await server.post(`/api/shows/${show}/go?key=${KEY}`, undefined, null);
  expect(go.status).toBe(401);
  expect((await server.get(`/api/shows/${show}/live`)).body['seq']).toBe(0);
});

test('a key may be of any script; a handshake carries it', async () => {
  const key = 'ключ-режиссёра-сцены';
  const server = await Hosted.start({ key });
  onTestFinished(() => server.remove());
  // What is wrong with the right one is only that there is no show yet.
  expect((await refusalOf(`${server.url}/control`, { key })).message).toBe('unknown-show');
  expect((await refusalOf(`${server.url}/control`, { key: `${key}.` })).message).toBe('unauthorized');
});

test('how long a wrong key takes says nothing about where it is wrong', { timeout: 60_000 }, async () => {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  const links = await Links.open({ store, now: () => 0, logger: createLogger('silent') });
  const keys = new Keys(MainKey.given(KEY), links);
  const made = await links.make({ name: 'x', role: 'viewer', show: null, expiresAt: null }, MAIN_PASS);
  if ('code' in made) throw new Error(made.message);
  const check = (key: string) => keys.check(key);
  const wrongAt = (key: string, index: number) =>
    key.slice(0, index) + (key[index] === 'x' ? 'y' : 'x') + key.slice(index + 1);

  /** What compares letter by letter is found out by the same measurement. */
  const leaky = (key: string) => {
    for (let at = 0; at < KEY.length; at += 1) if (key[at] !== KEY[at]) return at;
    return KEY.length;
  };
  const [first, last] = [wrongAt(KEY, 0), wrongAt(KEY, KEY.length - 1)];
  const { key } = made;
  const figures = {
    leaky: leak(leaky, first, last),
    main: leak(check, first, last),
    link: leak(check, wrongAt(key, 8), wrongAt(key, key.length - 1)),
  };
  console.info('t of a wrong first against a wrong last character', figures);
  expect(figures.leaky).toBeGreaterThan(20);
  expect(figures.main).toBeLessThan(TELLING);
  expect(figures.link).toBeLessThan(TELLING);
});
