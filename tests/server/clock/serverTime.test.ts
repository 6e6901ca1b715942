import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Correction, ServerTime, type TimeBounds } from '../../../server/clock/serverTime.ts';
import { MachineClocks } from './machineClocks.ts';

const HOUR = 3_600_000;
const FREE: TimeBounds = { isPinned: false, notBefore: -Infinity };
const PINNED: TimeBounds = { isPinned: true, notBefore: -Infinity };

/** Passes so many seconds, with a look at the clocks after each; what was said of it. */
function seconds(clocks: MachineClocks, time: ServerTime, count: number, bounds = FREE): Correction[] {
  return Array.from({ length: count }, () => {
    clocks.pass(1000);
    return time.check(bounds);
  }).flat();
}

function started(options?: ConstructorParameters<typeof MachineClocks>[0]) {
  const clocks = new MachineClocks(options);
  return { clocks, time: new ServerTime(clocks) };
}

describe('server time', () => {
  it('is the wall clock, and says nothing while nothing happens', () => {
    const { clocks, time } = started();
    expect(seconds(clocks, time, 3600)).toEqual([]);
    expect(time.now()).toBe(clocks.wall());
  });

  it.each([HOUR, -HOUR])('follows a wall clock set by %d ms when no countdown hangs on it', (byMs) => {
    const { clocks, time } = started();
    clocks.setWall(byMs);
    expect(seconds(clocks, time, 5)).toEqual([{ reason: 'wall-clock-set', byMs }]);
    expect(time.now()).toBe(clocks.wall());
  });

  it.each([HOUR, -HOUR])(
    'goes on as it was over a wall clock set by %d ms while a countdown runs, says so once, and follows after it',
    (byMs) => {
      const { clocks, time } = started();
      const before = time.now();
      clocks.setWall(byMs);
      expect(time.now()).toBe(before);
      expect(seconds(clocks, time, 600, PINNED)).toEqual([{ reason: 'put-off', byMs }]);
      expect(time.now()).toBe(before + 600_000);
      expect(seconds(clocks, time, 2)).toEqual([{ reason: 'wall-clock-set', byMs }]);
      expect(time.now()).toBe(clocks.wall());
    },
  );

  it('says nothing more when a wall clock that was set by mistake is set right again', () => {
    const { clocks, time } = started();
    clocks.setWall(HOUR);
    seconds(clocks, time, 5, PINNED);
    clocks.setWall(-HOUR);
    expect(seconds(clocks, time, 5, PINNED)).toEqual([]);
    expect(time.now()).toBe(clocks.wall());
  });

  it.each([FREE, PINNED])('goes on by what the machine slept, whoever counts: %o', (bounds) => {
    const { clocks, time } = started();
    clocks.sleep(HOUR + 3);
    const [correction, ...more] = seconds(clocks, time, 5, bounds);
    expect(more).toEqual([]);
    expect(correction?.reason).toBe('slept');
    expect(Math.abs((correction?.byMs ?? 0) - HOUR)).toBeLessThan(15);
    expect(Math.abs(time.now() - clocks.wall())).toBeLessThan(15);
  });

  it('is right at the first question after a sleep, before the next look', () => {
    const { clocks, time } = started();
    clocks.pass(300);
    clocks.sleep(HOUR);
    expect(Math.abs(time.now() - clocks.wall())).toBeLessThan(15);
    expect(seconds(clocks, time, 1).map(({ reason }) => reason)).toEqual(['slept']);
  });

  it('tells a sleep and a wall clock that was set during it apart', () => {
    const { clocks, time } = started();
    const before = time.now();
    clocks.sleep(HOUR);
    clocks.setWall(2 * HOUR);
    const corrections = seconds(clocks, time, 1, PINNED);
    expect(corrections.map(({ reason }) => reason)).toEqual(['slept', 'put-off']);
    expect(Math.abs(time.now() - before - HOUR - 1000)).toBeLessThan(15);
  });

  it('takes a process that was stopped for no sleep', () => {
    const { clocks, time } = started();
    clocks.pass(HOUR);
    expect(time.check(PINNED)).toEqual([]);
    expect(time.now()).toBe(clocks.wall());
  });

  it('does not go back before what was logged, and follows the wall clock once that is past it', () => {
    const { clocks, time } = started();
    const bounds = { isPinned: false, notBefore: time.now() };
    clocks.setWall(-HOUR);
    expect(seconds(clocks, time, 3599, bounds).map(({ reason }) => reason)).toEqual(['put-off']);
    expect(time.now()).toBe(bounds.notBefore + 3_599_000);
    expect(seconds(clocks, time, 2, bounds).map(({ reason }) => reason)).toEqual(['wall-clock-set']);
    expect(time.now()).toBe(clocks.wall());
  });

  it('begins after what was logged when it starts on a wall clock that is behind it', () => {
    const { clocks, time } = started();
    const logged = clocks.wall() + HOUR;
    expect(time.beginAfter(logged)).toEqual([{ reason: 'log-ahead', byMs: HOUR }]);
    expect(time.now()).toBe(logged);
    seconds(clocks, time, 10, { isPinned: false, notBefore: logged });
    expect(time.now()).toBe(logged + 10_000);
    expect(time.beginAfter(logged)).toEqual([]);
  });

  it('follows a wall clock forward though a log is ahead of it', () => {
    const { clocks, time } = started();
    const bounds = { isPinned: false, notBefore: clocks.wall() + 2 * HOUR };
    clocks.setWall(HOUR);
    expect(seconds(clocks, time, 2, bounds)).toEqual([{ reason: 'wall-clock-set', byMs: HOUR }]);
  });

  it.each([40e-6, -40e-6])(
    'keeps with a wall clock that drifts by %d for a day, without a step, while a countdown runs',
    (drift) => {
      const { clocks, time } = started({ drift });
      expect(seconds(clocks, time, 86_400, PINNED)).toEqual([]);
      expect(Math.abs(time.now() - clocks.wall())).toBeLessThan(3);
    },
  );

  it('neither jumps nor freezes while a countdown runs, however the wall clock is set', () => {
    const happenings = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 1, max: 5000 }),
        byMs: fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(happenings, (list) => {
        const { clocks, time } = started();
        for (const { afterMs, byMs } of list) {
          const before = time.now();
          clocks.pass(afterMs);
          clocks.setWall(byMs);
          time.check(PINNED);
          expect(Math.abs(time.now() - before - afterMs)).toBeLessThan(afterMs * 51e-6 + 1e-3);
        }
      }),
    );
  });
});
