import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Newest } from '../../../client/lib/link/newest.ts';
import type { Entry } from '../../../machines/log/entry.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import { DATABASE_FILE } from '../../../server/store/sqlite.ts';
import { Hosted } from '../hosted.ts';
import { ControlLine } from '../line.ts';
import { EVENING } from '../programmes.ts';
import { type Ended, KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';

vi.setConfig({ testTimeout: 60_000 });

const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };

/** `showcaller backup|restore|check …` in a process of its own. */
function run(...args: string[]): Promise<Ended> {
  return ServerProcess.run({ flags: args });
}

/** A server over `data` with one show on, and its controller. */
async function running(data: string, port = 0): Promise<{ server: ServerProcess; desk: ControlLine }> {
  const server = await ServerProcess.start(data, { flags: ['--no-sample', '--port', String(port)] });
  const { shows } = (await (await fetch(`${server.url}/api/shows`)).json()) as { shows: unknown[] };
  if (shows.length === 0) {
    await fetch(`${server.url}/api/shows`, { method: 'POST', headers, body: JSON.stringify(EVENING) });
  }
  const desk = await ControlLine.open(server.url);
  onTestFinished(() => {
    desk.close();
  });
  if (desk.live.seq === 0) await desk.do('show.start');
  return { server, desk };
}

async function toggle(desk: ControlLine, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await desk.do(desk.live.state === 'held' ? 'clock.resume' : 'clock.hold');
  }
}

async function logOf({ url }: ServerProcess): Promise<Entry[]> {
  return (await (await fetch(`${url}/api/shows/an-evening/log`, { headers })).json()) as Entry[];
}

function entriesIn(file: string): number {
  const database = new Database(file, { readonly: true });
  const row = database.prepare('SELECT count(*) AS count FROM log').get() as { count: number };
  database.close();
  return row.count;
}

let whole: Hosted;

beforeAll(async () => {
  whole = await Hosted.start();
  const show = await whole.add(EVENING);
  const desk = await ControlLine.open(whole.url, { show });
  await desk.do('show.start');
  await toggle(desk, 11);
  desk.close();
  await whole.close();
});

afterAll(() => whole.remove());

/** A folder with a show of twelve entries in it, no server running. */
function folderWithShow(): string {
  const data = temporaryFolder();
  cpSync(join(whole.data, DATABASE_FILE), join(data, DATABASE_FILE));
  return data;
}

describe('backup', () => {
  test('of a server under load holds all that was answered before it, and can be read to its end', async () => {
    const data = temporaryFolder();
    const { server, desk } = await running(data);
    await toggle(desk, 40);
    const before = desk.live.seq;
    const state = { isOver: false };
    const load = (async () => {
      while (!state.isOver) await toggle(desk, 1);
    })();
    const file = join(data, 'backup.sqlite');
    const backups = [await run('backup', file, '--data', data)];
    for (let time = 0; time < 3; time += 1)
      backups.push(await run('backup', file, '--force', '--data', data));
    state.isOver = true;
    await load;
    for (const { status, stdout, stderr } of backups) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(
        /^The backup .+ is made and has been read again: 1 show, [\d,]+ entries, .+\.\n$/,
      );
    }
    expect(entriesIn(file)).toBeGreaterThan(before);
    expect(readdirSync(data).filter((name) => name.startsWith('backup'))).toEqual(['backup.sqlite']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes(KEY)).toBe(false);
    expect((await run('check', file)).status).toBe(0);
    expect(await logOf(server)).toHaveLength(desk.live.seq);
    expect(server.stderr).toBe('');
  });

  test('never replaces a file unless told to, and leaves nothing behind where it fails', async () => {
    const data = folderWithShow();
    const file = join(data, 'precious');
    writeFileSync(file, 'precious');
    const refused = await run('backup', file, '--data', data);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^There is a file .+precious already: .+ --force .+\.\n$/);
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect((await run('backup', file, '--data', data, '--force')).status).toBe(0);
    expect(entriesIn(file)).toBe(12);

    const nowhere = await run('backup', join(data, 'no', 'such', 'folder'), '--data', data);
    expect(nowhere).toMatchObject({ status: 2, stdout: '' });
    expect(nowhere.stderr).toMatch(/^The backup .+ cannot be made: .+\.\n$/);
    expect(existsSync(join(data, 'no'))).toBe(false);
  });

  test('never takes the place of the store, by whatever name', async () => {
    const data = folderWithShow();
    const { server, desk } = await running(data);
    const other = join(data, 'other-name');
    symlinkSync(join(data, DATABASE_FILE), other);
    for (const file of [join(data, DATABASE_FILE), other]) {
      const refused = await run('backup', file, '--data', data, '--force');
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toMatch(/^The file .+ is the store itself: .+\.\n$/);
    }
    await toggle(desk, 1);
    await server.end('SIGKILL');
    expect(entriesIn(join(data, DATABASE_FILE))).toBe(13);
  });

  test('of a damaged store is not made, with a sentence', async () => {
    const data = folderWithShow();
    const database = new Database(join(data, DATABASE_FILE));
    database.exec("UPDATE log SET actor = 'somebody else' WHERE seq = 5");
    database.close();
    const file = join(data, 'backup.sqlite');
    const { status, stderr } = await run('backup', file, '--data', data);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^No backup was made.+Entry 5 of the log is damaged.+\.\n$/);
    expect(readdirSync(data).some((name) => name.startsWith('backup'))).toBe(false);
  });
});

describe('restore', () => {
  test('brings a show back as it was, keeps aside what was there, and all goes on from it', async () => {
    const data = temporaryFolder();
    const port = await freePort();
    const first = await running(data, port);
    await toggle(first.desk, 10);
    const file = join(data, 'backup.sqlite');
    expect((await run('backup', file, '--data', data)).status).toBe(0);
    const atBackup = first.desk.live;
    const screen = new Screen(first.server.url);
    await toggle(first.desk, 7);
    await first.desk.do('segment.goto', { segmentId: 'b' });
    await expect.poll(() => screen.shown?.seq).toBe(first.desk.live.seq);

    const whileRunning = await run('restore', file, '--data', data);
    expect(whileRunning).toMatchObject({ status: 2, stdout: '' });
    expect(whileRunning.stderr).toMatch(/^A Showcaller is running on .+: stop it, then restore\.\n$/);

    const lost = await logOf(first.server);
    await first.server.end('SIGTERM');
    const restored = await run('restore', file, '--data', data);
    expect(restored).toMatchObject({ status: 0, stderr: '' });
    expect(restored.stdout).toMatch(
      /^Restored from .+: 1 show, 11 entries\. What was there before is in .+\. Keys/,
    );
    const [aside] = readdirSync(data).filter((name) => name.startsWith('replaced-'));
    expect(entriesIn(join(data, aside ?? '', DATABASE_FILE))).toBe(lost.length);

    const second = await running(data, port);
    const { at: _at, next: _next, schedule: _schedule, ...moment } = atBackup;
    expect(second.desk.live).toMatchObject(moment);
    await expect.poll(() => screen.shown?.seq, { timeout: 10_000 }).toBe(atBackup.seq);
    expect(screen.shown?.segment?.id).toBe('a');
    // A page that has seen the other future is told so, and a command of that future is not taken for known.
    const gone = lost.at(-1);
    const again = { id: gone?.id, expectedSeq: (gone?.seq ?? 0) - 1, type: 'segment.next' };
    expect(await second.desk.command(again)).toMatchObject({ ok: false, code: 'stale', seq: atBackup.seq });
    const { seq } = await second.desk.do('segment.goto', { segmentId: 'b' });
    await expect.poll(() => screen.shown?.seq).toBe(seq);
    expect(screen.shown?.segment?.id).toBe('b');
  });

  test('over a folder that was killed takes its write-ahead log away with the rest', async () => {
    const data = temporaryFolder();
    const { server, desk } = await running(data);
    await toggle(desk, 3);
    const file = join(data, 'backup.sqlite');
    await run('backup', file, '--data', data);
    await toggle(desk, 20);
    await server.end('SIGKILL');
    expect((await run('restore', file, '--data', data)).status).toBe(0);
    const again = await running(data);
    expect(again.desk.live.seq).toBe(4);
    expect(await logOf(again.server)).toHaveLength(4);
  });

  test('into a folder that is not there makes it; older backups are brought up to date', async () => {
    const data = folderWithShow();
    const file = join(data, 'backup.sqlite');
    await run('backup', file, '--data', data);
    const database = new Database(file);
    for (const table of ['shows', 'log', 'checkpoints', 'settings', 'links'])
      database.exec(`ALTER TABLE ${table} DROP COLUMN checksum`);
    // The last version without any.
    database.pragma('user_version = 3');
    database.close();
    const other = join(data, 'to', 'elsewhere');
    expect((await run('restore', file, '--data', other)).status).toBe(0);
    expect((await running(other)).desk.live.seq).toBe(12);
  });

  test.each<[string, (file: string) => void, RegExp]>([
    ['missing', () => undefined, /^There is no file /],
    [
      'no database',
      (file) => {
        writeFileSync(file, 'x'.repeat(9000));
      },
      /cannot be restored .+not a database/,
    ],
    ['a folder', (file) => mkdirSync(file), / is a folder: /],
    [
      'empty',
      (file) => {
        writeFileSync(file, '');
      },
      /cannot be restored .+no Showcaller has written it/,
    ],
  ])('of a file that is %s is refused, and what is there stays', async (_, make, sentence) => {
    const data = folderWithShow();
    const file = join(data, 'backup');
    make(file);
    const { status, stdout, stderr } = await run('restore', file, '--data', data);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^[A-Z][^\n]+\.\n$/);
    expect(entriesIn(join(data, DATABASE_FILE))).toBe(12);
    expect(readdirSync(data)).not.toContain('showcaller.restoring');
  });

  test('of a damaged backup, or of one from a newer version, is refused', async () => {
    const data = folderWithShow();
    const file = join(data, 'backup');
    cpSync(join(data, DATABASE_FILE), file);
    const database = new Database(file);
    const version = Number(database.pragma('user_version', { simple: true }));
    database.exec('UPDATE log SET at = at + 1 WHERE seq = 3; PRAGMA user_version = 4711');
    database.close();
    expect((await run('restore', file, '--data', data)).stderr).toMatch(/newer Showcaller \(schema 4711/);
    const same = new Database(file);
    same.pragma(`user_version = ${String(version)}`);
    same.close();
    expect((await run('restore', file, '--data', data)).stderr).toMatch(
      /^The backup .+ was not restored, because it is damaged\. .+Entry 3 of the log is damaged.+\.\n$/,
    );
    expect(entriesIn(join(data, DATABASE_FILE))).toBe(12);
  });

  test('that was cut off is told at the next start, and finished by another', async () => {
    const data = folderWithShow();
    const file = join(data, 'backup');
    await run('backup', file, '--data', data);
    cpSync(file, join(data, 'showcaller.restoring'));
    mkdirSync(join(data, 'replaced-then'));
    renameSync(join(data, DATABASE_FILE), join(data, 'replaced-then', DATABASE_FILE));
    const refused = await run('--data', data, '--port', '0', '--host', '127.0.0.1');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/a restore into it was cut off; run it again\.\n$/);
    expect((await run('restore', file, '--data', data)).status).toBe(0);
    expect((await running(data)).desk.live.seq).toBe(12);
  });
});

describe('check', () => {
  test('says what is right, also while a server runs and writes', async () => {
    const data = temporaryFolder();
    const { desk } = await running(data);
    await toggle(desk, 120);
    const { status, stdout, stderr } = await run('check', '--data', data);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^The show "an-evening" \(An evening\) is whole: 121 entries, the last of .+ \(Europe\/Zurich\); it is running\.\nAll is well in .+: 1 show, 121 entries\.\n$/,
    );
    await toggle(desk, 1);
  });

  test.each<[string, string, RegExp]>([
    [
      'an entry that was changed',
      'UPDATE log SET args = \'{"byMs":1}\' WHERE seq = 7',
      /Entry 7 of the log is damaged/,
    ],
    ['an entry that is missing', 'DELETE FROM log WHERE seq = 7', /Entry 7 of the log is missing/],
    ['a programme that was changed', 'UPDATE shows SET stored_at = 5', /Its programme is damaged/],
  ])('says what is wrong: %s', async (_, sql, sentence) => {
    const data = folderWithShow();
    const database = new Database(join(data, DATABASE_FILE));
    database.exec(sql);
    database.close();
    const { status, stdout, stderr } = await run('check', '--data', data);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(sentence);
    expect(stdout).toMatch(/\nNot all is well in .+\.\n$/);
  });

  test('says what is wrong: an index of which a page is lost', async () => {
    const data = folderWithShow();
    const file = join(data, DATABASE_FILE);
    const database = new Database(file, { readonly: true });
    const row = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'log_command'").get();
    const { rootpage } = row as { rootpage: number };
    const size = Number(database.pragma('page_size', { simple: true }));
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, (rootpage - 1) * size + size / 2, rootpage * size);
    writeFileSync(file, bytes);
    const { status, stdout } = await run('check', '--data', data);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^The database is damaged: .+\.$/m);
    const noDatabase = await run('check', import.meta.filename);
    expect(noDatabase.status).toBe(1);
    expect(noDatabase.stdout).toMatch(/ is damaged: the file in it is not a database\. Bring a backup back/);
  });

  test.each<[string[], RegExp]>([
    [['check', '--data', '/no/such/folder'], /^There is no store in \/no\/such\/folder/],
    [['check', '--force'], /'?--force.+It is: check/],
    [['check', '/no/such/file'], /^There is no file \/no\/such\/file/],
    [['check', import.meta.dirname], /^The file .+ is a folder: /],
    [['backup'], /^The file is missing\. It is: backup FILE/],
    [['backup', 'a', 'b'], /"b" is one too many/],
    [['restore', 'x', '--port', '4'], /'--port'.*It is: restore FILE/],
  ])('%j is refused with a sentence', async (args, sentence) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});

/** A screen that reconnects as pages do, and takes of what it hears what pages take. */
class Screen {
  readonly #socket: Socket;
  readonly #newest = new Newest();
  shown: LiveView | undefined;

  constructor(url: string) {
    const auth = { view: 'room', device: randomUUID() };
    this.#socket = io(`${url}/display`, {
      auth,
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelayMax: 500,
    });
    this.#socket.on('connect', () => {
      this.#newest.connected();
    });
    this.#socket.on('live', (live: LiveView) => {
      if (this.#newest.accepts(live.seq)) this.shown = live;
    });
    onTestFinished(() => void this.#socket.disconnect());
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
