import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Finding } from '../../machines/import/findings.ts';
import type { Entry } from '../../machines/log/entry.ts';
import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { Hosted, type Reply } from './hosted.ts';
import { EVENING, programmeOf, segment } from './programmes.ts';
import { KEY } from './serverProcess.ts';

let server: Hosted;
let show: string;

beforeAll(async () => {
  server = await Hosted.start();
});

beforeEach(async () => {
  show = await server.add(EVENING);
});

afterEach(() => {
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

/** A problem document with a sentence for people. */
function expectProblem(reply: Reply, status: number, code: string, detail = /./): void {
  expect(reply).toMatchObject({
    status,
    type: expect.stringContaining('application/problem+json') as string,
  });
  expect(reply.body).toMatchObject({ type: 'about:blank', status, code });
  expect(reply.body['detail']).toMatch(detail);
}

let given = 0;

function command(type: string, expectedSeq: number, args: object = {}) {
  given += 1;
  return { id: `http-${String(given)}`, expectedSeq, type, ...args };
}

describe('operation', () => {
  test('alive, ready, and what Prometheus reads', async () => {
    expect(await server.get('/healthz', null)).toMatchObject({ status: 200 });
    expect(await server.get('/readyz', null)).toMatchObject({ status: 200 });
    const metrics = await server.get('/metrics', null);
    expect(metrics.type).toContain('text/plain');
    expect(metrics.body['text']).toMatch(/^showcaller_displays 0$/m);
  });

  test('the time', async () => {
    const { body, status } = await server.get('/api/time', null);
    expect(status).toBe(200);
    expect(Math.abs(Number(body['now']) - Date.now())).toBeLessThan(100);
  });

  test.each([
    '/api',
    '/api/nothing',
    '/nothing',
    '/../package.json',
    '/assets/../../package.json',
    '/server/main.ts',
  ])('nothing at %s', async (path) => {
    expectProblem(await server.get(path, null), 404, 'invalid');
  });

  test('an address that cannot be read', async () => {
    expectProblem(await server.get('/api/shows/%E0%A4%A/live', null), 400, 'invalid');
  });
});

describe('for viewers', () => {
  test('the shows', async () => {
    const { body } = await server.get('/api/shows', null);
    expect(body['shows']).toContainEqual({
      show,
      title: 'An evening',
      place: 'Hall 1',
      state: 'standby',
      seq: 0,
    });
    const dated = await server.add(programmeOf([segment('a')], { title: 'Dated', date: '2026-12-03' }));
    const bare = await server.add(programmeOf([segment('a')], { title: 'Bare' }));
    const { body: later } = await server.get('/api/shows', null);
    expect(later['shows']).toContainEqual({ show: bare, title: 'Bare', state: 'standby', seq: 0 });
    const known = { show: dated, title: 'Dated', date: '2026-12-03', state: 'standby', seq: 0 };
    expect(later['shows']).toContainEqual(known);
  });

  test('the moment and the programme as a display gets them', async () => {
    await server.post(`/api/shows/${show}/commands`, command('show.start', 0));
    await server.post(`/api/shows/${show}/commands`, command('message.show', 1, { to: 'room', text: 'Hi' }));
    const live = await server.get(`/api/shows/${show}/live`, null);
    expect(live.body).toMatchObject({ v: 1, show, seq: 2, state: 'running', segment: { id: 'a' } });
    expect(live.body).toHaveProperty('message');
    const programme = await server.get(`/api/shows/${show}/programme`, null);
    expect(programme.body).toMatchObject({ show, seq: 2, programme: { title: 'An evening' } });
    expect(programme.body['plan']).toHaveLength(3);
    expect(JSON.stringify([live.body, programme.body])).not.toContain('notes');
  });

  test.each(['live', 'programme'])('no %s of an unknown show', async (what) => {
    expectProblem(await server.get(`/api/shows/no-such/${what}`, null), 404, 'unknown-show', /"no-such"/);
    expectProblem(await server.get(`/api/shows/__proto__/${what}`, null), 404, 'unknown-show');
  });

  test('nothing without a key where the server is private', async () => {
    const closed = await Hosted.start({ isPrivate: true });
    onTestFinished(() => closed.remove());
    const id = await closed.add(EVENING);
    for (const path of ['/api/shows', `/api/shows/${id}/live`, `/api/shows/${id}/programme`]) {
      expectProblem(await closed.get(path, null), 401, 'unauthorized');
      expect((await closed.get(path)).status).toBe(200);
    }
  });
});

describe('without the key', () => {
  const routes: [string, string][] = [
    ['POST', '/api/shows'],
    ['POST', '/api/shows/SHOW/commands'],
    ['POST', '/api/shows/SHOW/go'],
    ['POST', '/api/shows/no-such/go'],
    ['GET', '/api/shows/SHOW/log'],
    ['POST', '/api/import'],
  ];

  test.each(routes)('%s %s is refused', async (method, route) => {
    const path = route.replace('SHOW', show);
    const body = method === 'POST' ? { body: '{"a":' } : {};
    for (const authorization of [undefined, 'Bearer wrong-key-wrong-key', `Basic ${KEY}`, KEY, 'Bearer ']) {
      const headers = {
        'Content-Type': 'application/json',
        ...(authorization && { Authorization: authorization }),
      };
      const response = await fetch(server.url + path, { method, headers, ...body });
      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ code: 'unauthorized' });
    }
    const { body: live } = await server.get(`/api/shows/${show}/live`, null);
    expect(live).toMatchObject({ seq: 0 });
  });

  test('the word Bearer may be written in any case', async () => {
    const headers = { Authorization: `bearer ${KEY}` };
    expect((await server.send(`/api/shows/${show}/log`, { headers })).status).toBe(200);
  });
});

describe('commands', () => {
  test('the same answer as over a socket', async () => {
    const start = command('show.start', 0);
    const first = await server.post(`/api/shows/${show}/commands`, start);
    expect(first).toMatchObject({
      status: 200,
      body: { ok: true, seq: 1, at: expect.any(Number) as number },
    });
    expect(await server.post(`/api/shows/${show}/commands`, start)).toEqual(first);
  });

  test.each<[string, object, number, string]>([
    ['of a wrong form', { type: 'segment.goto', expectedSeq: 1 }, 400, 'invalid'],
    ['too late', { type: 'segment.end', expectedSeq: 0 }, 409, 'stale'],
    ['that make no sense', { type: 'clock.resume', expectedSeq: 1 }, 409, 'refused'],
    ['too soon', { type: 'segment.next', expectedSeq: 1 }, 409, 'too-soon'],
    [
      'to a segment that is not there',
      { type: 'segment.goto', segmentId: 'z', expectedSeq: 1 },
      404,
      'unknown-segment',
    ],
    [
      'for a speaker who is not there',
      { type: 'turn.start', speakerId: 'z', expectedSeq: 1 },
      404,
      'unknown-speaker',
    ],
  ])('%s are a problem with the code and the present seq', async (_, wrong, status, code) => {
    await server.post(`/api/shows/${show}/commands`, command('show.start', 0));
    const reply = await server.post(`/api/shows/${show}/commands`, { id: 'wrong', ...wrong });
    expectProblem(reply, status, code);
    expect(reply.body).toMatchObject({ ok: false, seq: 1, message: reply.body['detail'] });
  });

  test.each([
    ['Ada', 'Ada'],
    ['José 李雷', Buffer.from('José 李雷').toString('latin1')],
    ['José', 'José'],
    ['http', '  '],
  ])('by the hand of %s, in any script', async (by, header) => {
    const headers = { ...bearer, 'Content-Type': 'application/json', 'X-Showcaller-Name': header };
    const body = JSON.stringify({ id: 'x', expectedSeq: 0, type: 'show.start' });
    await server.send(`/api/shows/${show}/commands`, { method: 'POST', headers, body });
    expect((await server.get(`/api/shows/${show}/log`)).body).toMatchObject([{ by }]);
  });

  test('of as many edits as a programme has segments, with their notes', async () => {
    const edits = Array.from({ length: 497 }, (_, n) => ({
      type: 'programme.insert',
      segment: segment(`n${String(n)}`, { notes: 'n'.repeat(2_000) }),
    }));
    expect(
      await server.post(`/api/shows/${show}/commands`, {
        id: 'x',
        expectedSeq: 0,
        type: 'programme.edit',
        edits,
      }),
    ).toMatchObject({ status: 200, body: { ok: true, seq: 1 } });
  });

  test('to an unknown show', async () => {
    expectProblem(
      await server.post('/api/shows/no-such/commands', command('show.start', 0)),
      404,
      'unknown-show',
    );
  });

  test('go, guarded', async () => {
    const first = await server.send(`/api/shows/${show}/go`, { method: 'POST', headers: bearer });
    expect(first).toMatchObject({ status: 200, body: { ok: true, seq: 1 } });
    const bounce = await server.send(`/api/shows/${show}/go`, { method: 'POST', headers: bearer });
    expectProblem(bounce, 409, 'too-soon');
    expect(bounce.body).toMatchObject({ ok: false, seq: 1 });
    expectProblem(await server.post('/api/shows/no-such/go', {}), 404, 'unknown-show');
  });
});

const bearer = { Authorization: `Bearer ${KEY}` };

describe('a body that cannot be read', () => {
  const asJson = { ...bearer, 'Content-Type': 'application/json' };

  test.each<[string, RequestInit, number]>([
    ['broken JSON', { headers: asJson, body: '{"title": ' }, 400],
    ['nothing', { headers: asJson }, 400],
    ['a bare string', { headers: asJson, body: '"x"' }, 400],
    ['an array', { headers: asJson, body: '[]' }, 400],
    ['null', { headers: asJson, body: 'null' }, 400],
    ['a form', { headers: bearer, body: new URLSearchParams({ type: 'show.start' }) }, 415],
    ['plain text', { headers: { ...bearer, 'Content-Type': 'text/plain' }, body: '{}' }, 415],
    ['bytes without a type', { headers: bearer, body: Buffer.from('{}') }, 415],
    [
      'another character set',
      { headers: { ...bearer, 'Content-Type': 'application/json; charset=klingon' }, body: '{}' },
      415,
    ],
    [
      'letters that are not UTF-8',
      { headers: asJson, body: Buffer.from('{"title": "Café"}', 'latin1') },
      400,
    ],
    ['an unknown compression', { headers: { ...asJson, 'Content-Encoding': 'zap' }, body: '{}' }, 415],
    ['a broken compression', { headers: { ...asJson, 'Content-Encoding': 'gzip' }, body: '{}' }, 400],
  ])('%s', async (_, init, status) => {
    for (const path of ['/api/shows', `/api/shows/${show}/commands`]) {
      expectProblem(await server.send(path, { method: 'POST', ...init }), status, 'invalid');
    }
    const { body } = await server.get(`/api/shows/${show}/live`, null);
    expect(body).toMatchObject({ seq: 0 });
  });

  test('letters that are not UTF-8 are told so, and no name is stored without them', async () => {
    const draft = JSON.stringify(programmeOf([segment('x')], { title: 'Café' }));
    const reply = await server.send('/api/shows', {
      method: 'POST',
      headers: asJson,
      body: Buffer.from(draft, 'latin1'),
    });
    expectProblem(reply, 400, 'invalid', /UTF-8/);
  });

  test('too much', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(12_000_000) });
    for (const path of ['/api/shows', `/api/shows/${show}/commands`, '/api/import']) {
      expectProblem(
        await server.send(path, { method: 'POST', headers: asJson, body }),
        413,
        'invalid',
        /too large/,
      );
    }
  });
});

describe('storing a programme', () => {
  test('makes a show of it', async () => {
    const reply = await server.post('/api/shows', programmeOf([segment('x')], { title: 'Grüße – 你好' }));
    expect(reply).toMatchObject({ status: 201, body: { show: 'grusse' } });
    const { body } = await server.get('/api/shows/grusse/programme', null);
    expect(body).toMatchObject({ programme: { title: 'Grüße – 你好' } });
  });

  test('ten of the same title at once are ten shows, each with its own programme', async () => {
    const drafts = Array.from({ length: 10 }, (_, index) =>
      programmeOf([segment(`s${String(index)}`)], { title: 'Twin' }),
    );
    const replies = await Promise.all(drafts.map((draft) => server.post('/api/shows', draft)));
    const ids = replies.map(({ body }) => String(body['show']));
    expect(new Set(ids).size).toBe(10);
    for (const [index, id] of ids.entries()) {
      const { body } = await server.get(`/api/shows/${id}/programme`, null);
      expect((body['programme'] as ProgrammeDraft).segments[0]?.id).toBe(`s${String(index)}`);
    }
  });

  test.each<[string, object, RegExp]>([
    ['no title', { title: undefined }, /"title"/],
    ['an empty title', { title: '   ' }, /"title"/],
    ['a title of 301 characters', { title: 'x'.repeat(301) }, /"title"/],
    ['no zone', { timeZone: undefined }, /"timeZone"/],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, /"timeZone"/],
    ['a distance from UTC in place of a zone', { timeZone: '+05:30' }, /"timeZone"/],
    ['a date that does not exist', { date: '2026-02-30' }, /"date"/],
    ['no segments', { segments: [] }, /"segments"/],
    [
      '501 segments',
      { segments: Array.from({ length: 501 }, (_, n) => segment(`s${String(n)}`)) },
      /"segments"/,
    ],
    ['an unknown field', { colour: 'red' }, /"colour"/],
    [
      'an unknown field in a segment',
      { segments: [{ ...segment('a'), colour: 'red' }] },
      /"segments\.0\.colour"/,
    ],
    ['a length of nothing', { segments: [segment('a', { durationMs: 0 })] }, /"segments\.0\.durationMs"/],
    ['a length of half a ms', { segments: [segment('a', { durationMs: 0.5 })] }, /"segments\.0\.durationMs"/],
    [
      'a length over a day',
      { segments: [segment('a', { durationMs: 86_400_001 })] },
      /"segments\.0\.durationMs"/,
    ],
    [
      'a length that is a string',
      { segments: [{ ...segment('a'), durationMs: '1000' }] },
      /"segments\.0\.durationMs"/,
    ],
    ['a time that does not exist', { segments: [segment('a', { start: '25:00' })] }, /"segments\.0\.start"/],
    ['a kind that is none', { segments: [{ ...segment('a'), kind: 'party' }] }, /"segments\.0\.kind"/],
    ['a priority of 6', { segments: [segment('a', { priority: 6 })] }, /"segments\.0\.priority"/],
    ['an id twice', { segments: [segment('a'), segment('a')] }, /"a" is given twice/],
    [
      'a speaker without a name',
      { segments: [{ ...segment('a'), speakers: [{ role: 'Chair' }] }] },
      /"segments\.0\.speakers\.0\.name"/,
    ],
  ])('with %s is refused, naming the field', async (_, wrong, detail) => {
    const { body: before } = await server.get('/api/shows', null);
    expectProblem(await server.post('/api/shows', { ...EVENING, ...wrong }), 400, 'invalid', detail);
    expect((await server.get('/api/shows', null)).body).toEqual(before);
  });

  test('up to the limits', async () => {
    const segments = Array.from({ length: 500 }, (_, n) =>
      segment(`s${String(n)}`, {
        title: '題'.repeat(300),
        notes: 'n'.repeat(10_000),
        durationMs: 86_400_000,
      }),
    );
    const reply = await server.post('/api/shows', programmeOf(segments, { title: 'x'.repeat(300) }));
    expect(reply.status).toBe(201);
    const id = String(reply.body['show']);
    expect(id.length).toBeLessThanOrEqual(64);
    expect((await server.get(`/api/shows/${id}/live`, null)).status).toBe(200);
  });
});

describe('the log', () => {
  beforeEach(async () => {
    const name = (value: string) => ({
      ...bearer,
      'Content-Type': 'application/json',
      'X-Showcaller-Name': value,
    });
    const give = (by: string, body: object) =>
      server.send(`/api/shows/${show}/commands`, {
        method: 'POST',
        headers: name(by),
        body: JSON.stringify(body),
      });
    await give('=HYPERLINK("http://evil")', { id: '+1', expectedSeq: 0, type: 'show.start' });
    await give('@home', {
      id: '-2',
      expectedSeq: 1,
      type: 'message.show',
      to: 'all',
      text: 'Say "hi",\nthen go',
    });
    await give('Ada', { id: 'three', expectedSeq: 2, type: 'clock.hold' });
  });

  test('as JSON', async () => {
    for (const path of [`/api/shows/${show}/log`, `/api/shows/${show}/log?format=json`]) {
      const { body, type } = await server.get(path);
      expect(type).toContain('application/json');
      expect(
        (body as unknown as Entry[]).map(({ seq, type: what, by, id, run }) => [seq, what, by, id, run]),
      ).toEqual([
        [1, 'show.start', '=HYPERLINK("http://evil")', '+1', 1],
        [2, 'message.show', '@home', '-2', 1],
        [3, 'clock.hold', 'Ada', 'three', 1],
      ]);
    }
  });

  test('as CSV, with nothing in it that a spreadsheet would take for a formula', async () => {
    const { body, type } = await server.get(`/api/shows/${show}/log?format=csv`);
    expect(type).toContain('text/csv');
    const text = String(body['text']).replaceAll(/\d{13}/g, 'AT');
    expect(text).toBe(
      [
        'seq,at,type,by,id,args,run,link,linkName',
        `1,AT,show.start,"'=HYPERLINK(""http://evil"")",'+1,{},1,main,the stage manager’s key`,
        `2,AT,message.show,'@home,'-2,"{""to"":""all"",""text"":""Say \\""hi\\"",\\nthen go""}",1,main,the stage manager’s key`,
        '3,AT,clock.hold,Ada,three,{},1,main,the stage manager’s key',
        '',
      ].join('\r\n'),
    );
  });

  test('in no other format, and of no other show', async () => {
    expectProblem(await server.get(`/api/shows/${show}/log?format=pdf`), 400, 'invalid', /"format"/);
    expectProblem(await server.get(`/api/shows/${show}/log?format=csv&format=json`), 400, 'invalid');
    expectProblem(await server.get('/api/shows/no-such/log'), 404, 'unknown-show');
  });
});

describe('import', () => {
  const seminar = readFileSync(join(import.meta.dirname, '../../server/sample/itu-miit-2025.txt'), 'utf8');
  interface Preview {
    name: string;
    programme: ProgrammeDraft;
    findings: Finding[];
  }

  const preview = async (body: string, query = '', type = 'text/plain') => {
    const headers = { ...bearer, 'Content-Type': type };
    return server.send(`/api/import${query}`, { method: 'POST', headers, body });
  };

  test.each(['', '?format=text'])(
    'the seminar as text%s: its faults found, nothing stored',
    async (query) => {
      const { body: before } = await server.get('/api/shows', null);
      const { status, body } = await preview(seminar, query);
      expect(status).toBe(200);
      const [found, ...others] = body['programmes'] as Preview[];
      expect(others).toEqual([]);
      const table = found?.programme.segments.map(({ start, durationMs, kind, fixedStart = false }) => [
        start,
        durationMs / 60_000,
        kind,
        fixedStart,
      ]);
      expect(table).toEqual([
        ['09:00', 5, 'video', false],
        ['09:05', 20, 'opening', false],
        ['09:25', 15, 'keynote', false],
        ['09:40', 38, 'panel', false],
        ['10:18', 38, 'panel', false],
        ['10:56', 4, 'closing', false],
        ['11:20', 100, 'reception', true],
      ]);
      expect(found?.programme.date).toBe('2025-07-11');
      expect(found?.findings).toContainEqual(
        expect.objectContaining({
          severity: 'error',
          code: 'ends-before-start',
          segmentIndex: 5,
          line: 15,
          proposal: { field: 'start', value: '10:56' },
          applied: true,
        }),
      );
      const gap = found?.findings.find(({ code }) => code === 'gap');
      expect(gap).toMatchObject({ segmentIndex: 6 });
      expect(gap).not.toHaveProperty('proposal');
      expect(found?.findings.map(({ code }) => code).sort()).toEqual(['ends-before-start', 'gap', 'no-zone']);
      expect((await server.get('/api/shows', null)).body).toEqual(before);
      expect((await server.post('/api/shows', found?.programme)).status).toBe(201);
    },
  );

  test('a programme as JSON, named or guessed, of whatever type the request says', async () => {
    for (const [query, type] of [
      ['?format=json', 'application/json'],
      ['', 'application/json'],
      ['', 'text/plain'],
    ] as const) {
      const { status, body } = await preview(JSON.stringify(EVENING), query, type);
      expect(status).toBe(200);
      expect(body['programmes']).toMatchObject([{ name: 'An evening', programme: EVENING }]);
    }
  });

  test.each<[string, string, string, RegExp]>([
    ['nothing', '', '', /./],
    ['broken JSON', '{"title":', '?format=json', /JSON/],
    ['JSON without segments', '{"title":"A","timeZone":"UTC"}', '', /"segments"/],
    ['an id twice', JSON.stringify({ ...EVENING, segments: [segment('a'), segment('a')] }), '', /twice/],
    ['a format that is not known', seminar, '?format=docx', /"format"/],
    ['two formats', seminar, '?format=text&format=json', /"format"/],
    ['bytes', '\u0000\u0001\u0002\ufffd', '', /./],
  ])('%s is refused', async (_, body, query, detail) => {
    expectProblem(await preview(body, query), 400, 'invalid', detail);
  });
});
