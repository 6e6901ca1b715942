import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Answer } from '../../machines/wire/answer.ts';
import { DATABASE_FILE } from '../../server/store/sqlite.ts';
import { Hosted } from './hosted.ts';
import { ControlLine, DisplayLine } from './line.ts';
import { EVENING, programmeOf, segment } from './programmes.ts';
import { KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';

vi.setConfig({ testTimeout: 30_000 });

const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };

let hosted: Hosted;

beforeAll(async () => {
  hosted = await Hosted.start();
});

afterAll(() => hosted.remove());

async function metric(name: string, labels = ''): Promise<number> {
  const { body } = await hosted.get('/metrics');
  const line = new RegExp(`^${name}${labels.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(
    String(body['text']),
  );
  return Number(line?.[1]);
}

describe('metrics', () => {
  test('count commands by type and by result, whatever is sent', async () => {
    const show = await hosted.add(EVENING);
    const desk = await ControlLine.open(hosted.url, { show });
    onTestFinished(() => {
      desk.close();
    });
    const hold = { id: 'one', expectedSeq: 1, type: 'clock.hold' };
    await desk.do('show.start');
    await desk.command(hold);
    await desk.command(hold);
    await desk.command({ ...hold, id: 'two', expectedSeq: 0 });
    await desk.command({ ...hold, id: 'three', expectedSeq: 2 });
    await desk.command({ id: 'four', expectedSeq: 2, type: 'no such thing' });
    const of = (type: string, result: string) =>
      metric('showcaller_commands_total', `{type="${type}",result="${result}"}`);
    expect(await of('show.start', 'accepted')).toBe(1);
    expect(await of('clock.hold', 'accepted')).toBe(1);
    expect(await of('clock.hold', 'repeated')).toBe(1);
    expect(await of('clock.hold', 'stale')).toBe(1);
    expect(await of('clock.hold', 'refused')).toBe(1);
    expect(await of('unknown', 'invalid')).toBe(1);
    expect(await metric('showcaller_append_seconds_count')).toBe(2);
    expect(await metric('showcaller_shows', '{state="held"}')).toBe(1);
  });

  test('know the screens, and the worst of their clocks', async () => {
    const show = await hosted.add(EVENING);
    const display = await DisplayLine.open(hosted.url, { show, view: 'speaker' });
    const other = await DisplayLine.open(hosted.url, { show, view: 'room' });
    const status = { rttMs: 4, seq: 0, visible: true, awake: true, width: 1, height: 1 };
    display.socket.emit('status', { ...status, errorMs: 3 });
    other.socket.emit('status', { ...status, errorMs: 40 });
    await expect.poll(() => metric('showcaller_display_clock_error_seconds')).toBe(0.04);
    expect(await metric('showcaller_displays')).toBe(2);
    expect(await metric('showcaller_view_displays', '{view="speaker"}')).toBe(1);
    other.close();
    await expect.poll(() => metric('showcaller_display_clock_error_seconds')).toBe(0.003);
    display.close();
  });

  test('add up under load: every answer counted once by its result, every entry timed, every screen there', async () => {
    const own = await Hosted.start();
    onTestFinished(() => own.remove());
    const show = await own.add(EVENING);
    const displays = await Promise.all(
      Array.from({ length: 100 }, (_, number) =>
        DisplayLine.open(own.url, { show, view: number % 4 === 0 ? 'speaker' : 'room' }),
      ),
    );
    const desks = await Promise.all([1, 2, 3].map(() => ControlLine.open(own.url, { show })));
    await desks[0]?.do('show.start');
    const counted: Record<string, number> = { 'show.start accepted': 1 };
    const count = (type: string, result: string) => {
      counted[`${type} ${result}`] = (counted[`${type} ${result}`] ?? 0) + 1;
    };
    const startedAt = performance.now();
    for (let turn = 0; turn < 60; turn += 1) {
      const commands = ['clock.hold', 'clock.resume', 'message.clear', 'segment.next'].map((type, index) => ({
        type,
        id: `${String(turn)}-${String(index)}`,
        expectedSeq: desks[0]?.live.seq ?? 0,
      }));
      const asked = commands.map(async ({ type, ...rest }, index) => {
        const desk = desks[index];
        const answer = desk
          ? await desk.command({ type, ...rest })
          : ((await own.post(`/api/shows/${show}/commands`, { type, ...rest })).body as unknown as Answer);
        count(type, answer.ok ? 'accepted' : answer.code);
      });
      await Promise.all(asked);
    }
    const tookS = (performance.now() - startedAt) / 1000;
    const text = String((await own.get('/metrics')).body['text']);
    const told = [...text.matchAll(/^showcaller_commands_total\{type="(.+)",result="(.+)"\} (\d+)$/gm)];
    expect(
      Object.fromEntries(told.map(([, type, result, times]) => [`${type} ${result}`, Number(times)])),
    ).toEqual(counted);
    const valueOf = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    const log = (await own.get(`/api/shows/${show}/log`)).body as unknown as object[];
    expect(valueOf('showcaller_append_seconds_count')).toBe(log.length);
    expect(valueOf('showcaller_append_seconds_sum')).toBeGreaterThan(0);
    expect(valueOf('showcaller_append_seconds_sum')).toBeLessThan(tookS + 1);
    expect(valueOf('showcaller_displays')).toBe(100);
    expect(valueOf('showcaller_view_displays\\{view="speaker"\\}')).toBe(25);
    displays.slice(40).forEach((display) => display.close());
    await expect
      .poll(
        async () =>
          /^showcaller_displays (\d+)$/m.exec(String((await own.get('/metrics')).body['text']))?.[1],
      )
      .toBe('40');
    displays.forEach((display) => display.close());
    desks.forEach((desk) => desk.close());
  });

  test('tell how late a show does what it does by itself, and how the process is', async () => {
    const before = await metric('showcaller_deadline_lateness_seconds_count');
    const show = await hosted.add(
      programmeOf([segment('a', { durationMs: 100, autoAdvance: true }), segment('b')]),
    );
    const desk = await ControlLine.open(hosted.url, { show });
    await desk.do('show.start');
    await desk.until('live', (live: { seq: number }) => live.seq === 2);
    desk.close();
    expect(await metric('showcaller_deadline_lateness_seconds_count')).toBe(before + 1);
    expect(await metric('showcaller_deadline_lateness_seconds_sum')).toBeLessThan(2);
    expect(await metric('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(await metric('showcaller_store_writable')).toBe(1);
    expect(await metric('showcaller_failures_total', '{within="process"}')).toBe(0);
  });
});

test('readiness tells what it looked at, and asks the store once a second at most', async () => {
  const wal = join(hosted.data, `${DATABASE_FILE}-wal`);
  const before = statSync(wal).size;
  const asked = await Promise.all(Array.from({ length: 200 }, () => hosted.get('/readyz')));
  expect(statSync(wal).size - before).toBeLessThan(500_000);
  for (const { status, body } of asked) {
    expect({ status, body }).toEqual({ status: 200, body: { ok: true, store: true, damaged: 0 } });
  }
});

describe('a request id', () => {
  const idOf = async (path: string, given?: string): Promise<string | null> => {
    const response = await fetch(
      hosted.url + path,
      given === undefined ? {} : { headers: { 'X-Request-Id': given } },
    );
    return response.headers.get('X-Request-Id');
  };

  test('is taken over where it is harmless, and made otherwise, for every address', async () => {
    expect(await idOf('/api/shows', 'button-7.a:b_c')).toBe('button-7.a:b_c');
    for (const path of ['/api/shows', '/healthz', '/api/nowhere', '/nowhere']) {
      expect(await idOf(path)).toMatch(/^[\da-f-]{36}$/);
    }
    for (const bad of ['two words', 'x'.repeat(65), '{"a":1}'])
      expect(await idOf('/healthz', bad)).not.toBe(bad);
    expect(await idOf('/healthz')).not.toBe(await idOf('/healthz'));
  });
});

interface Line {
  readonly msg: string;
  readonly request?: string;
  readonly command?: string;
  readonly result?: string;
  readonly path?: string;
}

test('a fault that nothing catches is told and counted, and the show goes on', async () => {
  const fault = `process.on('SIGUSR2', () => { throw new Error('out of nowhere'); })`;
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(fault)}`;
  const server = await ServerProcess.start(temporaryFolder(), { env: { NODE_OPTIONS } });
  const desk = await ControlLine.open(server.url);
  await desk.do('show.start');
  server.signal('SIGUSR2');
  await expect.poll(() => server.stderr).toContain('out of nowhere');
  expect(JSON.parse(server.stderr.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ level: 50 });
  const { state } = await desk.do('clock.hold');
  expect(state).toBe('held');
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^showcaller_failures_total\{within="process"\} 1$/m);
  desk.close();
  expect((await server.end('SIGTERM')).status).toBe(0);
});

test('every line of the log names the request and the command that it belongs to, and none a key', async () => {
  const server = await ServerProcess.start(temporaryFolder(), { env: { SHOWCALLER_LOG: 'debug' } });
  const desk = await ControlLine.open(server.url);
  await desk.command({ id: 'from-a-desk', expectedSeq: 0, type: 'show.start' });
  await fetch(`${server.url}/api/shows/itu-miit-2025/commands`, {
    method: 'POST',
    headers: { ...headers, 'X-Request-Id': 'request-1' },
    body: JSON.stringify({ id: 'over-http', expectedSeq: 1, type: 'clock.hold' }),
  });
  await fetch(`${server.url}/api/shows/itu-miit-2025/commands`, {
    method: 'POST',
    headers: { ...headers, 'X-Request-Id': 'request-2' },
    body: '{"id": ',
  });
  await fetch(`${server.url}/api/shows?key=${KEY}`);
  desk.close();
  const { stderr } = await server.end('SIGTERM');
  const lines = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const answered = lines.filter(({ msg }) => msg === 'a command was answered');
  expect(answered).toEqual([
    expect.objectContaining({ command: 'from-a-desk', type: 'show.start', result: 'accepted', seq: 1 }),
    expect.objectContaining({ command: 'over-http', request: 'request-1', result: 'accepted', seq: 2 }),
  ]);
  const requests = lines.filter(({ msg }) => msg === 'a request was answered');
  expect(requests).toContainEqual(
    expect.objectContaining({ request: 'request-1', path: '/api/shows/itu-miit-2025/commands', status: 200 }),
  );
  expect(requests).toContainEqual(expect.objectContaining({ request: 'request-2', status: 400 }));
  expect(stderr).not.toContain(KEY);
});
