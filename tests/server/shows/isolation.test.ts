import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../../machines/wire/answer.ts';
import { Metrics } from '../../../server/metrics.ts';
import type { Hand } from '../../../server/shows/hand.ts';
import type { ShowHost } from '../../../server/shows/showHost.ts';
import { Shows } from '../../../server/shows/shows.ts';
import { openStore } from '../../../server/store/openStore.ts';
import { type Store, StoreUnavailable } from '../../../server/store/port.ts';
import { EVENING } from '../programmes.ts';

/** The real store, in which one method of one show fails when it is told to. */
interface Faulty {
  /** Called before an append to the show, with what appends. */
  append?: ((write: () => Promise<void>) => Promise<void>) | undefined;
}

const HAND: Hand = { by: 'a test', role: 'manager', link: { id: 'x', name: 'x' } };

let folder: string;
let store: Store;
let shows: Shows;
let sick: ShowHost;
let well: ShowHost;
let faults: Faulty;
let logged: { level: number; msg: string }[];
let metrics: Metrics;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'showcaller-isolation-'));
  store = openStore(folder);
  faults = {};
  logged = [];
  metrics = new Metrics();
  const logger = pino(
    {},
    { write: (line: string) => logged.push(JSON.parse(line) as (typeof logged)[number]) },
  );
  const watched: Store = {
    ...store,
    append: (show, entry, invalidFrom) => {
      const write = () => store.append(show, entry, invalidFrom);
      return show === 'sick' && faults.append ? faults.append(write) : write();
    },
  };
  shows = await Shows.open({ store: watched, now: () => Date.now(), logger, watch: metrics });
  sick = await shows.add(EVENING, 'sick');
  well = await shows.add(EVENING, 'well');
  for (const host of [sick, well]) expect(await give(host, 'show.start')).toMatchObject({ ok: true, seq: 1 });
});

afterEach(async () => {
  await shows.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function give(host: ShowHost, type: string, id: string = crypto.randomUUID()): Promise<Answer> {
  const { seq } = host.history.ledger;
  return new Promise((resolve) => {
    host.command({ id, expectedSeq: seq, type }, HAND, resolve);
  });
}

async function failures(): Promise<number> {
  const text = await metrics.registry.getSingleMetricAsString('showcaller_failures_total');
  return Number(/within="show"\} (\d+)/.exec(text)?.[1]);
}

test('a show that fails within answers unavailable, is taken up again from its log, and the others never notice', async () => {
  faults.append = () => Promise.reject(new TypeError('something impossible'));
  const failing = give(sick, 'clock.hold');
  expect(await give(well, 'clock.hold')).toMatchObject({ ok: true, seq: 2 });
  expect(await failing).toMatchObject({ ok: false, code: 'unavailable', seq: 1 });
  expect(logged.filter(({ level }) => level >= 50)).toEqual([
    expect.objectContaining({ show: 'sick', msg: 'a show failed and is taken up again from its log' }),
  ]);
  expect(await failures()).toBe(1);
  faults.append = undefined;
  expect(await give(sick, 'clock.hold')).toMatchObject({ ok: true, seq: 2 });
  expect(await give(well, 'clock.resume')).toMatchObject({ ok: true, seq: 3 });
});

test('an entry that was kept although the store failed is found in the log, told to all, and answered when given again', async () => {
  const told: number[] = [];
  sick.onAppended(({ entry }) => told.push(entry.seq));
  faults.append = async (write) => {
    await write();
    throw new StoreUnavailable('The disk did not answer in time.');
  };
  expect(await give(sick, 'clock.hold', 'in-doubt')).toMatchObject({
    ok: false,
    code: 'unavailable',
    seq: 1,
  });
  faults.append = undefined;
  const again = await give(sick, 'clock.hold', 'in-doubt');
  expect(again).toMatchObject({ ok: true, seq: 2 });
  expect(told).toEqual([2]);
  expect(sick.history.ledger.seq).toBe(2);
  expect(await give(sick, 'clock.resume')).toMatchObject({ ok: true, seq: 3 });
});

test('it is taken up again by itself too, before anybody asks', async () => {
  const told: number[] = [];
  sick.onAppended(({ entry }) => told.push(entry.seq));
  faults.append = async (write) => {
    await write();
    throw new StoreUnavailable('The disk did not answer in time.');
  };
  expect(await give(sick, 'clock.hold')).toMatchObject({ ok: false });
  faults.append = undefined;
  await expect.poll(() => told, { timeout: 3000 }).toEqual([2]);
});

test('one who cannot be told of an entry does not keep it from the others, nor the show from going on', async () => {
  const told: number[] = [];
  sick.onAppended(() => {
    throw new Error('a view that cannot be made');
  });
  sick.onAppended(({ entry }) => told.push(entry.seq));
  expect(await give(sick, 'clock.hold')).toMatchObject({ ok: true, seq: 2 });
  expect(await give(sick, 'clock.resume')).toMatchObject({ ok: true, seq: 3 });
  await expect.poll(() => told).toEqual([2, 3]);
  expect(await failures()).toBe(2);
});

test('what is under way is finished at the end, what comes later is refused', async () => {
  const last = give(sick, 'clock.hold');
  const closed = shows.close();
  expect(await last).toMatchObject({ ok: true, seq: 2 });
  expect(await give(sick, 'clock.resume')).toMatchObject({ ok: false, code: 'unavailable' });
  await closed;
});
