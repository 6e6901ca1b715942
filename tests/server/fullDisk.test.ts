import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Answer } from '../../machines/wire/answer.ts';
import type { Entry } from '../../machines/log/entry.ts';
import { DATABASE_FILE } from '../../server/store/sqlite.ts';
import { ControlLine } from './line.ts';
import { KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';

/** Of util-linux: sets a limit of a process that runs. */
const LIMITER = 'prlimit';

const SHOW = 'itu-miit-2025';
const headers = { Authorization: `Bearer ${KEY}` };

async function logOf({ url }: ServerProcess): Promise<Entry[]> {
  return (await (await fetch(`${url}/api/shows/${SHOW}/log`, { headers })).json()) as Entry[];
}

/** Messages until one is not accepted: the accepted ones, and that answer. */
async function fill(desk: ControlLine): Promise<{ accepted: Answer[]; refusal: Answer }> {
  const accepted: Answer[] = [];
  for (;;) {
    const command = { id: randomUUID(), type: 'message.show', to: 'all', text: 'x'.repeat(280) };
    const answer = await desk.command({ ...command, expectedSeq: accepted.length });
    if (!answer.ok) return { accepted, refusal: answer };
    accepted.push(answer);
  }
}

test.skipIf(process.platform === 'win32')(
  'a full disk: nothing is accepted that is not kept, screens stay as they are, all is there afterwards',
  { timeout: 40_000 },
  async () => {
    const data = temporaryFolder();
    const limited = await ServerProcess.start(data, { fileBlocks: 600, env: { SHOWCALLER_LOG: 'silent' } });
    const desk = await ControlLine.open(limited.url);
    const { accepted, refusal } = await fill(desk);
    expect(accepted.length).toBeGreaterThan(3);
    expect(refusal).toMatchObject({ ok: false, code: 'unavailable', seq: accepted.length });
    expect(await desk.give('show.start')).toMatchObject({ ok: false, code: 'unavailable' });
    const body = JSON.stringify({ id: 'x', expectedSeq: 0, type: 'show.start' });
    const json = { ...headers, 'Content-Type': 'application/json' };
    const overHttp = await fetch(`${limited.url}/api/shows/${SHOW}/commands`, {
      method: 'POST',
      headers: json,
      body,
    });
    expect(overHttp.status).toBe(503);
    expect(await overHttp.json()).toMatchObject({ code: 'unavailable', ok: false });
    const added = await fetch(`${limited.url}/api/shows`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        title: 'Late',
        timeZone: 'UTC',
        segments: Array.from({ length: 300 }, () => ({
          kind: 'other',
          title: 'x'.repeat(300),
          durationMs: 1000,
        })),
      }),
    });
    expect(added.status).toBe(503);
    expect((await fetch(`${limited.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${limited.url}/readyz`)).status).toBe(503);
    expect(desk.live).toMatchObject({ seq: accepted.length, state: 'standby' });
    desk.close();
    expect((await limited.end('SIGTERM')).status).toBe(0);

    const again = await ServerProcess.start(data);
    expect((await logOf(again)).map(({ seq, at }) => ({ ok: true, seq, at }))).toEqual(accepted);
    const later = await ControlLine.open(again.url);
    expect(await later.give('show.start')).toMatchObject({ ok: true, seq: accepted.length + 1 });
    later.close();
  },
);

test.skipIf(process.platform !== 'linux')(
  'a disk that has room again: the server goes on by itself, a retried command happens once',
  { timeout: 40_000 },
  async () => {
    const server = await ServerProcess.start(temporaryFolder(), { env: { SHOWCALLER_LOG: 'silent' } });
    const limit = (bytes: string): void => {
      const { status } = spawnSync(LIMITER, ['--pid', String(server.pid), `--fsize=${bytes}:`]);
      expect(status).toBe(0);
    };
    const desk = await ControlLine.open(server.url);
    await desk.do('show.start');
    limit('4096');
    const command = { id: randomUUID(), expectedSeq: 1, type: 'clock.hold' };
    expect(await desk.command(command)).toMatchObject({ ok: false, code: 'unavailable', seq: 1 });
    expect(await desk.command(command)).toMatchObject({ ok: false, code: 'unavailable', seq: 1 });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/api/shows/${SHOW}/live`)).status).toBe(200);
    limit('unlimited');
    expect(await desk.command(command)).toMatchObject({ ok: true, seq: 2 });
    expect(await desk.command(command)).toMatchObject({ ok: true, seq: 2 });
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 3000 }).toBe(200);
    expect(await logOf(server)).toHaveLength(2);
    desk.close();
    expect((await server.end('SIGTERM')).status).toBe(0);
  },
);

test.skipIf(process.platform === 'win32')(
  'a disk that is full of logs: the show goes on without them',
  { timeout: 40_000 },
  async () => {
    const data = temporaryFolder();
    const logFile = join(data, 'server.log');
    writeFileSync(logFile, 'x'.repeat(2000 * 512));
    const server = await ServerProcess.start(data, {
      fileBlocks: 2000,
      logFile,
      env: { SHOWCALLER_LOG: 'trace' },
    });
    const desk = await ControlLine.open(server.url);
    await desk.do('show.start');
    for (let round = 0; round < 20; round += 1)
      await desk.do(round % 2 === 0 ? 'clock.hold' : 'clock.resume');
    expect(desk.live.seq).toBe(21);
    desk.close();
    expect((await server.end('SIGTERM')).status).toBe(0);
  },
);

test.skipIf(process.platform === 'win32')(
  'a disk that is full when a new key is to be kept: the start is refused and ends, and the old key holds',
  { timeout: 60_000 },
  async () => {
    const data = temporaryFolder();
    const first = await ServerProcess.start(data, { env: { SHOWCALLER_KEY: '' } });
    const [, key] = /#key=(\S+)/.exec(first.stdout) ?? [];
    await first.end('SIGTERM');
    const change = (sql: string): void => {
      const database = new Database(join(data, DATABASE_FILE));
      database.exec(sql);
      database.close();
    };
    // Nothing but the key fills the disk.
    change(`CREATE TRIGGER filling AFTER UPDATE ON settings WHEN new.name = 'manager-key-hash'
            BEGIN INSERT INTO pictures VALUES ('large', zeroblob(5000000)); END`);
    const flags = ['--port', '0', '--host', '127.0.0.1', '--data', data, '--new-key'];
    const refused = await ServerProcess.run({ flags, fileBlocks: 2000, env: { SHOWCALLER_LOG: 'silent' } });
    expect(refused).toMatchObject({ status: 2, signal: null, stdout: '' });
    expect(refused.stderr).toMatch(/^The store in .+ cannot be used: .+\.\n$/);
    change('DROP TRIGGER filling');
    const again = await ServerProcess.start(data, { env: { SHOWCALLER_KEY: '' } });
    (await ControlLine.open(again.url, { key })).close();
  },
);
