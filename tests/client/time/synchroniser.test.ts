import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../client/lib/time/synchroniser.ts';
import { between, seeded, SimulatedNetwork } from './network.ts';

function jittery(seed: number, drift = 0): SimulatedNetwork {
  const random = seeded(seed);
  return new SimulatedNetwork({ there: between(5, 100, random), back: between(5, 100, random), drift });
}

/** The largest of the absolute values but for one in a hundred. */
function percentile99(values: number[]): number {
  const sorted = values.map(Math.abs).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
}

describe('display time over a network', () => {
  it('is right at the first answer when both ways take equally long', async () => {
    const network = new SimulatedNetwork({ there: () => 1, back: () => 1 });
    network.synchroniser.start();
    await network.pass(3);
    expect(network.error).toBeCloseTo(0, 5);
    expect(network.synchroniser.estimate?.rttMs).toBeCloseTo(2, 5);
  });

  it('is within 5 ms at the 99th percentile 30 s after joining over 5 to 100 ms of jitter each way', async () => {
    const errors: number[] = [];
    for (let seed = 1; seed <= 200; seed += 1) {
      const network = jittery(seed);
      network.synchroniser.start();
      await network.pass(30_000);
      errors.push(network.error);
    }
    expect(percentile99(errors)).toBeLessThan(5);
  });

  it('stays near for an hour over jitter with a device that drifts by 100 ppm, without a step', async () => {
    const network = jittery(7, 100e-6);
    network.synchroniser.start();
    await network.pass(30_000);
    const stepsOnJoining = network.steps;
    const errors: number[] = [];
    for (let minute = 0; minute < 60; minute += 1) {
      await network.pass(60_000);
      errors.push(network.error);
    }
    expect(percentile99(errors)).toBeLessThan(12);
    expect(network.steps).toBe(stepsOnJoining);
  });

  it('holds its error bound whatever the network does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: -100e-6, max: 100e-6, noNaN: true }),
        async (seed, spreadThere, spreadBack, drift) => {
          const random = seeded(seed);
          const network = new SimulatedNetwork({
            there: between(1, 1 + spreadThere, random),
            back: between(1, 1 + spreadBack, random),
            drift,
          });
          network.synchroniser.start();
          await network.pass(40_000);
          const estimate = network.synchroniser.estimate;
          const error = network.local + (estimate?.offset ?? NaN) - network.serverTime;
          expect(Math.abs(error)).toBeLessThanOrEqual(estimate?.errorMs ?? NaN);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('goes on through loss of every second question', async () => {
    const random = seeded(3);
    const network = new SimulatedNetwork({
      there: between(5, 30, random),
      back: between(5, 30, random),
      isLost: () => random() < 0.5,
    });
    network.synchroniser.start();
    await network.pass(120_000);
    expect(Math.abs(network.error)).toBeLessThan(8);
  });

  it('is right again within 15 s after an hour of sleep that the monotonic clock did not count', async () => {
    const network = jittery(11);
    network.synchroniser.start();
    await network.pass(30_000);
    const stepsOnJoining = network.steps;
    network.sleep(3_600_000);
    expect(Math.abs(network.error)).toBeGreaterThan(3_000_000);
    await network.pass(15_000);
    expect(Math.abs(network.error)).toBeLessThan(12);
    expect(network.steps).toBeGreaterThan(stepsOnJoining);
  });

  it('follows a server whose time was set back an hour', async () => {
    const network = new SimulatedNetwork({ there: () => 2, back: () => 2 });
    network.synchroniser.start();
    await network.pass(30_000);
    network.setServer(-3_600_000);
    await network.pass(11_000);
    expect(Math.abs(network.error)).toBeLessThan(1);
  });

  it('asks no more when stopped, and ignores the answer that was under way', async () => {
    const network = new SimulatedNetwork({ there: () => 50, back: () => 50 });
    network.synchroniser.start();
    await network.pass(10);
    network.synchroniser.stop();
    await network.pass(60_000);
    expect(network.exchanges).toBe(1);
    expect(network.clock.isSet).toBe(false);
  });
});

describe('the pace of exchanges', () => {
  it('is at least eight on joining, then one in 10 s where the network is calm', async () => {
    const network = new SimulatedNetwork({ there: () => 1, back: () => 1 });
    network.synchroniser.start();
    await network.pass(1_000);
    expect(network.exchanges).toBe(8);
    await network.pass(60_000);
    expect(network.exchanges).toBeLessThanOrEqual(8 + 7);
  });

  it('is closer while the bound is wide', () => {
    expect(pauseAfter(8, 30)).toBeLessThan(pauseAfter(100, 30));
    expect(pauseAfter(100, 30)).toBeLessThan(pauseAfter(100, 1));
  });
});
