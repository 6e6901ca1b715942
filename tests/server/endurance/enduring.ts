import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from '../../../server/store/sqlite.ts';
import { residentKb } from '../../bench/processCost.ts';
import { ControlLine } from '../line.ts';
import { programmeOf, segment } from '../programmes.ts';
import { RawLine } from '../rawLine.ts';
import { KEY } from '../serverProcess.ts';
import { Crowd } from './crowdTalk.ts';

const SCREENS = 300;

/** How often the server's memory and descriptors are looked at, in ms. */
const SAMPLE_MS = 5000;

/** How often all shows are begun anew, the wall clock set meanwhile, in ms. */
const INTERVAL_MS = 180_000;

/** How long another program holds the store, once a minute, in ms: what falls due meanwhile has to wait for it. */
const HELD_MS = 300;

/** How far the wall clock is set, forth and back, in ms. */
const STEP_MS = 5000;

/** One show goes on by itself all the time, the other is commanded once a second. */
const SHOWS = {
  'by-itself': programmeOf(
    Array.from({ length: 60 }, (_, index) =>
      segment(`s${String(index)}`, { durationMs: 900, autoAdvance: true }),
    ),
    { title: 'By itself' },
  ),
  'by-hand': programmeOf([segment('a'), segment('b'), segment('c', { kind: 'closing' })], {
    title: 'By hand',
  }),
};

const NAMES = Object.keys(SHOWS);

/** What the server took of the machine at one moment. */
interface Sample {
  readonly residentMb: number;
  readonly descriptors: number;
}

/** What shows did by themselves. */
interface Deadlines {
  readonly all: number;
  readonly within50: number;
}

/** What came of it. */
export interface Endured {
  readonly samples: readonly Sample[];
  readonly commands: { readonly accepted: number; readonly refused: number };
  readonly screens: { readonly ever: number; readonly atTheEnd: number; readonly wrong: number };
  /**
   * Of what the shows did by themselves, as the server measures it: how much, how much of it within 50 ms, and how
   * much was later than that because the store was being held just then, which is one in two hundred.
   */
  readonly deadlines: Deadlines & { readonly heldUp: number };
  readonly failures: number;
}

/**
 * Runs the server for `minutes` with 300 screens coming and going, a command a second, a show that goes on by
 * itself, and faults: screens that do not read, garbage, another program that holds the store, a wall clock
 * that is set.
 */
export async function endure(data: string, minutes: number): Promise<Endured> {
  const child = fork(new URL('./steppedServer.ts', import.meta.url), [data], {
    env: { ...process.env, SHOWCALLER_KEY: KEY },
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const crowd = new Crowd();
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return await observe({ child, crowd, data, url: `http://127.0.0.1:${String(port)}` }, minutes * 60_000);
  } finally {
    crowd.end();
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

interface Stage {
  readonly child: ChildProcess;
  readonly crowd: Crowd;
  readonly data: string;
  readonly url: string;
}

async function observe(stage: Stage, lengthMs: number): Promise<Endured> {
  const { child, crowd, data, url } = stage;
  for (const programme of Object.values(SHOWS)) {
    const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    await fetch(`${url}/api/shows`, { method: 'POST', headers, body: JSON.stringify(programme) });
  }
  await crowd.ask({ do: 'gather', address: url.replace('http', 'ws'), shows: NAMES, count: SCREENS });
  const until = performance.now() + lengthMs;
  const samples: Sample[] = [];
  const commands = { accepted: 0, refused: 0 };
  let heldUp = 0;
  const goesOn = (): boolean => performance.now() < until;
  const every = async (ms: number, work: (round: number) => unknown): Promise<void> => {
    for (let round = 0; goesOn(); round += 1) {
      await Promise.all([pause(Math.min(ms, Math.max(0, until - performance.now()))), work(round)]);
    }
  };
  await Promise.all([
    every(SAMPLE_MS, () => samples.push(sampleOf(child.pid ?? 0))),
    every(1000, async (round) => {
      const isAccepted = await press(url, round);
      commands[isAccepted ? 'accepted' : 'refused'] += 1;
    }),
    every(INTERVAL_MS, async (round) => {
      await begin(url, 'show.reset');
      child.send({ stepMs: round % 2 === 0 ? STEP_MS : -STEP_MS });
      await pause(2500);
      await begin(url, 'show.start');
    }),
    every(110_000, async () => {
      await pause(55_000);
      await begin(url, 'show.reset', ['by-itself']);
      await begin(url, 'show.start', ['by-itself']);
    }),
    every(60_000, async () => {
      await pause(20_000);
      const before = lateIn(await metricsOf(url));
      await holdStore(data, HELD_MS);
      await pause(HELD_MS);
      heldUp += lateIn(await metricsOf(url)) - before;
    }),
    every(15_000, () => beSlow(url)),
    every(2000, (round) => throwGarbage(url, round)),
  ]);

  await crowd.ask({ do: 'stay' });
  await begin(url, 'show.reset');
  await pause(8000);
  const seqs = await seqsOf(url);
  const told = await crowd.ask({ do: 'compare', seqs });
  const metrics = await metricsOf(url);
  return {
    samples,
    commands,
    screens: { ever: told.born, atTheEnd: told.there, wrong: told.wrong },
    deadlines: { ...deadlinesIn(metrics), heldUp },
    failures: failuresIn(metrics, 'show') + failuresIn(metrics, 'process'),
  };
}

async function metricsOf(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

function valueIn(metrics: string, name: string): number {
  return Number(new RegExp(`^${name.replace(/[{}.+]/g, '\\$&')} (\\S+)$`, 'm').exec(metrics)?.[1]);
}

function deadlinesIn(metrics: string): Deadlines {
  return {
    all: valueIn(metrics, 'showcaller_deadline_lateness_seconds_count'),
    within50: valueIn(metrics, 'showcaller_deadline_lateness_seconds_bucket{le="0.05"}'),
  };
}

function lateIn(metrics: string): number {
  const { all, within50 } = deadlinesIn(metrics);
  return all - within50;
}

function failuresIn(metrics: string, within: string): number {
  return valueIn(metrics, `showcaller_failures_total{within="${within}"}`);
}

function sampleOf(pid: number): Sample {
  return {
    residentMb: residentKb(pid) / 1024,
    descriptors: readdirSync(`/proc/${String(pid)}/fd`).length,
  };
}

async function seqsOf(url: string): Promise<Record<string, number>> {
  const { shows } = (await (await fetch(`${url}/api/shows`)).json()) as {
    shows: { show: string; seq: number }[];
  };
  return Object.fromEntries(shows.map(({ show, seq }) => [show, seq]));
}

/** What is pressed in turn. */
const PRESSES: readonly object[] = [
  { type: 'clock.hold' },
  { type: 'clock.resume' },
  { type: 'message.show', to: 'all', text: 'Please turn off your phones', forMs: 700 },
  { type: 'clock.adjust', byMs: 30_000 },
  { type: 'segment.goto', segmentId: 'b' },
  { type: 'screen.blackout', on: true },
  { type: 'undo' },
  { type: 'screen.blackout', on: false },
  { type: 'programme.update', segmentId: 'c', changes: { title: 'Finale' } },
  { type: 'segment.goto', segmentId: 'a' },
];

async function press(url: string, round: number): Promise<boolean> {
  const show = 'by-hand';
  const seq = (await seqsOf(url))[show] ?? 0;
  const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
  const command = { id: crypto.randomUUID(), expectedSeq: seq, ...PRESSES[round % PRESSES.length] };
  const { ok } = await fetch(`${url}/api/shows/${show}/commands`, {
    method: 'POST',
    headers,
    body: JSON.stringify(command),
  });
  return ok;
}

async function begin(url: string, type: 'show.reset' | 'show.start', shows = NAMES): Promise<void> {
  for (const show of shows) {
    const desk = await ControlLine.open(url, { show }).catch(() => null);
    await desk?.give(type).catch(() => undefined);
    desk?.close();
  }
}

/** Another program takes the database for itself. */
async function holdStore(data: string, ms: number): Promise<void> {
  const other = new Database(join(data, DATABASE_FILE), { timeout: 1000 });
  other.exec('BEGIN IMMEDIATE');
  await pause(ms);
  other.exec('ROLLBACK');
  other.close();
}

/** A screen that answers, but reads nothing. */
async function beSlow(url: string): Promise<void> {
  const slow = await RawLine.open(url, { view: 'room', show: 'by-hand', device: 'slow' }).catch(() => null);
  if (!slow) return;
  slow.stopReading();
  for (let second = 0; second < 10; second += 1) {
    slow.say('3');
    await pause(1000);
  }
  slow.end();
}

const GARBAGE: readonly ((url: string) => Promise<unknown>)[] = [
  (url) => fetch(`${url}/api/shows/by-hand/commands`, { method: 'POST', body: '{"id":' }),
  (url) => fetch(`${url}/api/import?format=text`, { method: 'POST', body: new Uint8Array(5000) }),
  (url) => fetch(`${url}/api/${'x'.repeat(3000)}?%00`),
  async (url) => {
    const line = await RawLine.open(url, { view: 'room', show: 'by-hand', device: 'noise' });
    line.say('42/display,["status",{"rttMs":"x"}]', 20);
    line.say('4hello');
    await pause(500);
    line.end();
  },
  async (url) => {
    const line = await RawLine.open(url, { view: 'room', show: 'by-hand', device: 'flood' });
    line.say('42/display,1["time"]', 3000);
    await pause(500);
    line.end();
  },
];

async function throwGarbage(url: string, round: number): Promise<void> {
  await GARBAGE[round % GARBAGE.length]?.(url).catch(() => undefined);
}
