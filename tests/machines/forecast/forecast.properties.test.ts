import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leftOn } from '../../../machines/clock/clock.ts';
import { forecast } from '../../../machines/forecast/forecast.ts';
import { type Moment, moments } from './shows.ts';

const RUNS = { numRuns: 3000 };

function check(property: (moment: Moment) => void): void {
  fc.assert(fc.property(moments(12), property), RUNS);
}

test('property: nothing is expected before now, or before the one before it', () => {
  check(({ planned, live, now }) => {
    let cursor = now;
    for (const { startsAt, endsAt } of forecast(planned, live, now).segments) {
      expect(startsAt ?? now).toBeGreaterThanOrEqual(cursor);
      expect(endsAt).toBeGreaterThanOrEqual(startsAt ?? now);
      cursor = endsAt;
    }
  });
});

test('property: no fixed start is expected early', () => {
  check(({ planned, live, now }) => {
    const { segments, fixedStarts } = forecast(planned, live, now);
    for (const { fixedStart, startsAt, plannedStart } of segments) {
      if (fixedStart && startsAt !== null) expect(startsAt).toBeGreaterThanOrEqual(plannedStart);
    }
    for (const { slackMs, absorbsMs, lateMs } of fixedStarts) {
      expect(Math.min(slackMs, absorbsMs, lateMs)).toBeGreaterThanOrEqual(0);
      expect(Math.min(slackMs, lateMs)).toBe(0);
    }
  });
});

test('property: lengths and pauses add up to the end, and each difference to its plan', () => {
  check(({ planned, live, now }) => {
    const lengths = new Map(planned.programme.segments.map(({ id, durationMs }) => [id, durationMs]));
    const plans = new Map(planned.plan.map((entry) => [entry.id, entry]));
    let sum = now;
    for (const { id, startsAt, endsAt, slackMs, overMs, plannedEnd } of forecast(planned, live, now)
      .segments) {
      const left = live.clock ? Math.max(0, leftOn(live.clock, now)) : 0;
      sum += slackMs + (startsAt === null ? left : (lengths.get(id) ?? 0));
      expect(endsAt).toBeCloseTo(sum, 1);
      expect(plannedEnd).toBe(plans.get(id)?.endsAt);
      expect(overMs).toBe(endsAt - plannedEnd);
    }
  });
});

test('property: the schedule is that of a segment ahead, or of the last one', () => {
  check(({ planned, live, now }) => {
    const { segments, schedule } = forecast(planned, live, now);
    const at = segments.findIndex(({ id }) => id === schedule.point);
    if (segments.length === 0) {
      expect(planned.programme.segments.map(({ id }) => id)).toContain(schedule.point);
      return;
    }
    expect(segments[at]).toMatchObject({ endsAt: schedule.expectedEnd, plannedEnd: schedule.plannedEnd });
    segments.slice(0, at).forEach(({ hardOut, plannedEnd }, index) => {
      const next = segments[index + 1];
      expect(hardOut || (next?.fixedStart && next.plannedStart > plannedEnd)).toBe(false);
    });
  });
});

test('property: later is never sooner', () => {
  fc.assert(
    fc.property(moments(12), fc.nat(3_600_000), ({ planned, live, now }, byMs) => {
      const before = forecast(planned, live, now).segments;
      const after = forecast(planned, live, now + byMs).segments;
      after.forEach(({ endsAt }, index) => {
        expect(endsAt).toBeGreaterThanOrEqual(before[index]?.endsAt ?? Infinity);
      });
    }),
    RUNS,
  );
});
