import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pages } from '../../server/http/pages.ts';

const SCRIPT = 'export const greeting = "開場";';
const folder = mkdtempSync(join(tmpdir(), 'showcaller-pages-'));
const http = createServer(express().use(pages(folderWithBuild())));

beforeAll(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterAll(() => {
  http.close();
  rmSync(folder, { recursive: true });
});

function folderWithBuild(): string {
  for (const name of ['assets', 'room']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'room', 'index.html'), '<title>Room</title>');
  writeFileSync(join(folder, 'assets', 'page-1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'page-1.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'film-1.mp4'), 'a film');
  return folder;
}

/** What comes over the wire, not decompressed; the path goes out as it is. */
async function get(path: string, acceptEncoding: string, more: Record<string, string> = {}) {
  const { port } = http.address() as AddressInfo;
  const headers = { 'accept-encoding': acceptEncoding, ...more };
  const sent = request({ host: '127.0.0.1', port, path, headers, agent: false }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(await response.toArray()),
  };
}

it('sends a script as the build has compressed it to a browser that takes it, and as it is to one that does not', async () => {
  const small = await get('/assets/page-1.js', 'gzip, deflate');
  expect(small.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(gunzipSync(small.body).toString()).toBe(SCRIPT);

  const plain = await get('/assets/page-1.js', 'identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
});

it('serves a page at its name, to be asked for anew each time', async () => {
  const page = await get('/room', 'gzip');
  expect(page.status).toBe(200);
  expect(page.headers['cache-control']).toBe('no-cache');
});

it.each(['bytes=5-2', 'bytes=-5', 'bytes=0-0,5-9', 'bytes=9999999999-', 'lines=3-2', 'bytes=0-3'])(
  'a script comes whole to who asks for its %s',
  async (range) => {
    const { status, body } = await get('/assets/page-1.js', 'identity', { range });
    expect(status).toBe(200);
    expect(body.toString()).toBe(SCRIPT);
  },
);

it('a film comes in the pieces that Safari asks for', async () => {
  const { status, headers, body } = await get('/assets/film-1.mp4', 'identity', { range: 'bytes=0-1' });
  expect(status).toBe(206);
  expect(headers).toMatchObject({ 'content-range': 'bytes 0-1/6', 'content-type': 'video/mp4' });
  expect(body.toString()).toBe('a ');
});

it('what is built anew while the server runs is served, what is gone is not there', async () => {
  writeFileSync(join(folder, 'assets', 'page-2.js'), SCRIPT);
  expect((await get('/assets/page-2.js', 'gzip')).status).toBe(200);
  rmSync(join(folder, 'assets', 'page-2.js'));
  for (const path of ['/assets/page-2.js', '/assets/', '/assets/.gz', '/assets/..%2froom%2findex.html']) {
    expect((await get(path, 'gzip')).status, path).toBe(404);
  }
});
