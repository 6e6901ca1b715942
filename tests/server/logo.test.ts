import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hosted } from './hosted.ts';
import { EVENING } from './programmes.ts';
import { KEY } from './serverProcess.ts';

/** The smallest honest files of each kind. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAABAAEDAREAAhEBAxEB/9oADAMBAAIRAxEAPwA//9k=',
  'base64',
);
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
const SVG = Buffer.from(
  '\ufeff<?xml version="1.0"?>\n<!-- a mark -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><script>alert(1)</script></svg>',
);

let server: Hosted;
let show: string;

beforeAll(async () => {
  server = await Hosted.start();
  show = await server.add(EVENING);
});

afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.remove();
});

function put(body: Buffer, { key = KEY, to = show } = {}) {
  const headers = key === '' ? {} : { Authorization: `Bearer ${key}` };
  return server.send(`/api/shows/${to}/logo`, { method: 'PUT', headers, body: new Uint8Array(body) });
}

describe('a logo', () => {
  test.each([
    ['png', 'image/png', PNG],
    ['jpg', 'image/jpeg', JPEG],
    ['webp', 'image/webp', WEBP],
    ['svg', 'image/svg+xml', SVG],
  ])('of kind %s is kept and served as %s for ever, and can run nothing', async (kind, type, bytes) => {
    const { status, body } = await put(bytes);
    expect({ status, body }).toMatchObject({ status: 200 });
    const address = String(body['logo']);
    expect(address).toMatch(new RegExp(`^/api/logos/[0-9a-f]{64}\\.${kind}$`));
    expect((await put(bytes)).body).toEqual(body);

    const served = await fetch(server.url + address);
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
    const header = (name: string) => served.headers.get(name) ?? '';
    expect(header('Content-Type')).toMatch(new RegExp(`^${type.replace('+', '\\+')}`));
    expect(header('X-Content-Type-Options')).toBe('nosniff');
    expect(header('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(header('Content-Security-Policy')).toMatch(/default-src 'none'.*; sandbox$/);
  });

  test('is named by a command, for displays to ask for, and outlives a restart', async () => {
    const { logo } = (await put(PNG)).body;
    const organiser = { name: 'Union', accent: '#0A7CFF', logo };
    const live = await server.get(`/api/shows/${show}/live`);
    const described = await server.post(`/api/shows/${show}/commands`, {
      id: 'brand',
      expectedSeq: live.body['seq'],
      type: 'programme.describe',
      changes: { organiser },
    });
    expect(described).toMatchObject({ status: 200 });
    await server.close();
    await server.open();
    const { body } = await server.get(`/api/shows/${show}/programme`, null);
    expect(body['programme']).toMatchObject({ organiser });
    expect((await fetch(server.url + String(logo))).status).toBe(200);
  });

  test.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /PNG/],
    ['a page', Buffer.from('<!doctype html><svg></svg>'), /PNG/],
    ['a text that speaks of svg', Buffer.from('an <svg> in words'), /PNG/],
    ['an SVG that grows', Buffer.from('<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>'), /PNG/],
    ['comments without end', Buffer.from(`<svg`.padStart(200_000, '<!---->')), /PNG/],
    ['a GIF', Buffer.from('GIF89a'), /PNG/],
    ['the beginning of a PNG', PNG.subarray(0, 12), /damaged/],
    ['a PNG that says it is vast', vast(), /4096/],
  ])('is not %s', async (_, bytes, sentence) => {
    const { status, body } = await put(bytes);
    expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'invalid' });
    expect(body['detail']).toMatch(sentence);
  });

  test('is up to 256 KB, of a show that is there, from a hand that may', async () => {
    expect(await put(Buffer.concat([PNG, Buffer.alloc(262_144)]))).toMatchObject({ status: 413 });
    expect(await put(Buffer.concat([PNG, Buffer.alloc(262_144 - PNG.length)]))).toMatchObject({
      status: 200,
    });
    expect(await put(PNG, { to: 'nowhere' })).toMatchObject({ status: 404, body: { code: 'unknown-show' } });
    expect(await put(PNG, { key: '' })).toMatchObject({ status: 401 });
    expect(await put(PNG, { key: 'a-wrong-key-of-somebody' })).toMatchObject({ status: 401 });
  });

  test.each(['x.png', `${'0'.repeat(64)}.png`, `${'0'.repeat(64)}.gif`, '..%2Fshows', '__proto__'])(
    'is not at %s',
    async (name) => {
      expect(await server.get(`/api/logos/${name}`, null)).toMatchObject({ status: 404 });
    },
  );
});

function vast(): Buffer {
  const bytes = Buffer.from(PNG);
  bytes.writeUInt32BE(30_000, 16);
  return bytes;
}
