import { describe, expect, it } from 'vitest';
import type { LiveView } from '../../../machines/wire/live.ts';
import { publicStart } from '../../../client/lib/show/publictimes.ts';
import { dayAndTime, timeOfDay } from '../../../client/lib/show/timeofday.ts';

const TEN = Date.parse('2025-07-11T10:00:00+02:00');
const MINUTE = 60_000;

/** A view in which a segment runs and the next one is expected at `startsAt`. */
function viewWith(startsAt: number, more: Partial<LiveView> = {}): LiveView {
  const segment = {
    id: 'a',
    index: 0,
    kind: 'panel' as const,
    title: 'A',
    speakers: [],
    durationMs: 1,
    warnMs: 0,
    wrapMs: 0,
  };
  return {
    v: 1,
    show: 's',
    seq: 1,
    at: TEN,
    state: 'running',
    mode: 'live',
    segment,
    clock: { zeroAt: startsAt },
    turn: null,
    next: { id: 'b', kind: 'panel', title: 'B', speakers: [], startsAt },
    schedule: { point: 'b', plannedEnd: 0, expectedEnd: 0 },
    blackout: [],
    message: null,
    ...more,
  };
}

/** What was planned: `b` at that time, after `a`. */
const plannedAt = (startsAt: number) => ({
  programme: {
    segments: [
      { id: 'a', durationMs: 30 * MINUTE },
      { id: 'b', durationMs: 30 * MINUTE },
    ],
  },
  plan: [{ id: 'b', startsAt, endsAt: startsAt + 30 * MINUTE }],
});

describe('what the public is told of the next start', () => {
  it('is the planned time while that is nearly true', () => {
    const plan = plannedAt(TEN + 18 * MINUTE);
    const late = viewWith(TEN + 20 * MINUTE);
    expect(publicStart(late, plan, TEN)).toEqual({ kind: 'planned', at: TEN + 18 * MINUTE });
  });

  it('is about a later time, rounded up to five minutes, when it is late', () => {
    const plan = plannedAt(TEN + 18 * MINUTE);
    const late = viewWith(TEN + 21 * MINUTE + 1);
    expect(publicStart(late, plan, TEN)).toEqual({ kind: 'about', at: TEN + 25 * MINUTE });
  });

  it('moves on with the clock while a segment runs over', () => {
    const plan = plannedAt(TEN);
    const over = viewWith(TEN);
    expect(publicStart(over, plan, TEN + 12 * MINUTE)).toEqual({ kind: 'about', at: TEN + 15 * MINUTE });
  });

  it('moves on while the clock is held, by what the view was told long ago', () => {
    const held = viewWith(TEN + 5 * MINUTE, { state: 'held', clock: { leftMs: 5 * MINUTE } });
    const plan = plannedAt(TEN + 5 * MINUTE);
    expect(publicStart(held, plan, TEN + 1)).toEqual({ kind: 'planned', at: TEN + 5 * MINUTE });
    expect(publicStart(held, plan, TEN + 8 * MINUTE)).toEqual({ kind: 'about', at: TEN + 15 * MINUTE });
  });

  it('is what the view says where the programme is not known', () => {
    expect(publicStart(viewWith(TEN + MINUTE), null, TEN)).toEqual({ kind: 'planned', at: TEN + MINUTE });
  });

  it('is any moment now on an empty stage whose plan has come', () => {
    const empty = viewWith(TEN, { state: 'between', segment: null, clock: null });
    expect(publicStart(empty, plannedAt(TEN - MINUTE), TEN)).toEqual({ kind: 'soon' });
    expect(publicStart(empty, plannedAt(TEN - 20 * MINUTE), TEN)).toEqual({ kind: 'soon' });
  });

  it('is nothing at the end, and before a show whose day has passed', () => {
    expect(publicStart(viewWith(TEN, { next: null }), plannedAt(TEN), TEN)).toBeNull();
    const standby = viewWith(TEN, { state: 'standby', segment: null, clock: null });
    expect(publicStart(standby, plannedAt(TEN - 30 * 24 * 60 * MINUTE), TEN)).toBeNull();
  });
});

describe('times of day', () => {
  it('are in the programme’s zone, with 24 hours unless 12 are wanted', () => {
    expect(timeOfDay(TEN, { zone: 'Europe/Zurich', lang: 'en' })).toBe('10:00');
    expect(timeOfDay(TEN, { zone: 'Asia/Tokyo', lang: 'en' }, true)).toBe('17:00:00');
    expect(timeOfDay(TEN + 12 * 60 * MINUTE, { zone: 'Europe/Zurich', lang: 'en', hour12: true })).toMatch(
      /^10:00\sPM$/,
    );
    expect(timeOfDay(Date.parse('2025-07-11T00:05:00+02:00'), { zone: 'Europe/Zurich', lang: 'en' })).toBe(
      '00:05',
    );
  });

  it('are still told where a browser does not know the zone', () => {
    expect(timeOfDay(TEN, { zone: 'Mars/Olympus', lang: 'en' })).toMatch(/^\d\d:\d\d$/);
  });

  it('come with their date for another day', () => {
    expect(dayAndTime(TEN, { zone: 'Europe/Zurich', lang: 'en' })).toMatch(/Friday.*July.*10:00/);
  });
});
