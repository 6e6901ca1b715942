import { expect, it } from 'vitest';
import { Watchdog } from '../../../client/lib/link/watchdog.ts';

const PROBE_TIMEOUT_MS = 1_500;

/** A watchdog in simulated time, over a server that answers probes or not. */
function watched() {
  const state = { now: 0, answers: true, probes: 0, silentAt: null as number | null };
  let planned: { at: number; act: () => void }[] = [];
  const later = (act: () => void, ms: number) => {
    const plan = { at: state.now + ms, act };
    planned.push(plan);
    return () => {
      planned = planned.filter((other) => other !== plan);
    };
  };
  const probe = () => {
    state.probes += 1;
    if (state.answers) return Promise.resolve();
    return new Promise<void>((_, failed) => {
      later(() => {
        failed(new Error('no answer'));
      }, PROBE_TIMEOUT_MS);
    });
  };
  const dog = new Watchdog(probe, () => (state.silentAt = state.now), later);
  const pass = async (ms: number) => {
    const end = state.now + ms;
    for (;;) {
      const next = planned.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      planned = planned.filter((plan) => plan !== next);
      state.now = next.at;
      next.act();
      await new Promise((done) => setImmediate(done));
    }
    state.now = end;
  };
  return { state, dog, pass };
}

it('asks nothing while the server speaks by itself', async () => {
  const { state, dog, pass } = watched();
  for (let second = 0; second < 60; second += 1) {
    dog.heard();
    await pass(1_000);
  }
  expect(state.probes).toBe(0);
});

it('asks in a quiet time, and goes on watching after an answer', async () => {
  const { state, dog, pass } = watched();
  dog.heard();
  await pass(60_000);
  expect(state.probes).toBeGreaterThan(10);
  expect(state.silentAt).toBeNull();
});

it('finds a silent connection within 5 s of the last word', async () => {
  const { state, dog, pass } = watched();
  state.answers = false;
  dog.heard();
  await pass(20_000);
  expect(state.silentAt).toBeLessThanOrEqual(5_000);
});

it('says nothing of a connection that was closed while it asked', async () => {
  const { state, dog, pass } = watched();
  state.answers = false;
  dog.heard();
  await pass(3_000);
  dog.stop();
  await pass(20_000);
  expect(state.silentAt).toBeNull();
});
