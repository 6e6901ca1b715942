import { afterAll, beforeAll, expect, test } from 'vitest';
import { Hosted } from '../hosted.ts';
import { programmeOf, segment } from '../programmes.ts';
import { KEY } from '../serverProcess.ts';

let server: Hosted;
beforeAll(async () => {
  server = await Hosted.start();
});
afterAll(() => server.remove());

const bearer = { Authorization: `Bearer ${KEY}` };

test.each<[string, RequestInit]>([
  ['nothing', { headers: bearer }],
  ['nothing, said to be JSON', { headers: { ...bearer, 'Content-Type': 'application/json' }, body: '' }],
  ['a command', { headers: { ...bearer, 'Content-Type': 'application/json' }, body: '{"type":"show.end"}' }],
  ['broken JSON', { headers: { ...bearer, 'Content-Type': 'application/json' }, body: '{' }],
  ['a form', { headers: bearer, body: new URLSearchParams({ go: '1' }) }],
  ['half a megabyte', { headers: { ...bearer, 'Content-Type': 'text/plain' }, body: 'x'.repeat(500_000) }],
])('a button that sends %s goes on by one segment, and a bounce by none', async (_, init) => {
  const show = await server.add(programmeOf([segment('a'), segment('b')]));
  const press = () => server.send(`/api/shows/${show}/go`, { method: 'POST', ...init });
  expect(await press()).toMatchObject({ status: 200, body: { ok: true, seq: 1 } });
  expect(await press()).toMatchObject({
    status: 409,
    type: 'application/problem+json; charset=utf-8',
    body: { ok: false, code: 'too-soon', status: 409, seq: 1 },
  });
  const { body } = await server.get(`/api/shows/${show}/live`, null);
  expect(body).toMatchObject({ seq: 1, state: 'running', segment: { id: 'a' } });
});
