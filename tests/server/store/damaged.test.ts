import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { packLedger } from '../../../machines/log/ledger.ts';
import { UnreadableLog } from '../../../machines/log/unreadableLog.ts';
import { createLogger } from '../../../server/logger.ts';
import { check } from '../../../server/maintenance/check.ts';
import { Metrics } from '../../../server/metrics.ts';
import { Shows } from '../../../server/shows/shows.ts';
import { StartError } from '../../../server/startError.ts';
import { openStore } from '../../../server/store/openStore.ts';
import { StoreUnavailable } from '../../../server/store/port.ts';
import { DATABASE_FILE } from '../../../server/store/sqlite.ts';
import { Hosted } from '../hosted.ts';
import { ControlLine, DisplayLine, refusalOf } from '../line.ts';
import { EVENING } from '../programmes.ts';
import { KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PAGE = 4096;

let hosted: Hosted;
let file: string;

/** Two shows, both past a checkpoint, the store closed. */
beforeAll(async () => {
  hosted = await Hosted.start();
  for (const title of ['First', 'Second']) {
    const show = await hosted.add({ ...EVENING, title });
    const control = await ControlLine.open(hosted.url, { show });
    await control.do('show.start');
    for (let seq = 2; seq <= 110; seq += 1) await control.do(seq % 2 === 0 ? 'clock.hold' : 'clock.resume');
    await control.do('undo');
    control.close();
  }
  await hosted.close();
  file = join(hosted.data, DATABASE_FILE);
});

afterAll(() => hosted.remove());

/** Takes every show up as a start does; what each is in the end, or the sentence that says why not. */
async function takeUp(folder: string): Promise<Record<string, unknown>> {
  const store = openStore(folder);
  try {
    // Long before any deadline, so that nothing is written.
    const around = { store, now: () => 0, logger: createLogger('silent'), watch: new Metrics() };
    const shows = await Shows.open(around);
    const found = shows.all().map(({ id, history }) => [id, packLedger(history.ledger)] as const);
    const damaged = shows.damaged().map(({ show, message }) => [show, message] as const);
    await shows.close();
    return Object.fromEntries<unknown>([...found, ...damaged]);
  } finally {
    await store.close();
  }
}

/** The store with these bytes in another state. */
function damagedFolder(folder: string, at: number, bytes: Uint8Array): void {
  const copy = join(folder, DATABASE_FILE);
  for (const part of ['-wal', '-shm']) rmSync(`${copy}${part}`, { force: true });
  copyFileSync(file, copy);
  const descriptor = openSync(copy, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

/** A byte turned, a stretch overwritten, or a page lost. */
const anyDamage = fc
  .tuple(
    fc.double({ min: 0, max: 0.9999999, noNaN: true }),
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 1 }),
      fc.uint8Array({ minLength: 2, maxLength: 300 }),
      fc.constant(new Uint8Array(PAGE)),
    ),
  )
  .map(([part, bytes]) => {
    const place = Math.floor(part * statSync(file).size);
    return { at: bytes.length === PAGE ? place - (place % PAGE) : place, bytes };
  });

test('whatever is damaged in the file: each show is what it was, or is left aside with a sentence, or the start is refused with one', async () => {
  const folder = temporaryFolder();
  const whole = await takeUp(hosted.data);
  expect(Object.keys(whole)).toEqual(['first', 'second']);
  const outcomes = { whole: 0, aside: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(anyDamage, async ({ at, bytes }) => {
      damagedFolder(folder, at, bytes);
      try {
        const found = await takeUp(folder);
        const names = Object.keys(found);
        for (const [show, is] of Object.entries(found)) {
          if (typeof is === 'string') expect(is).toMatch(/^The show ".+" cannot be taken up\. .+\.$/);
          else expect(is, show).toEqual(whole[show]);
        }
        const aside = Object.values(found).some((is) => typeof is === 'string');
        outcomes[aside ? 'aside' : 'whole'] += 1;
        expect(names.sort()).toEqual(['first', 'second']);
      } catch (error) {
        const isTold =
          error instanceof StartError || error instanceof UnreadableLog || error instanceof StoreUnavailable;
        if (!isTold) throw error;
        expect(error.message).toMatch(/\.$/);
        outcomes.refused += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(outcomes.whole).toBeGreaterThan(0);
  expect(outcomes.aside).toBeGreaterThan(0);
});

describe('one show whose page is lost', () => {
  /** The store, with an entry in the middle of the first show's log overwritten. */
  function withBrokenLog(): string {
    const folder = temporaryFolder();
    const [id = ''] = idsOf('first').slice(105);
    // In its row the id follows the name of whose hand it was, in the index it does not; the place that a row
    // was moved from still looks like it.
    const row = `stage manager${id}`;
    const pieces = readFileSync(file, 'latin1').split(row);
    expect(pieces.length).toBeGreaterThan(1);
    const bytes = Buffer.from(pieces.join('x'.repeat(row.length)), 'latin1');
    damagedFolder(folder, 0, bytes);
    expect(idsOf('first', join(folder, DATABASE_FILE))[105]).toMatch(/^x+$/);
    return folder;
  }

  function idsOf(show: string, store = file): string[] {
    const database = new Database(store, { readonly: true });
    const rows = database.prepare('SELECT command_id FROM log WHERE show = ? ORDER BY seq').all(show);
    database.close();
    return rows.map((row) => (row as { command_id: string }).command_id);
  }

  test('is explained wherever it is asked for, and the other runs on', async () => {
    const folder = withBrokenLog();
    const server = await ServerProcess.start(folder, { flags: ['--no-sample'] });
    const sentence = /^The show "first" cannot be taken up\. .+damaged.+\.$/;
    const headers = { Authorization: `Bearer ${KEY}` };

    const listed: unknown = await (await fetch(`${server.url}/api/shows`)).json();
    expect(listed).toMatchObject({
      shows: [{ show: 'second' }],
      damaged: [{ show: 'first', message: expect.stringMatching(sentence) as string }],
    });
    const asked = await fetch(`${server.url}/api/shows/first/log`, { headers });
    expect(asked.status).toBe(503);
    expect(await asked.json()).toMatchObject({
      code: 'unavailable',
      detail: expect.stringMatching(sentence) as string,
    });
    expect(await refusalOf(`${server.url}/display`, { view: 'room', show: 'first' })).toMatchObject({
      message: 'unavailable',
      data: { detail: expect.stringMatching(sentence) as string },
    });
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ok: false, store: true, damaged: 1 });
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(
      /^showcaller_shows\{state="damaged"\} 1$/m,
    );
    expect(server.stderr).toMatch(/a show is damaged and left aside/);

    const display = await DisplayLine.open(server.url, { view: 'room' });
    const control = await ControlLine.open(server.url, { show: 'second' });
    expect((await control.do('segment.next')).segment?.id).toBe('b');
    await display.until('live', (live: { seq: number }) => live.seq === control.live.seq);
    control.close();
    display.close();
    expect((await server.end('SIGTERM')).status).toBe(0);

    const { sentences, isSound } = await check(join(folder, DATABASE_FILE));
    expect(isSound).toBe(false);
    expect(sentences).toContainEqual(expect.stringMatching(sentence) as string);
    expect(sentences).toContainEqual(
      expect.stringMatching(/^The show "second" .+ is whole: 112 entries/) as string,
    );
  });

  test('is not imported again', async () => {
    const folder = withBrokenLog();
    const programme = join(folder, 'first.json');
    writeFileSync(programme, JSON.stringify(EVENING));
    const flags = ['--no-sample', '--programme', programme];
    const server = await ServerProcess.start(folder, { flags });
    const listed: unknown = await (await fetch(`${server.url}/api/shows`)).json();
    expect(listed).toMatchObject({ shows: [{ show: 'second' }], damaged: [{ show: 'first' }] });
  });

  test('is not replaced by another where none is named and it is the newest', async () => {
    const folder = withBrokenLog();
    const database = new Database(join(folder, DATABASE_FILE));
    database.exec("UPDATE shows SET stored_at = stored_at + 1e6, checksum = NULL WHERE show = 'first'");
    database.exec("DELETE FROM log WHERE show = 'second'; DELETE FROM checkpoints WHERE show = 'second'");
    database.close();
    const server = await ServerProcess.start(folder, { flags: ['--no-sample'] });
    expect(await refusalOf(`${server.url}/display`, { view: 'room' })).toMatchObject({
      message: 'unavailable',
    });
  });
});

describe('a checkpoint that is wrong', () => {
  test.each([
    ['turned into something else that can be read', `replace(ledger, '"held"', '"running"')`],
    ['cut', 'substr(ledger, 1, 50)'],
    ['of another entry', `replace(ledger, '"seq":100', '"seq":99')`],
  ])('%s is noticed, and made anew from the log', async (_, wrong) => {
    const folder = temporaryFolder();
    copyFileSync(file, join(folder, DATABASE_FILE));
    const database = new Database(join(folder, DATABASE_FILE));
    database.exec(`UPDATE checkpoints SET ledger = ${wrong} WHERE show = 'second'`);
    database.close();
    const before = await check(join(folder, DATABASE_FILE));
    expect(before.sentences).toContainEqual(
      expect.stringMatching(
        /checkpoint of the show "second" at entry 100 is wrong; the log is right/,
      ) as string,
    );
    expect(await takeUp(folder)).toEqual(await takeUp(hosted.data));
    expect(await check(join(folder, DATABASE_FILE))).toMatchObject({ isSound: true });
  });
});
