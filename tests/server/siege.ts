import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'vitest';
import { LIMITS } from '../../server/access/limits.ts';
import type { Siege } from './besieger.ts';
import { ControlLine } from './line.ts';
import { ServerProcess, temporaryFolder } from './serverProcess.ts';

/** The most that an attacker may delay a press at the median, in ms. */
const DELAY_MS = 50;

/** Between two presses, in ms. */
const REST_MS = 15;

/** How a siege went: presses answered in ms at the median, without and under it, and what the attacker was told. */
interface Besieged {
  readonly before: number;
  readonly under: number;
  readonly presses: number;
  readonly answers: Readonly<Record<string, number>>;
}

/** Presses hold and resume by turns, before and while wrong keys are tried from another thread. */
async function besiege(url: string, handshakes: number): Promise<Besieged> {
  const desk = await ControlLine.open(url);
  await desk.do('show.start');
  const before = await pressUntil(desk, wait(1500));
  const siege: Siege = { address: url.replace('http', 'ws'), handshakes, atOnce: 100 };
  const attacker = new Worker(join(import.meta.dirname, 'besieger.ts'), { workerData: siege });
  const over = new Promise<Record<string, number>>((resolve, reject) => {
    attacker.once('message', resolve);
    attacker.once('error', reject);
  });
  const under = await pressUntil(desk, over);
  desk.close();
  return { before: median(before), under: median(under), presses: under.length, answers: await over };
}

async function pressUntil(desk: ControlLine, over: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const siege = { isOver: false };
  void over.then(() => (siege.isOver = true));
  while (!siege.isOver) {
    const { state } = desk.live;
    const pressedAt = performance.now();
    const answer = await desk.give(state === 'held' ? 'clock.resume' : 'clock.hold');
    took.push(performance.now() - pressedAt);
    if (!answer.ok) throw new Error(answer.message);
    await desk.until<{ seq: number }>('live', ({ seq }) => seq >= answer.seq);
    await wait(REST_MS);
  }
  return took;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

/** A server of its own is besieged: a press is not delayed, and the attacker is told that it is enough. */
export async function withstand(handshakes: number): Promise<void> {
  const server = await ServerProcess.start(temporaryFolder());
  const from = performance.now();
  const besieged = await besiege(server.url, handshakes);
  console.info('a press under siege, in ms at the median', besieged);
  expect(besieged.under - besieged.before).toBeLessThan(DELAY_MS);
  const { unauthorized = 0, 'too-many': tooMany = 0 } = besieged.answers;
  const minutes = Math.ceil((performance.now() - from) / 60_000);
  expect(unauthorized).toBeGreaterThanOrEqual(20);
  expect(unauthorized).toBeLessThanOrEqual(LIMITS.wrongKeys.points * (minutes + 1));
  expect(unauthorized + tooMany).toBe(handshakes);
}
