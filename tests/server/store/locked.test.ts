import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Answer } from '../../../machines/wire/answer.ts';
import type { ControlView } from '../../../machines/wire/live.ts';
import { DATABASE_FILE } from '../../../server/store/sqlite.ts';
import { ControlLine, DisplayLine } from '../line.ts';
import { programmeOf, segment } from '../programmes.ts';
import { KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Takes the database for itself to write, as another program might; what is returned lets it go. */
function hold(data: string): () => void {
  const other = new Database(join(data, DATABASE_FILE));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  return () => void other.exec('ROLLBACK');
}

async function running(
  data: string,
): Promise<{ server: ServerProcess; desk: ControlLine; display: DisplayLine }> {
  const server = await ServerProcess.start(data, { flags: ['--no-sample'] });
  const programme = programmeOf([segment('a', { autoAdvance: true }), segment('b'), segment('c')]);
  await fetch(`${server.url}/api/shows`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(programme),
  });
  const desk = await ControlLine.open(server.url);
  const display = await DisplayLine.open(server.url, { view: 'speaker' });
  onTestFinished(() => {
    desk.close();
    display.close();
  });
  await desk.do('show.start');
  return { server, desk, display };
}

/** The longest time that a display waits for the server's, in ms, while `work` goes on. */
async function slowestTime(display: DisplayLine, work: Promise<unknown>): Promise<number> {
  const state = { isOver: false };
  void work.finally(() => (state.isOver = true));
  let slowest = 0;
  while (!state.isOver) {
    const askedAt = performance.now();
    await display.ask('time');
    slowest = Math.max(slowest, performance.now() - askedAt);
    await wait(5);
  }
  return slowest;
}

test('a store that another program holds for a moment: the command waits, nobody else does', async () => {
  const data = temporaryFolder();
  const { desk, display } = await running(data);
  const release = hold(data);
  const answered = desk.give('clock.hold');
  setTimeout(release, 400);
  const slowest = await slowestTime(display, answered);
  expect(await answered).toMatchObject({ ok: true, seq: 2 });
  expect(slowest).toBeLessThan(250);
});

test('a store that another program holds for long: refused, the screens run on, and it goes on by itself afterwards', async () => {
  const data = temporaryFolder();
  const { server, desk, display } = await running(data);
  const release = hold(data);
  const command = { id: randomUUID(), expectedSeq: 1, type: 'clock.hold' };
  const askedAt = performance.now();
  const refused = desk.command(command);
  expect(await slowestTime(display, refused)).toBeLessThan(250);
  expect(await refused).toMatchObject({ ok: false, code: 'unavailable', seq: 1 });
  expect(performance.now() - askedAt).toBeLessThan(3000);
  const askedAgainAt = performance.now();
  for (let press = 0; press < 5; press += 1) {
    expect(await desk.give('clock.hold')).toMatchObject({ ok: false, code: 'unavailable' });
  }
  expect(performance.now() - askedAgainAt).toBeLessThan(1000);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^showcaller_store_writable 0$/m);
  release();
  expect(await desk.command(command)).toMatchObject({ ok: true, seq: 2 });
  expect(await desk.command(command)).toMatchObject({ ok: true, seq: 2 });
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 3000 }).toBe(200);
});

test('what falls due while the store is held is done as soon as it is free, stamped with its own time', async () => {
  const data = temporaryFolder();
  const { desk } = await running(data);
  await desk.do('clock.set', { leftMs: 300 });
  const due = desk.live.clock && 'zeroAt' in desk.live.clock ? desk.live.clock.zeroAt : 0;
  const release = hold(data);
  await wait(2500);
  expect(desk.live.segment?.id).toBe('a');
  release();
  const live = await desk.until<ControlView>('live', ({ segment: now }) => now?.id === 'b');
  expect(live.clock).toMatchObject({ zeroAt: due + 600_000 });
});

test('a start over a store that another program holds is refused with a sentence', async () => {
  const data = temporaryFolder();
  const first = await ServerProcess.start(data);
  await first.end('SIGTERM');
  const release = hold(data);
  const flags = ['--data', data, '--port', '0', '--host', '127.0.0.1'];
  const { status, stderr, stdout } = await ServerProcess.run({ flags, env: { SHOWCALLER_KEY: KEY } });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^The store in .+ cannot be opened: another program holds the database in it\.\n$/);
  release();
  await ServerProcess.start(data);
});

test('a server that hangs holds its folder, one that was killed does not', async () => {
  const data = temporaryFolder();
  const first = await ServerProcess.start(data);
  first.signal('SIGSTOP');
  const flags = ['--data', data, '--port', '0', '--host', '127.0.0.1'];
  const { status, stderr } = await ServerProcess.run({ flags, env: { SHOWCALLER_KEY: KEY } });
  expect(status).toBe(2);
  expect(stderr).toMatch(/another Showcaller is running on this folder\.\n$/);
  await first.end('SIGKILL');
  await ServerProcess.start(data);
});

test('an entry that somebody else wrote is noticed: nothing is written over it, and the show goes on after it', async () => {
  const data = temporaryFolder();
  const { desk, display } = await running(data);
  const other = new Database(join(data, DATABASE_FILE));
  other
    .prepare(
      `INSERT INTO log (show, seq, at, type, actor, command_id, args, run, below)
       SELECT show, 2, at + 1, 'clock.hold', 'somebody', 'theirs', '{}', run, 1 FROM log WHERE seq = 1`,
    )
    .run();
  other.close();
  const answer: Answer = await desk.give('clock.adjust', { byMs: 60_000 });
  expect(answer).toMatchObject({ ok: false, code: 'unavailable' });
  const live = await desk.until<ControlView>('live', ({ seq }) => seq === 2);
  expect(live.state).toBe('held');
  await display.until<ControlView>('live', ({ seq, state }) => seq === 2 && state === 'held');
  await desk.do('clock.resume');
});
