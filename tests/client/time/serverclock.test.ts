import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServerClock } from '../../../client/lib/time/serverclock.ts';

/** A server clock over a local time that the test moves. */
function clockAt(start: number) {
  const local = { now: start };
  return { local, clock: new ServerClock(() => local.now) };
}

describe('server time on a device', () => {
  it('is set at once by the first estimate, even one that could be slewed', () => {
    const { clock } = clockAt(1_000);
    expect(clock.isSet).toBe(false);
    expect(clock.follow({ offset: 12 }, 'slew')).toBe(true);
    expect(clock.now()).toBe(1_012);
  });

  it('spreads a small correction at 20 ms a second and then stands at the estimate', () => {
    const { clock, local } = clockAt(0);
    clock.follow({ offset: 100 }, 'step');
    expect(clock.follow({ offset: 110 }, 'slew')).toBe(false);
    expect(clock.now()).toBe(100);
    local.now = 250;
    expect(clock.now()).toBe(355);
    local.now = 10_000;
    expect(clock.now()).toBe(10_110);
  });

  it('makes a large correction at once, and a small one where a step is wanted', () => {
    const { clock } = clockAt(0);
    clock.follow({ offset: 100 }, 'step');
    expect(clock.follow({ offset: 141 }, 'slew')).toBe(true);
    expect(clock.now()).toBe(141);
    expect(clock.follow({ offset: 142 }, 'step')).toBe(true);
    expect(clock.now()).toBe(142);
  });

  it('never runs backwards while it slews', () => {
    const corrections = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 1, max: 5_000 }),
        byMs: fc.integer({ min: -39, max: 39 }),
      }),
    );
    fc.assert(
      fc.property(corrections, (steps) => {
        const { clock, local } = clockAt(0);
        let offset = 1_000;
        clock.follow({ offset }, 'step');
        let last = clock.now();
        for (const { afterMs, byMs } of steps) {
          local.now += afterMs;
          expect(clock.now()).toBeGreaterThan(last);
          last = clock.now();
          offset = clock.now() - local.now + byMs;
          clock.follow({ offset }, 'slew');
          expect(clock.now()).toBe(last);
        }
      }),
    );
  });
});
