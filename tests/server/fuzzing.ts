import fc from 'fast-check';
import { io } from 'socket.io-client';
import { expect } from 'vitest';
import type { Entry } from '../../machines/log/entry.ts';
import type { Answer, RefusalCode } from '../../machines/wire/answer.ts';
import type { CommandType } from '../../machines/wire/command.ts';
import { VIEWS } from '../../machines/wire/views.ts';
import { MACHINE_CLOCKS } from '../../server/clock/clocks.ts';
import { Hosted } from './hosted.ts';
import { UNLIMITED } from './keyring.ts';
import { ControlLine, DisplayLine } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY } from './serverProcess.ts';

const CODES = new Set<RefusalCode>([
  'invalid',
  'unauthorized',
  'forbidden',
  'unknown-show',
  'unknown-segment',
  'unknown-speaker',
  'stale',
  'refused',
  'too-soon',
  'too-many',
  'unavailable',
]);

const COMMAND_TYPES: readonly CommandType[] = [
  'show.start',
  'segment.next',
  'segment.end',
  'segment.back',
  'segment.goto',
  'clock.hold',
  'clock.resume',
  'clock.adjust',
  'clock.set',
  'turn.start',
  'turn.next',
  'turn.end',
  'show.end',
  'show.reset',
  'undo',
  'redo',
  'message.show',
  'message.clear',
  'screen.blackout',
  'programme.insert',
  'programme.update',
  'programme.remove',
  'programme.move',
  'programme.describe',
  'programme.edit',
  'programme.replan',
];

/** A server with a show that runs, and those who watch it while something else is thrown at it. */
export interface Target {
  readonly server: Hosted;
  readonly desk: ControlLine;
  readonly display: DisplayLine;
  readonly show: string;
}

export async function openTarget(): Promise<Target> {
  const server = await Hosted.start({}, MACHINE_CLOCKS, UNLIMITED);
  const show = await server.add(EVENING);
  const desk = await ControlLine.open(server.url, { show });
  const display = await DisplayLine.open(server.url, { show, view: 'speaker' });
  await desk.do('show.start');
  return { server, desk, display, show };
}

/** It serves on, nobody was thrown out, and it has nothing of its own to regret. */
export async function expectUnharmed({ server, desk, display }: Target): Promise<void> {
  expect(await display.ask('time')).toEqual(expect.any(Number));
  expect(desk.socket.connected).toBe(true);
  expect(server.errors).toEqual([]);
}

export async function closeTarget({ server, desk, display }: Target): Promise<void> {
  desk.close();
  display.close();
  await server.remove();
}

const oddNumber = fc.constantFrom(0, -0, -1, 0.5, 1e15, 1e308, -1e308, 2 ** 53, 5e-324, 60_000);
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    'b',
    'c',
    'ada',
    'all',
    'room',
    '__proto__',
    'constructor',
    'x'.repeat(65),
    '\ud800',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 70 }),
);
const anyValue = fc.oneof(
  { weight: 3, arbitrary: oddNumber },
  { weight: 3, arbitrary: oddText },
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);
const fields = [
  'id',
  'expectedSeq',
  'type',
  'segmentId',
  'speakerId',
  'byMs',
  'leftMs',
  'to',
  'text',
  'on',
  'views',
];
const fieldName = fc.oneof(
  fc.constantFrom(...fields, 'mode', 'lane', 'segment', 'changes', 'after', 'forMs'),
  oddText,
);

/** Of no form at all, nearly right, or right but for what it asks. */
function anyCommand(seq: () => number): fc.Arbitrary<unknown> {
  const right = fc.record(
    {
      id: fc.uuid(),
      expectedSeq: fc.constantFrom(0, 0, 0, -1).map((by) => seq() + by),
      type: fc.constantFrom(...COMMAND_TYPES),
    },
    { requiredKeys: ['id', 'expectedSeq', 'type'] },
  );
  const argumentsOfSome = fc.dictionary(fieldName, anyValue, { maxKeys: 3, noNullPrototype: true });
  const reasonable = fc.constantFrom<object>(
    {},
    { segmentId: 'b' },
    { segmentId: 'nobody' },
    { speakerId: 'ada' },
    { byMs: 60_000 },
    { byMs: -43_200_000 },
    { leftMs: 0 },
    { to: 'all', text: 'Hello' },
    { to: 'all' },
    { on: true },
    { on: false, views: ['overlay'] },
    { lane: 'programme' },
    { segmentId: 'c', changes: { notes: null } },
    { segmentId: 'a', after: 'c' },
    { segment: { kind: 'other', title: 'More', durationMs: 1000 }, after: 'a' },
    { changes: [{ segmentId: 'c', durationMs: 30_000 }] },
  );
  return fc.oneof(
    { weight: 1, arbitrary: anyValue },
    { weight: 1, arbitrary: fc.dictionary(fieldName, anyValue, { noNullPrototype: true }) },
    { weight: 3, arbitrary: fc.tuple(right, reasonable).map(([base, more]) => ({ ...base, ...more })) },
    { weight: 3, arbitrary: fc.tuple(right, argumentsOfSome).map(([base, more]) => ({ ...base, ...more })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(right, reasonable, fc.constantFrom('id', 'expectedSeq', 'type'))
        .map(([base, more, missing]) => ({ ...base, ...more, [missing]: undefined })),
    },
  );
}

/** Each is answered with a code of the contract or carried out, and the log holds exactly what was carried out. */
export async function throwCommands({ server, desk, show }: Target, runs: number): Promise<void> {
  let seq = desk.live.seq;
  const accepted = new Map<number, string>();
  await fc.assert(
    fc.asyncProperty(
      anyCommand(() => seq),
      async (command) => {
        const answer = (await desk.ask('command', command)) as Answer;
        if (!answer.ok) {
          expect(CODES).toContain(answer.code);
          expect(answer).toEqual({
            ok: false,
            code: answer.code,
            message: expect.stringMatching(/\S.*[.!]$/s) as string,
            seq,
          });
          expect(answer.code).not.toBe('unavailable');
        } else if (answer.seq > seq) {
          seq = answer.seq;
          accepted.set(seq, (command as { id: string }).id);
        }
      },
    ),
    { numRuns: runs },
  );
  const { body } = await server.get(`/api/shows/${show}/log`);
  const log = body as unknown as Entry[];
  expect(log).toHaveLength(seq);
  for (const [at, id] of accepted) expect(log[at - 1]?.id).toBe(id);
  expect(accepted.size).toBeGreaterThan(runs / 100);
  await server.close();
  await server.open();
  expect((await server.get(`/api/shows/${show}/log`)).body).toEqual(body);
}

const anyAuth = fc.oneof(
  fc.dictionary(fc.constantFrom('show', 'view', 'key', 'name', 'device', 'lang', 'more'), anyValue, {
    noNullPrototype: true,
  }),
  fc.record(
    {
      show: fc.oneof(oddText, fc.constant('an-evening')),
      view: fc.oneof(fc.constantFrom<string>(...VIEWS), oddText),
      key: fc.oneof(fc.constant(KEY), anyValue),
      name: anyValue,
      device: oddText,
    },
    { requiredKeys: ['view'] },
  ),
);

/** Whoever knocks is let in or told why not, with a code. */
export async function throwHandshakes({ server }: Target, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/display', '/control'), anyAuth, async (namespace, auth) => {
      const socket = io(server.url + namespace, {
        auth,
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
      });
      const refusal = await new Promise<(Error & { data?: { code: RefusalCode; detail: string } }) | null>(
        (resolve) => {
          socket.once('live', () => resolve(null));
          socket.once('connect_error', resolve);
        },
      );
      socket.disconnect();
      if (!refusal) return;
      expect(CODES).toContain(refusal.message);
      expect(refusal.data).toEqual({
        code: refusal.message,
        detail: expect.stringMatching(/\S.*\.$/s) as string,
      });
    }),
    { numRuns: runs },
  );
}

const anySegment = fc.record(
  {
    id: oddText,
    kind: fc.constantFrom('keynote', 'panel', 'other', 'none'),
    title: fc.oneof(oddText, fc.constant('A title')),
    durationMs: fc.oneof(fc.integer({ min: 1, max: 86_400_000 }), anyValue),
    start: fc.oneof(fc.constantFrom('09:00', '23:59:59', '00:00', '24:00'), anyValue),
    startDay: fc.oneof(fc.integer({ min: 0, max: 366 }), anyValue),
    fixedStart: fc.boolean(),
    autoAdvance: fc.boolean(),
    skip: fc.boolean(),
    speakers: fc.array(fc.record({ name: oddText, turnMs: oddNumber }, { requiredKeys: ['name'] }), {
      maxLength: 3,
    }),
    more: anyValue,
  },
  { requiredKeys: ['kind', 'title', 'durationMs'] },
);

const anyProgramme = fc.record(
  {
    title: fc.oneof(oddText, fc.constant('Thrown')),
    timeZone: fc.oneof(fc.constantFrom('UTC', 'Pacific/Apia', 'America/St_Johns', 'Mars'), oddText),
    date: fc.oneof(fc.constantFrom('2026-03-29', '0000-01-01', '9999-12-31', '2026-02-30'), anyValue),
    place: anyValue,
    segments: fc.array(anySegment, { maxLength: 4 }),
  },
  { requiredKeys: ['title', 'timeZone', 'segments'] },
);

const anyPath = fc.oneof(
  fc.constantFrom(
    '/api/shows',
    '/api/import',
    '/api/import?format=json',
    '/api/import?format=text',
    '/api/shows/an-evening/commands',
  ),
  fc
    .tuple(
      oddText,
      fc.constantFrom('live', 'programme', 'log', 'log?format=csv', 'go', 'commands', 'as-run', 'x'),
    )
    .map(([show, what]) => `/api/shows/${encodeURIComponent(show.toWellFormed())}/${what}`),
);

/** Whatever is asked over HTTP is answered, and never with a fault of the server. */
export async function throwRequests({ server }: Target, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      anyPath,
      fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
      fc.constantFrom(`Bearer ${KEY}`, `Bearer ${KEY}`, `Bearer ${KEY}`, 'Bearer wrong', ''),
      fc.constantFrom(
        'application/json',
        'application/json',
        'text/plain',
        'application/json; charset=x',
        'nonsense',
      ),
      fc.oneof(
        anyProgramme.map((programme) => JSON.stringify(programme)),
        anyCommand(() => 0).map((command) => JSON.stringify(command)),
        fc.string({ unit: 'binary' }),
        fc.uint8Array(),
      ),
      async (path, method, authorization, type, body) => {
        const response = await fetch(server.url + path, {
          method,
          headers: { Authorization: authorization, 'Content-Type': type },
          body: method === 'GET' ? null : typeof body === 'string' ? body : new Uint8Array(body),
        });
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (response.status < 400) return;
        expect(response.headers.get('Content-Type')).toContain('application/problem+json');
        const problem = JSON.parse(text) as { code: RefusalCode; status: number; detail: string };
        expect(CODES).toContain(problem.code);
        expect(problem).toMatchObject({
          status: response.status,
          detail: expect.stringMatching(/\S/) as string,
        });
      },
    ),
    { numRuns: runs },
  );
  // What has been stored can be shown, started and read again.
  const { body } = await server.get('/api/shows');
  for (const { show } of body['shows'] as { show: string }[]) {
    expect((await server.get(`/api/shows/${encodeURIComponent(show)}/live`)).status).toBe(200);
    expect((await server.get(`/api/shows/${encodeURIComponent(show)}/programme`)).status).toBe(200);
    expect(
      (
        await server.send(`/api/shows/${encodeURIComponent(show)}/go`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${KEY}` },
        })
      ).status,
    ).toBeLessThan(500);
  }
}
