import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hosted } from './hosted.ts';
import { EVENING } from './programmes.ts';

const ALLOWED = 'https://stage.example';

let server: Hosted;
let show: string;

beforeAll(async () => {
  server = await Hosted.start({ origins: [ALLOWED] });
  show = await server.add(EVENING);
});

afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.remove();
});

describe('every answer', () => {
  test.each(['/', '/speaker', '/api/shows', '/api/time', '/healthz', '/metrics', '/no-such', '/api/none'])(
    '%s has the headers that keep a page to itself',
    async (path) => {
      const { headers } = await fetch(server.url + path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
      // They would blank a venue's plain-http pages.
      expect(headers.get('strict-transport-security')).toBeNull();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe|data:|\*/);
      const { host } = new URL(server.url);
      expect(policy.split(';').sort()).toEqual(
        [
          "default-src 'self'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          `connect-src 'self' ws://${host} wss://${host}`,
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'self'",
        ].sort(),
      );
    },
  );

  test.each(['evil.example; script-src *', 'a b', 'a,b', '"x"'])(
    'the host %j gets into no policy',
    async (host) => {
      const text = await raw([`GET /speaker HTTP/1.1`, `Host: ${host}`, 'Connection: close']);
      expect(text).not.toMatch(/script-src \*|ws:\/\/(evil|a|")/);
    },
  );

  test('of the API is not kept by anybody', async () => {
    for (const path of ['/api/shows', '/api/time', `/api/shows/${show}/live`, '/api/links']) {
      expect((await fetch(server.url + path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a page of another server', () => {
  const ask = (origin: string, path: string, method = 'GET', headers: Record<string, string> = {}) =>
    fetch(server.url + path, { method, headers: { ...headers, Origin: origin } });

  test.each([
    'http://evil.example',
    'null',
    'https://stage.example.evil',
    'http://stage.example',
    'nonsense',
  ])('%s is refused', async (origin) => {
    for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE']) {
      const response = await ask(origin, '/api/shows', method);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'forbidden' });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('is let in if its origin is allowed, with its key in a header', async () => {
    const asked = await ask(ALLOWED, `/api/shows/${show}/go`, 'OPTIONS', {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization',
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const response = await ask(ALLOWED, '/api/shows');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(response.headers.get('vary')).toContain('Origin');
    expect((await ask(ALLOWED, `/api/shows/${show}/go`, 'POST')).status).toBe(401);
    const polling = await ask(ALLOWED, '/socket.io/?EIO=4&transport=polling');
    expect(polling.status).toBe(200);
    expect(polling.headers.get('access-control-allow-origin')).toBe(ALLOWED);
  });

  test('of this server asks freely', async () => {
    const response = await ask(server.url, '/api/shows');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('nothing is served from outside the build', () => {
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/....//package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%252f..%252fpackage.json',
    '/assets/%00/../../package.json',
    '/assets/../control/index.html',
    '/assets//etc/passwd',
    '//etc/passwd',
    '/assets/..%c0%af..%c0%afetc/passwd',
    '/control/../../package.json',
    '/control/index.html',
    '/package.json',
    '/server/main.ts',
    '/data/showcaller.sqlite',
    '/.git/config',
    '/api/logos/..%2f..%2fpackage.json',
    '/api/logos/%2e%2e%2fpackage.json',
  ])('%s', async (path) => {
    const text = await raw([`GET ${path} HTTP/1.1`, `Host: a`, 'Connection: close']);
    expect(text).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(text).not.toMatch(/"dependencies"|root:x|data-view="control"|SQLite/);
  });
});

/** Sends a request as it is written here, which `fetch` would tidy up first. */
function raw(lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('data', (data: Buffer) => (text += data.toString('latin1')));
    socket.once('error', reject);
    socket.once('close', () => {
      resolve(text);
    });
    socket.write([...lines, '', ''].join('\r\n'));
  });
}
