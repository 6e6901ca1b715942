import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecast } from '../../../machines/forecast/forecast.ts';
import { type Recovery, recover } from '../../../machines/forecast/recover.ts';
import { replanned } from '../../../machines/forecast/replanned.ts';
import { shortest } from '../../../machines/forecast/room.ts';
import { type Moment, moments } from './shows.ts';

/** Checks every way that is offered at any moment of any show. */
function check(property: (way: Recovery, moment: Moment) => void): void {
  let offered = 0;
  fc.assert(
    fc.property(moments(10), (moment) => {
      const ways = recover(moment.planned, moment.live, moment.now);
      offered += ways.length;
      ways.forEach((way) => property(way, moment));
    }),
    { numRuns: 3000 },
  );
  expect(offered).toBeGreaterThan(500);
}

function segmentOf({ planned }: Moment, id: string) {
  const segment = planned.programme.segments.find((other) => other.id === id);
  const plan = planned.plan.find((other) => other.id === id);
  if (!segment || !plan) throw new Error(`no segment ${id}`);
  return { ...segment, plannedMs: plan.endsAt - plan.startsAt };
}

test('property: its prediction is what the forecast says once it is applied', () => {
  check((way, { planned, live, now }) => {
    const after = replanned(planned, live, way.changes);
    const { point, plannedEnd, expectedEnd } = forecast(after.planned, after.live, now).schedule;
    expect(way).toMatchObject({
      point,
      endsAt: expectedEnd,
      shortfallMs: Math.max(0, expectedEnd - plannedEnd),
    });
  });
});

test('property: it brings the end of the same checkpoint forward, and makes nothing later', () => {
  check((way, { planned, live, now }) => {
    const before = forecast(planned, live, now);
    expect(way.point).toBe(before.schedule.point);
    expect(way.endsAt).toBeLessThan(before.schedule.expectedEnd);
    const after = replanned(planned, live, way.changes);
    const ends = new Map(before.segments.map(({ id, endsAt }) => [id, endsAt]));
    for (const { id, endsAt } of forecast(after.planned, after.live, now).segments) {
      expect(endsAt).toBeLessThanOrEqual(ends.get(id) ?? -Infinity);
    }
  });
});

test('property: nothing is cut under its minimum, skipped unasked, or touched twice', () => {
  check((way, moment) => {
    const { live, planned } = moment;
    expect(new Set(way.changes.map(({ segmentId }) => segmentId)).size).toBe(way.changes.length);
    for (const { segmentId, durationMs, skip } of way.changes) {
      const segment = segmentOf(moment, segmentId);
      if (skip) expect(segment).toMatchObject({ droppable: true });
      else {
        expect(Number.isSafeInteger(durationMs)).toBe(true);
        expect(durationMs).toBeLessThan(segment.durationMs);
        expect(durationMs).toBeGreaterThanOrEqual(Math.max(1, shortest(segment, segment.plannedMs)));
      }
      const onStage = live.segment?.id === segmentId;
      expect(onStage && way.id !== 'on-stage' && way.id !== 'everything').toBe(false);
      expect(segment.skip === true && !onStage && segmentId !== live.next?.id).toBe(false);
    }
    expect(planned.programme.segments.map(({ id }) => id)).toEqual(
      expect.arrayContaining(way.changes.map(({ segmentId }) => segmentId)),
    );
  });
});

test('property: costs tell what the changes take', () => {
  check((way, moment) => {
    expect(way.costs).toEqual(
      way.changes.map(({ segmentId, durationMs }) => ({
        segmentId,
        byMs: segmentOf(moment, segmentId).durationMs - (durationMs ?? 0),
        speakers: [],
      })),
    );
  });
});

test('property: ways differ, come best first, and met ones take hardly more than they must', () => {
  fc.assert(
    fc.property(moments(10), ({ planned, live, now }) => {
      const ways = recover(planned, live, now);
      expect(new Set(ways.map(({ changes }) => JSON.stringify(changes))).size).toBe(ways.length);
      const shortfalls = ways.map(({ shortfallMs }) => shortfallMs);
      expect(shortfalls).toEqual(shortfalls.toSorted((a, b) => a - b));
      const { plannedEnd } = forecast(planned, live, now).schedule;
      for (const { id, endsAt, shortfallMs } of ways) {
        if (id !== 'spread' || shortfallMs > 0) continue;
        expect(plannedEnd - endsAt).toBeLessThan(120_000);
      }
    }),
    { numRuns: 3000 },
  );
});

test('property: what one way misses is missed only because all it may touch is at its shortest', () => {
  check((way, moment) => {
    if (way.id !== 'spread' || way.shortfallMs === 0) return;
    const { planned, live, now } = moment;
    const everything = planned.programme.segments.flatMap(({ id }) => {
      if (id === live.segment?.id) return [];
      const segment = segmentOf(moment, id);
      return [{ segmentId: id, durationMs: shortest(segment, segment.plannedMs) }];
    });
    const after = replanned(planned, live, everything);
    expect(way.endsAt).toBeCloseTo(forecast(after.planned, after.live, now).schedule.expectedEnd, 1);
  });
});
