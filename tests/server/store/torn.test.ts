import { appendFileSync, openSync, closeSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inspect } from '../../../server/maintenance/inspection.ts';
import { DATABASE_FILE, openSqliteStore } from '../../../server/store/sqlite.ts';
import { ControlLine } from '../line.ts';
import { ServerProcess, temporaryFolder } from '../serverProcess.ts';
import { copyStore, write, type Written } from './writtenShow.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Past one checkpoint. */
const ENTRIES = 120;

let written: Written;

beforeAll(async () => {
  written = await write(ENTRIES);
});

afterAll(() => {
  written.remove();
});

/** What a power cut leaves of a write-ahead log from the byte `at` on. */
interface Tear {
  readonly at: number;
  readonly how: 'cut' | 'zeros' | 'noise' | 'noise-then-whole' | 'more';
}

const anyTear: fc.Arbitrary<Tear> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }).map((part) => Math.floor(part * last(written.walSizes))),
  how: fc.constantFrom('cut', 'zeros', 'noise', 'noise-then-whole', 'more'),
});

/** The store of that show in a folder of its own, its write-ahead log torn. */
function torn(folder: string, { at, how }: Tear): void {
  copyStore(written.folder, folder);
  rmSync(join(folder, `${DATABASE_FILE}-shm`), { force: true });
  const wal = join(folder, `${DATABASE_FILE}-wal`);
  const rest = last(written.walSizes) - at;
  if (how === 'cut') truncateSync(wal, at);
  else if (how === 'more') appendFileSync(wal, Buffer.alloc(5000, 0x5a));
  else if (how === 'zeros') overwrite(wal, at, Buffer.alloc(rest));
  else overwrite(wal, at, Buffer.alloc(how === 'noise' ? rest : Math.min(rest, 700), 0xa5));
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

/** How many entries were durable, and answered, when the write-ahead log reached to this byte. */
function answeredBy({ at, how }: Tear): number {
  return how === 'more' ? ENTRIES : written.walSizes.findLastIndex((size) => size <= at);
}

test('whatever a power cut leaves of the write-ahead log: all that was answered before is there, whole and in order', async () => {
  const folder = temporaryFolder();
  await fc.assert(
    fc.asyncProperty(anyTear, async (tear) => {
      torn(folder, tear);
      const store = openSqliteStore(folder);
      const shows = await store.shows();
      const entries = await store.entries(written.show, 0);
      await store.close();
      expect(entries).toEqual(written.entries.slice(0, entries.length));
      expect(entries.length).toBeGreaterThanOrEqual(answeredBy(tear));
      if (answeredBy(tear) >= 0) expect(shows).toMatchObject([{ show: written.show }]);
      expect(inspect(join(folder, DATABASE_FILE)).faults).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each<Tear['how']>(['cut', 'zeros', 'noise'])(
  'a server starts over a torn log (%s) and goes on',
  async (how) => {
    const folder = temporaryFolder();
    const at = (written.walSizes[70] ?? 0) + 100;
    torn(folder, { at, how });
    const server = await ServerProcess.start(folder, { flags: ['--no-sample'] });
    const control = await ControlLine.open(server.url);
    expect(control.live).toMatchObject({ seq: 70, state: 'held' });
    await control.do('clock.resume');
    control.close();
    expect((await server.end('SIGTERM')).status).toBe(0);
  },
);

function last(sizes: readonly number[]): number {
  return sizes.at(-1) ?? 0;
}
