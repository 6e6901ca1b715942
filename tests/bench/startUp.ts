import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CHECKPOINT_EVERY } from '../../machines/log/history.ts';
import { packLedger } from '../../machines/log/ledger.ts';
import { fromEntry, fromLedger } from '../../server/store/rows.ts';
import { DATABASE_FILE, openSqliteStore } from '../../server/store/sqlite.ts';
import { carryOut, freshHistory } from './engine.ts';
import { median } from './figures.ts';

const root = join(import.meta.dirname, '..', '..');

/** Median ms from the start of a server process to its ready line, with a log of so many entries in its store. */
export async function startUp(entries: number, rounds = 5): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'showcaller-bench-'));
  try {
    await fill(folder, entries);
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) taken.push(await untilReady(folder));
    return median(taken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A store as a server would leave it, but written in one go. */
async function fill(folder: string, entries: number): Promise<void> {
  let history = freshHistory(7);
  const { context } = history.ledger.snapshot;
  const store = openSqliteStore(folder);
  await store.addShow({ show: 'bench', storedAt: 0, programme: context.programme, starts: context.starts });
  await store.close();
  const database = new Database(join(folder, DATABASE_FILE));
  const append = database.prepare(
    `INSERT INTO log (show, seq, at, type, actor, command_id, args, run, below, link, checksum)
     VALUES (@show, @seq, @at, @type, @actor, @command_id, @args, @run, @below, @link, @checksum)`,
  );
  const keep = database.prepare(
    'INSERT INTO checkpoints (show, seq, ledger, checksum) VALUES (@show, @seq, @ledger, @checksum)',
  );
  database.transaction(() => {
    for (let index = 0; index < entries; index += 1) {
      const at = Date.parse('2025-07-11T07:00:00Z') + index;
      const type = index === 0 ? 'show.start' : index % 2 === 1 ? 'clock.hold' : 'clock.resume';
      const decision = carryOut(history, { type }, at);
      ({ history } = decision);
      append.run(fromEntry('bench', decision.entry));
      if (decision.entry.seq % CHECKPOINT_EVERY === 0) {
        keep.run(fromLedger('bench', packLedger(history.ledger)));
      }
    }
  })();
  database.close();
}

async function untilReady(folder: string): Promise<number> {
  const startedAt = performance.now();
  const flags = ['--port', '0', '--host', '127.0.0.1', '--data', folder, '--no-sample'];
  const child = spawn(process.execPath, [join(root, 'server', 'main.ts'), ...flags], {
    env: { ...process.env, SHOWCALLER_KEY: 'a-key-for-the-bench' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => {
      resolve();
    });
    child.once('exit', () => {
      reject(new Error('the server did not start'));
    });
  });
  const taken = performance.now() - startedAt;
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  return taken;
}
