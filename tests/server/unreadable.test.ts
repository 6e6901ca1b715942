import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DATABASE_FILE } from '../../server/store/sqlite.ts';
import { Hosted } from './hosted.ts';
import { ControlLine } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY, ServerProcess, temporaryFolder } from './serverProcess.ts';

vi.setConfig({ testTimeout: 30_000 });

/** A show of 103 entries, of which a checkpoint is kept after the hundredth. */
const ENTRIES = 103;

let hosted: Hosted;

beforeAll(async () => {
  hosted = await Hosted.start();
  await hosted.add(EVENING);
  const control = await ControlLine.open(hosted.url);
  await control.do('show.start');
  for (let seq = 2; seq <= ENTRIES; seq += 1) await control.do(seq % 2 === 0 ? 'clock.hold' : 'clock.resume');
  control.close();
  await hosted.close();
});

afterAll(() => hosted.remove());

/** The data folder of that show, cut to its first `entries`. */
function folderWithShow(entries = ENTRIES): string {
  const data = temporaryFolder();
  cpSync(hosted.data, data, { recursive: true });
  if (entries < ENTRIES)
    damage(data, `DELETE FROM checkpoints; DELETE FROM log WHERE seq > ${String(entries)}`);
  return data;
}

function damage(data: string, sql: string): void {
  const database = new Database(join(data, DATABASE_FILE));
  database.exec(sql);
  database.close();
}

function everythingIn(data: string): unknown {
  const database = new Database(join(data, DATABASE_FILE), { readonly: true });
  const rows = [database.prepare('SELECT * FROM shows').all(), database.prepare('SELECT * FROM log').all()];
  database.close();
  return rows;
}

/** Starts the server over a folder in which it must not start; what it says. */
async function refusalIn(data: string): Promise<string> {
  const flags = ['--port', '0', '--host', '127.0.0.1', '--data', data, '--no-sample'];
  const { status, stdout, stderr } = await ServerProcess.run({
    flags,
    env: { SHOWCALLER_KEY: KEY, SHOWCALLER_LOG: 'error' },
  });
  expect(stdout).toBe('');
  expect(status).toBe(2);
  return stderr;
}

describe('a log that cannot be read stops the start: status 2, what is wrong and the way out, nothing changed', () => {
  test.each([
    [
      'an entry that the statechart refuses',
      "UPDATE log SET type = 'clock.resume', checksum = NULL WHERE seq = 2",
      /^The show "an-evening" cannot be taken up\. Entry 2 of the log \(clock\.resume\) .+: The clock is running already\. /,
    ],
    ['a hole', 'DELETE FROM log WHERE seq = 3', /Entry 3 of the log is missing: after it comes entry 4\. /],
    [
      'a log cut in the middle of its last entry',
      "UPDATE log SET args = '{\"se' WHERE seq = 6",
      /^The show "an-evening" cannot be taken up\. Entry 6 of the log is damaged/,
    ],
    [
      'a programme cut in the middle',
      'UPDATE shows SET programme = substr(programme, 1, 40)',
      /^The show "an-evening" cannot be taken up\. Its programme is damaged/,
    ],
    [
      'a newer schema',
      'PRAGMA user_version = 4711',
      /written by a newer Showcaller \(schema 4711.+\)\. Start that version, or use another folder\./,
    ],
  ])('%s', async (_, sql, sentence) => {
    const data = folderWithShow(6);
    damage(data, sql);
    const before = everythingIn(data);
    const said = await refusalIn(data);
    expect(said).toMatch(sentence);
    expect(said.trimEnd()).not.toContain('\n');
    if (!sql.startsWith('PRAGMA')) expect(said).toMatch(/restore a backup of the data folder/);
    expect(everythingIn(data)).toEqual(before);
  });

  test('a log that ends before a checkpoint of it', async () => {
    const data = folderWithShow();
    damage(data, 'DELETE FROM log WHERE seq > 90');
    expect(await refusalIn(data)).toMatch(/The log ends before entry 100, which it has had\. /);
  });
});

test('a damaged checkpoint is left aside: the log alone gives the show', async () => {
  const data = folderWithShow();
  damage(data, 'UPDATE checkpoints SET ledger = substr(ledger, 1, 50)');
  const server = await ServerProcess.start(data, { flags: ['--no-sample'] });
  const control = await ControlLine.open(server.url);
  expect(control.live).toMatchObject({ seq: 103, state: 'running', segment: { id: 'a' } });
  control.close();
  await server.end('SIGTERM');
});
