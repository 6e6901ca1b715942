import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BatonView } from '../../machines/wire/baton.ts';
import type { Entry } from '../../machines/log/entry.ts';
import type { LinkView } from '../../machines/wire/links.ts';
import { DATABASE_FILE } from '../../server/store/sqlite.ts';
import { Hosted } from './hosted.ts';
import { makeLink, revoke } from './keyring.ts';
import { ControlLine, DisplayLine, type Line, refusalOf } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY } from './serverProcess.ts';

let server: Hosted;
let show: string;
let open: Line[] = [];

beforeEach(async () => {
  server = await Hosted.start({ isPrivate: true });
  show = await server.add(EVENING);
});

afterEach(async () => {
  open.forEach((line) => line.close());
  open = [];
  expect(server.errors).toEqual([]);
  await server.remove();
});

async function control(key: string, name?: string): Promise<ControlLine> {
  const line = await ControlLine.open(server.url, { show, key, ...(name !== undefined && { name }) });
  open.push(line);
  return line;
}

async function display(key: string): Promise<DisplayLine> {
  const line = await DisplayLine.open(server.url, { show, key, view: 'room' });
  open.push(line);
  return line;
}

async function listed(key = KEY): Promise<LinkView[]> {
  const { status, body } = await server.get('/api/links', key);
  expect(status).toBe(200);
  return body['links'] as LinkView[];
}

/** Waits for the end of a line; how long that took, in ms. */
async function ended({ socket }: Line): Promise<number> {
  const from = performance.now();
  while (socket.connected && performance.now() - from < 5000) await wait(5);
  expect(socket.connected).toBe(false);
  return performance.now() - from;
}

const REVOKED = { code: 'unauthorized', detail: expect.stringMatching(/revoked/) as string };

test('a link is made, told once, used, and listed without its key', async () => {
  const { link, key } = await makeLink(server, { role: 'operator', show, name: ' Grace ' });
  expect(link).toEqual({
    id: expect.stringMatching(/^[\w-]{8}$/) as string,
    name: 'Grace',
    role: 'operator',
    show,
    madeAt: expect.any(Number) as number,
    expiresAt: null,
    usedAt: null,
    hasExpired: false,
    connections: 0,
  });
  expect(key).toMatch(/^[\w-]{32}$/);
  const desk = await control(key);
  await display(key);
  const you = await desk.until('you');
  expect(you).toMatchObject({
    role: 'operator',
    show,
    link: { id: link.id, name: 'Grace' },
    expiresAt: null,
  });
  const [known] = await listed();
  expect(known).toMatchObject({ id: link.id, connections: 2, usedAt: expect.any(Number) as number });
  expect(JSON.stringify(known)).not.toContain(key);
  expect(JSON.stringify(known)).not.toContain('hash');
});

test('a person without a name is called as the link is; entries hold both', async () => {
  const { link, key } = await makeLink(server, { role: 'operator', show, name: 'The lectern' });
  const desk = await control(key);
  await desk.do('message.show', { to: 'all', text: 'Hello' });
  const [entry] = (await server.get(`/api/shows/${show}/log`)).body as unknown as Entry[];
  expect(entry).toMatchObject({ by: 'The lectern', link: { id: link.id, name: 'The lectern' } });
});

test('what is acknowledged in front of a screen names the link that the screen came by', async () => {
  const { link, key } = await makeLink(server, { role: 'viewer', show, name: 'The lectern' });
  const [desk, screen] = [await control(KEY), await display(key)];
  await desk.do('message.show', { to: 'room', text: 'Wrap up', needsSeen: true });
  const shown = await screen.until<{ message: { id: string } | null }>(
    'live',
    ({ message }) => message !== null,
  );
  expect(await screen.ask('seen', { messageId: shown.message?.id })).toEqual({ ok: true });
  const entry = await desk.until<Entry>('logged', ({ type }) => type === 'message.seen');
  expect(entry.link).toEqual({ id: link.id, name: 'The lectern' });
});

describe('a revoked link', () => {
  test('ends every connection at once, and tells them why', async () => {
    const { link, key } = await makeLink(server, { role: 'manager', show });
    const lines = [await control(key), await display(key), await display(key)];
    const bystander = await control(KEY);
    const from = performance.now();
    expect(await revoke(server, link.id)).toBe(204);
    for (const line of lines) {
      await ended(line);
      expect(line.all('refused')).toEqual([REVOKED]);
    }
    expect(performance.now() - from).toBeLessThan(1000);
    expect(bystander.socket.connected).toBe(true);
    expect(bystander.all('refused')).toEqual([]);
    for (const namespace of ['/control', '/display']) {
      expect(await refusalOf(server.url + namespace, { show, view: 'room', key })).toEqual({
        message: 'unauthorized',
        data: REVOKED,
      });
    }
    expect(await server.get('/api/shows', key)).toMatchObject({
      status: 401,
      body: { code: 'unauthorized' },
    });
    expect(await listed()).toEqual([]);
    expect(await revoke(server, link.id)).toBe(404);
  });

  test('takes those with it that were made by it, and theirs', async () => {
    const parent = await makeLink(server, { role: 'manager', show: null });
    const child = await makeLink(server, { role: 'manager', show }, parent.key);
    const grandchild = await makeLink(server, { role: 'viewer', show }, child.key);
    const other = await makeLink(server, { role: 'viewer', show });
    const lines = [await display(child.key), await display(grandchild.key)];
    await revoke(server, parent.link.id);
    for (const line of lines) await ended(line);
    expect((await listed()).map(({ id }) => id)).toEqual([other.link.id]);
  });

  test('stays revoked over a restart, and the others hold', async () => {
    const gone = await makeLink(server, { role: 'viewer', show });
    const kept = await makeLink(server, { role: 'viewer', show });
    await display(kept.key);
    await revoke(server, gone.link.id);
    const usedAt = (await listed())[0]?.usedAt;
    await server.close();
    await server.open({ isPrivate: true });
    expect((await server.get('/api/shows', gone.key)).body['detail']).toMatch(/revoked/);
    expect((await server.get('/api/shows', kept.key)).status).toBe(200);
    expect((await listed())[0]?.usedAt).toBeGreaterThanOrEqual(usedAt ?? Infinity);
  });

  test('gives nothing more, not even what was already on its way', async () => {
    const { link, key } = await makeLink(server, { role: 'manager', show });
    const desk = await control(key);
    await revoke(server, link.id);
    desk.socket.emit('command', { id: 'late', expectedSeq: 0, type: 'show.start' });
    await ended(desk);
    expect((await server.get(`/api/shows/${show}/live`)).body['seq']).toBe(0);
  });

  test.each<[string, string, (id: string) => string, object]>([
    [
      'a command',
      'POST',
      (id) => `/api/shows/${id}/commands`,
      { id: 'late', expectedSeq: 0, type: 'show.start' },
    ],
    ['a programme', 'POST', () => '/api/shows', EVENING],
    ['a link', 'POST', () => '/api/links', { name: 'heir', role: 'manager' }],
    ['a logo', 'PUT', (id) => `/api/shows/${id}/logo`, {}],
  ])('is told so where the head of %s came before, and the body after', async (_, method, pathOf, body) => {
    const { link, key } = await makeLink(server, { role: 'manager' });
    const sent = await begin(pathOf(show), { method, key, body: JSON.stringify(body) });
    await revoke(server, link.id);
    expect(await sent.finish()).toMatchObject({ code: 'unauthorized', detail: /revoked/ });
    expect((await server.get('/api/shows')).body['shows']).toMatchObject([{ show, seq: 0 }]);
    expect(await listed()).toEqual([]);
  });

  test('takes those with it that are made by it at that very moment', { timeout: 20_000 }, async () => {
    for (const isFirst of [true, false]) {
      const { link, key } = await makeLink(server, { role: 'manager' });
      const other = new Database(join(server.data, DATABASE_FILE));
      other.exec('BEGIN IMMEDIATE');
      const made = () => server.post('/api/links', { name: 'heir', role: 'viewer' }, key);
      const heir = isFirst ? made() : wait(20).then(made);
      const isRevoked = isFirst ? wait(20).then(() => revoke(server, link.id)) : revoke(server, link.id);
      await wait(100);
      other.exec('ROLLBACK');
      other.close();
      expect(await isRevoked).toBe(204);
      const { body } = await heir;
      if (typeof body['key'] === 'string')
        expect((await server.get('/api/shows', body['key'])).body['detail']).toMatch(/revoked/);
      expect(await listed()).toEqual([]);
    }
  });
});

/** Sends the head of a request and the first byte of its body; the rest, and the answer, with `finish`. */
async function begin(path: string, { method, key, body }: { method: string; key: string; body: string }) {
  const headers = {
    Authorization: `Bearer ${key}`,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  };
  const sent = request(server.url + path, { method, headers });
  sent.write(body.slice(0, 1));
  await wait(100);
  return {
    finish: async (): Promise<unknown> => {
      const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
      sent.end(body.slice(1));
      const [response] = await answered;
      return JSON.parse(Buffer.concat(await response.toArray()).toString());
    },
  };
}

describe('a link with an end', () => {
  test('is put out when its time has come, and told so', async () => {
    const { key, link } = await makeLink(server, { role: 'viewer', show, expiresAt: Date.now() + 600 });
    const line = await display(key);
    expect(await ended(line)).toBeLessThan(1500);
    expect(line.all('refused')).toMatchObject([{ code: 'unauthorized', detail: /expired/ }]);
    expect((await server.get('/api/shows', key)).body['detail']).toMatch(/expired/);
    expect((await listed()).find(({ id }) => id === link.id)).toMatchObject({ hasExpired: true });
  });

  test.each([
    ['in the past', () => Date.now() - 1, 400],
    ['half a millisecond', () => Date.now() + 1000.5, 400],
    ['a word', () => 'tomorrow', 400],
  ])('%s is refused', async (_, end, status) => {
    const wanted = { name: 'x', role: 'viewer', show, expiresAt: end() };
    expect(await server.post('/api/links', wanted)).toMatchObject({ status, body: { code: 'invalid' } });
  });
});

describe('a link that makes links', () => {
  test('for one show makes them for that show only, and knows of no others', async () => {
    const other = await server.add({ ...EVENING, title: 'Other' });
    const { key } = await makeLink(server, { role: 'manager', show });
    const stranger = await makeLink(server, { role: 'viewer', show: other });
    const everywhere = await makeLink(server, { role: 'viewer' });
    const own = await makeLink(server, { role: 'viewer', show }, key);
    for (const beyond of [other, null]) {
      const reply = await server.post('/api/links', { name: 'x', role: 'viewer', show: beyond }, key);
      expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    const ids = (await listed(key)).map(({ id }) => id);
    expect(ids).toContain(own.link.id);
    expect(ids).not.toContain(stranger.link.id);
    for (const { link } of [stranger, everywhere]) expect(await revoke(server, link.id, key)).toBe(404);
    expect((await server.post('/api/shows', EVENING, key)).status).toBe(403);
  });

  test('makes none that lasts longer than itself', async () => {
    const end = Date.now() + 60_000;
    const { key } = await makeLink(server, { role: 'manager', expiresAt: end });
    const { link } = await makeLink(server, { role: 'viewer' }, key);
    expect(link.expiresAt).toBe(end);
    const reply = await server.post('/api/links', { name: 'x', role: 'viewer', expiresAt: end + 1 }, key);
    expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test('for all shows may do everything at every show', async () => {
    const { key } = await makeLink(server, { role: 'manager' });
    expect((await server.post('/api/shows', EVENING, key)).status).toBe(201);
    expect((await server.get(`/api/shows/${show}/log`, key)).status).toBe(200);
  });
});

test.each([
  ['no name', { role: 'viewer' }],
  ['an empty name', { name: ' ', role: 'viewer' }],
  ['no role', { name: 'x' }],
  ['a role that is none', { name: 'x', role: 'admin' }],
  ['a key of one’s own', { name: 'x', role: 'viewer', key: 'x'.repeat(32) }],
  ['a list', []],
])('%s is refused, and nothing made', async (_, wanted) => {
  expect(await server.post('/api/links', wanted)).toMatchObject({ status: 400, body: { code: 'invalid' } });
  expect(await listed()).toEqual([]);
});

test('a show that is not there is refused', async () => {
  const reply = await server.post('/api/links', { name: 'x', role: 'viewer', show: 'no-such' });
  expect(reply).toMatchObject({ status: 404, body: { code: 'unknown-show' } });
});

test('a link without a show named comes to its own', async () => {
  await server.add({ ...EVENING, title: 'The newest' });
  const { key } = await makeLink(server, { role: 'viewer', show });
  const line = await DisplayLine.open(server.url, { key, view: 'room' });
  open.push(line);
  expect(line.live.show).toBe(show);
});

test('a baton in the hand of a revoked link is laid down at once', async () => {
  const { link, key } = await makeLink(server, { role: 'manager', show });
  const [desk, other] = [await control(key, 'Grace'), await control(KEY, 'Ada')];
  await desk.ask('baton', { do: 'take' });
  await other.until<BatonView>('baton', ({ holder }) => holder?.name === 'Grace');
  await revoke(server, link.id);
  await ended(desk);
  await other.until<BatonView>(
    'baton',
    ({ holder, controllers }) => holder === null && controllers.length === 1,
  );
});

test('a new stage manager’s key ends the old one, and links stay', async () => {
  const { key } = await makeLink(server, { role: 'viewer', show });
  await server.close();
  await server.open({ isPrivate: true, key: 'another-key-of-the-stage' });
  expect((await server.get('/api/shows', KEY)).status).toBe(401);
  expect((await server.get('/api/shows', key)).status).toBe(200);
});
