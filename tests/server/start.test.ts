import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bearer } from '../../client/lib/link/headers.ts';
import { OPTIONS } from '../../server/config/flags.ts';
import { MAINTENANCE } from '../../server/maintenance/words.ts';
import { EVENING } from './programmes.ts';
import { RawLine } from './rawLine.ts';
import { ControlLine, DisplayLine, refusalOf } from './line.ts';
import { type Ended, KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';

/** Ends before it is ready, with one plain sentence for people and nothing else. */
function expectRefusal(ended: Ended, sentence: RegExp): void {
  expect(ended.stderr).toMatch(/^[A-Z–-][^\n{}]*\.\n$/);
  expect(ended.stderr).toMatch(sentence);
  expect(ended).toMatchObject({ status: 2, stdout: '' });
  expect(ended.tookMs).toBeLessThan(10_000);
}

const withKey = { SHOWCALLER_KEY: KEY };

async function busyPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test.concurrent.each<[string, string[], RegExp]>([
  ['a flag that is not known', ['--speed', '9'], /'--speed'.*--port/],
  ['a word that is no flag', ['start'], /'start'/],
  ['a port that is a word', ['--port', 'http'], /port.*"http"/],
  ['a port that is too high', ['--port', '65536'], /port.*"65536"/],
  ['a port that is left out', ['--port'], /'--port/],
  ['a flag in the place of a value', ['--port', '--host', '127.0.0.1'], /'--port' needs a value/],
  ['a port below 0', ['--port', '-1'], /'--port' needs a value that does not begin with a dash\. /],
  ['a value for a flag that takes none', ['--no-sample=yes'], /'--no-sample'/],
  ['a shared database', ['--database', 'postgres://localhost/shows'], /shared database/],
  ['a host that is empty', ['--host', ''], /--host is empty/],
  ['a data folder that is empty', ['--data='], /--data is empty/],
  ['an origin that is empty', ['--origin', 'https://stage.example', '--origin', ''], /--origin is empty/],
  ['a data folder that is empty, for a backup', ['backup', 'x', '--data', ''], /--data is empty/],
  ['a data folder that is a file', ['--data', join(import.meta.dirname, 'start.test.ts')], /a file/],
  ['a data folder below a file', ['--data', join(import.meta.dirname, 'start.test.ts', 'x')], /a file/],
  ['a data folder where none can be made', ['--data', '/proc/showcaller/data'], /\/proc\/showcaller/],
])('%s is refused', { timeout: 20_000 }, async (_, flags, sentence) => {
  expectRefusal(await ServerProcess.run({ flags, env: withKey }), sentence);
});

test.concurrent.each(['--help', '-h'])(
  '%s explains every flag and word',
  { timeout: 20_000 },
  async (flag) => {
    const { status, stdout, stderr } = await ServerProcess.run({
      flags: ['--port', '0', flag],
      env: withKey,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of Object.keys(OPTIONS)) expect(stdout).toMatch(new RegExp(`^  --${name} `, 'm'));
    for (const word of MAINTENANCE) expect(stdout).toMatch(new RegExp(`^  npm start -- ${word} `, 'm'));
  },
);

test.concurrent.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['a key that is too short', { SHOWCALLER_KEY: 'fifteen letters' }, /SHOWCALLER_KEY.*16/],
  ['a key that is too long', { SHOWCALLER_KEY: 'x'.repeat(1001) }, /SHOWCALLER_KEY.*1000/],
  ['a key with a line break at its end', { SHOWCALLER_KEY: `${KEY}\n` }, /SHOWCALLER_KEY.*line break/],
  ['a key of spaces', { SHOWCALLER_KEY: ' '.repeat(20) }, /SHOWCALLER_KEY.*space/],
  ['a key with a tab in it', { SHOWCALLER_KEY: `${KEY}\t${KEY}` }, /SHOWCALLER_KEY.*tabs/],
  ['a port that is a word', { SHOWCALLER_PORT: 'http' }, /"http"/],
  ['a shared database', { SHOWCALLER_DATABASE_URL: 'postgres://localhost/shows' }, /shared database/],
  ['a level of logs that is not known', { SHOWCALLER_LOG: 'loud' }, /SHOWCALLER_LOG.*"loud"/],
])('%s in the environment is refused', { timeout: 20_000 }, async (_, env, sentence) => {
  expectRefusal(await ServerProcess.run({ env }), sentence);
});

test.concurrent.for<[string, (file: string) => void, RegExp]>([
  ['missing', () => undefined, /no programme file/],
  ['a folder', (file) => mkdirSync(file), /not a file/],
  ['empty', (file) => writeFileSync(file, ''), /cannot be read/],
  ['binary', (file) => writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe])), /as text/],
  ['binary without a byte above 127', (file) => writeFileSync(file, Buffer.alloc(5000)), /programme/],
  ['of 50 MB', (file) => writeFileSync(file, Buffer.alloc(50_000_000, 'x')), /too large/],
  ['broken JSON', (file) => writeFileSync(file, '{"title": "A", "segments": ['), /JSON/],
  ['JSON of another kind', (file) => writeFileSync(file, '{"name": "x", "version": 1}'), /programme/],
  [
    'a programme with a length of nothing',
    (file) => writeFileSync(file, JSON.stringify({ ...EVENING, segments: [{ title: 'A', durationMs: 0 }] })),
    /segments\.0/,
  ],
])('a programme file that is %s is refused', { timeout: 20_000 }, async ([, write, sentence], context) => {
  const folder = temporaryFolder(context.onTestFinished);
  const file = join(folder, 'evening.json');
  write(file);
  const flags = ['--data', join(folder, 'data'), '--programme', file];
  expectRefusal(await ServerProcess.run({ flags, env: withKey }), sentence);
});

test(
  'a port in use is refused, and ends although a segment is about to go on by itself',
  { timeout: 30_000 },
  async () => {
    const data = temporaryFolder();
    const file = join(data, 'evening.json');
    const [first, ...others] = EVENING.segments;
    writeFileSync(
      file,
      JSON.stringify({ ...EVENING, segments: [{ ...first, autoAdvance: true }, ...others] }),
    );
    const server = await ServerProcess.start(data, { flags: ['--no-sample', '--programme', file] });
    const control = await ControlLine.open(server.url);
    await control.do('show.start');
    control.close();
    // A link with an end is waited for, too.
    const link = { name: 'Grace', role: 'viewer', expiresAt: Date.now() + 3_600_000 };
    const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    const made = await fetch(`${server.url}/api/links`, {
      method: 'POST',
      headers,
      body: JSON.stringify(link),
    });
    expect(made.status).toBe(201);
    await server.end('SIGKILL');
    const flags = ['--data', data, '--host', '127.0.0.1', '--port', String(await busyPort())];
    expectRefusal(await ServerProcess.run({ flags, env: withKey }), /127\.0\.0\.1.*port is in use/);
  },
);

test('an address that is not of this machine is refused', { timeout: 20_000 }, async () => {
  const flags = ['--data', temporaryFolder(), '--host', '203.0.113.9', '--port', '0'];
  expectRefusal(await ServerProcess.run({ flags, env: withKey }), /203\.0\.113\.9.*no such address/);
});

test('a key is not lost because the first start failed', { timeout: 30_000 }, async () => {
  const data = temporaryFolder();
  const busy = ['--data', data, '--host', '127.0.0.1', '--port', String(await busyPort())];
  expectRefusal(await ServerProcess.run({ flags: busy }), /in use/);
  const server = await ServerProcess.start(data, { env: { SHOWCALLER_KEY: '' } });
  expect(server.stdout).toMatch(/\/control#key=\S{16,}\n/);
  await server.end('SIGTERM');
  expectRefusal(await ServerProcess.run({ flags: [...busy, '--new-key'] }), /in use/);
  const again = await ServerProcess.start(data, { env: { SHOWCALLER_KEY: '' } });
  const control = await ControlLine.open(again.url, { key: keyIn(server.stdout) });
  control.close();
});

test.runIf(process.getuid?.() === 0 || process.platform !== 'win32')(
  'a data folder that may not be written is refused',
  { timeout: 30_000 },
  async () => {
    const data = temporaryFolder();
    chmodSync(data, 0o555);
    // Root may write everywhere, so it becomes nobody.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    expectRefusal(
      await ServerProcess.run({ flags: ['--data', data], env: withKey, ...uid }),
      /not be written/,
    );
  },
);

test(
  'a second server on the same folder is refused, and the first serves on',
  { timeout: 30_000 },
  async () => {
    const data = temporaryFolder();
    const server = await ServerProcess.start(data);
    const flags = ['--data', data, '--port', '0', '--host', '127.0.0.1'];
    expectRefusal(await ServerProcess.run({ flags, env: withKey }), /another Showcaller/);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  },
);

/** The key in what was printed for people. */
function keyIn(stdout: string): string | undefined {
  return /\/control#key=(\S+)/.exec(stdout)?.[1];
}

async function showsOf(url: string): Promise<{ show: string; title: string; state: string; seq: number }[]> {
  const body = (await (await fetch(`${url}/api/shows`)).json()) as { shows: [] };
  return body.shows;
}

test(
  'says that it is ready in the first line, then links for people, with the sample in it',
  { timeout: 20_000 },
  async () => {
    const data = join(temporaryFolder(), 'made', 'for', 'it');
    const server = await ServerProcess.start(data, { env: { SHOWCALLER_LOG: '' } });
    expect(server.stdout).toMatch(/^showcaller ready http:\/\/127\.0\.0\.1:\d+\n/);
    expect(server.stdout).toContain('/speaker');
    expect(server.stdout).not.toContain(KEY);
    const shows = await showsOf(server.url);
    expect(shows).toEqual([expect.objectContaining({ show: 'itu-miit-2025', state: 'standby', seq: 0 })]);
    const { stderr } = await server.end('SIGTERM');
    const lines = stderr.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg');
  },
);

test('takes everything from the environment, and a flag before it', { timeout: 20_000 }, async () => {
  const folder = temporaryFolder();
  const port = await busyPort();
  const server = new ServerProcess({
    flags: ['--port', '0', '--no-sample'],
    env: {
      SHOWCALLER_PORT: String(port),
      SHOWCALLER_HOST: '127.0.0.1',
      SHOWCALLER_DATA: join(folder, 'env'),
      SHOWCALLER_PRIVATE: '1',
      SHOWCALLER_KEY: KEY,
    },
  });
  onTestFinished(() => void server.end('SIGKILL'));
  await server.ready();
  expect((await fetch(`${server.url}/api/shows`)).status).toBe(401);
  expect(
    (await fetch(`${server.url}/api/shows`, { headers: { Authorization: `Bearer ${KEY}` } })).status,
  ).toBe(200);
  expect(await refusalOf(`${server.url}/display`, { view: 'room' })).toMatchObject({
    message: 'unauthorized',
  });
  await expect(refusalOf(`${server.url}/display`, { view: 'room', key: KEY })).resolves.toMatchObject({
    message: 'unknown-show',
  });
});

test(
  'prints the key that it made once, keeps it, and replaces it when told to',
  { timeout: 40_000 },
  async () => {
    const data = temporaryFolder();
    const env = { SHOWCALLER_KEY: '' };
    const first = await ServerProcess.start(data, { env });
    const key = keyIn(first.stdout);
    expect(key).toMatch(/^\S{16,}$/);
    await first.end('SIGTERM');

    const second = await ServerProcess.start(data, { env });
    expect(keyIn(second.stdout)).toBeUndefined();
    (await ControlLine.open(second.url, { key })).close();
    await second.end('SIGTERM');

    const third = await ServerProcess.start(data, { env, flags: ['--new-key'] });
    const renewed = keyIn(third.stdout);
    expect(renewed).not.toBe(key);
    (await ControlLine.open(third.url, { key: renewed })).close();
    expect(await refusalOf(`${third.url}/control`, { key })).toMatchObject({ message: 'unauthorized' });
  },
);

test('a key may be long, have spaces in it, and be in any script', { timeout: 20_000 }, async () => {
  const key = `Сезам, öffne dich ${'x'.repeat(300)}`;
  const server = await ServerProcess.start(temporaryFolder(), { env: { SHOWCALLER_KEY: key } });
  (await ControlLine.open(server.url, { key })).close();
  const headers = { Authorization: bearer(key) };
  expect((await fetch(`${server.url}/api/shows/itu-miit-2025/log`, { headers })).status).toBe(200);
});

/** Not every machine has both. */
const LOOPBACKS = Object.values(networkInterfaces()).some((found) =>
  found?.some(({ address }) => address === '::1'),
)
  ? ['localhost', '[::1]']
  : ['localhost'];

test.each(LOOPBACKS)(
  'prints links that open where it listens on %s only',
  { timeout: 20_000 },
  async (host) => {
    const flags = ['--host', host, '--port', '0'];
    const server = await ServerProcess.start(temporaryFolder(), { flags });
    const port = new URL(server.url).port;
    expect(server.stdout).toMatch(/^showcaller ready http:\/\/127\.0\.0\.1:\d+\n/);
    expect(server.stdout).toContain(`  Open            http://${host}:${port}/\n`);
    expect((await fetch(`http://${host}:${port}/healthz`)).status).toBe(200);
  },
);

test(
  'imports a programme as a show of the name of its file, once, from text and from JSON',
  { timeout: 40_000 },
  async () => {
    const data = temporaryFolder();
    const text = join(data, 'Morning at the Town Hall.txt');
    writeFileSync(text, '2026-03-02\n09:00-09:10 Welcome\n09:10-10:00 Panel: Water\n');
    const json = join(data, `${'evening-'.repeat(12)}.json`);
    writeFileSync(json, JSON.stringify(EVENING));

    const first = await ServerProcess.start(data, { flags: ['--no-sample', '--programme', text] });
    expect(await showsOf(first.url)).toMatchObject([{ show: 'Morning at the Town Hall' }]);
    const control = await ControlLine.open(first.url);
    await control.do('show.start');
    control.close();
    await first.end('SIGTERM');

    writeFileSync(text, '10:00-10:30 Something else\n');
    const second = await ServerProcess.start(data, { flags: ['--no-sample', '--programme', text] });
    expect(await showsOf(second.url)).toMatchObject([
      { show: 'Morning at the Town Hall', state: 'running', seq: 1 },
    ]);
    await second.end('SIGTERM');

    const third = await ServerProcess.start(data, { flags: ['--no-sample', '--programme', json] });
    const show = 'evening-'.repeat(12);
    expect(await showsOf(third.url)).toContainEqual(expect.objectContaining({ show, title: 'An evening' }));
    const display = await DisplayLine.open(third.url, { show, view: 'room' });
    expect(display.live.show).toBe(show);
    display.close();
  },
);

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it with status 0, the displays told, one that never answers included',
  { timeout: 20_000 },
  async (signal) => {
    const data = temporaryFolder();
    const server = await ServerProcess.start(data);
    const displays = await Promise.all([
      DisplayLine.open(server.url, { view: 'speaker' }),
      DisplayLine.open(server.url, { view: 'room' }, ['polling']),
      ControlLine.open(server.url),
    ]);
    const told = displays.map(
      ({ socket }) =>
        new Promise<number>((resolve) => socket.once('disconnect', () => resolve(performance.now()))),
    );
    const mute = await RawLine.open(server.url, { view: 'room' });
    mute.stopReading();
    const sentAt = performance.now();
    server.signal(signal);
    // A terminal and npm both pass Ctrl-C on.
    server.signal(signal);
    const ended = await server.end(signal);
    expect(ended).toMatchObject({ status: 0, signal: null });
    expect(performance.now() - sentAt).toBeLessThan(5000);
    for (const at of await Promise.all(told)) expect(at - sentAt).toBeLessThan(1500);
    // SQLite takes its write-ahead log away when it is closed, not when it is cut off.
    expect(readdirSync(data)).toEqual(['showcaller.lock', 'showcaller.sqlite']);
    (await ServerProcess.start(data)).signal('SIGKILL');
  },
);

test('is stopped with status 0 before it is ready too', { timeout: 30_000 }, async () => {
  const data = temporaryFolder();
  const flags = ['--port', '0', '--host', '127.0.0.1', '--data', data];
  const server = new ServerProcess({ flags, env: withKey });
  onTestFinished(() => void server.end('SIGKILL'));
  // The first sign of life from outside: it opens its store, long before it listens.
  while (!existsSync(join(data, 'showcaller.lock'))) await new Promise((resolve) => setImmediate(resolve));
  const ended = await server.end('SIGTERM');
  expect(ended).toMatchObject({ status: 0, signal: null, stdout: '', stderr: '' });
  (await ServerProcess.start(data)).signal('SIGKILL');
});

test('SIGTERM in the middle of many commands: all that was kept is answered, and nothing else is kept', async () => {
  const data = temporaryFolder();
  const server = await ServerProcess.start(data);
  const desks = await Promise.all([1, 2, 3].map(() => ControlLine.open(server.url)));
  const display = await DisplayLine.open(server.url, { view: 'speaker' });
  const answers = desks.flatMap((desk, hand) =>
    Array.from({ length: 100 }, async (_, turn) => {
      const id = `${String(hand)}-${String(turn)}`;
      const command = { id, expectedSeq: 0, type: 'message.show', to: 'speaker', text: id };
      return { id, answer: await desk.command(command).catch(() => undefined) };
    }),
  );
  await display.until<{ seq: number }>('live', ({ seq }) => seq >= 5);
  const ended = await server.end('SIGTERM');
  expect(ended).toMatchObject({ status: 0 });
  expect(ended.tookMs).toBeLessThan(5000);
  desks.forEach((desk) => desk.close());
  const given = await Promise.all(answers);
  const accepted = given.flatMap(({ id, answer }) =>
    answer?.ok ? [{ id, seq: answer.seq, at: answer.at }] : [],
  );
  expect(accepted.length).toBeGreaterThanOrEqual(5);

  const again = await ServerProcess.start(data);
  const headers = { Authorization: `Bearer ${KEY}` };
  const log = (await (await fetch(`${again.url}/api/shows/itu-miit-2025/log`, { headers })).json()) as {
    id: string;
    seq: number;
    at: number;
  }[];
  expect(log.map(({ id, seq, at }) => ({ id, seq, at }))).toEqual(accepted.sort((a, b) => a.seq - b.seq));
});
