import type { Clock } from '../clock/clock.ts';
import type { Schedule } from '../wire/live.ts';
import type { Plan } from '../wire/programme.ts';
import { checkpointAmong } from './checkpoint.ts';
import { type ForecastSegment, type Planned, segmentsAhead, type Situation } from './situation.ts';

/** What is expected of one segment, and what was planned. Epoch ms, durations in ms. */
export interface SegmentForecast {
  readonly id: string;
  /** Null for the segment that has the stage: it has started. */
  readonly startsAt: number | null;
  readonly endsAt: number;
  readonly plannedStart: number;
  readonly plannedEnd: number;
  /** How far its end is from its plan; positive is late. */
  readonly overMs: number;
  /** How long nothing runs before it. */
  readonly slackMs: number;
  readonly fixedStart: boolean;
  readonly hardOut: boolean;
}

/** A start that waits for its hour. Durations in ms. */
export interface FixedStart {
  readonly id: string;
  /** Its planned start, epoch ms. */
  readonly plannedStart: number;
  /** What is left of the pause before it. */
  readonly slackMs: number;
  /** How much of the delay before it goes no further than that pause. */
  readonly absorbsMs: number;
  /** How much later than planned it is. */
  readonly lateMs: number;
}

/** An end that should not come later than planned, and by `lateMs` is expected to. */
export interface HardOutAtRisk {
  readonly id: string;
  /** Its planned end, epoch ms. */
  readonly plannedEnd: number;
  readonly lateMs: number;
}

/** What is expected from now on, in the programme's order; skipped segments do not appear. */
export interface Forecast {
  readonly segments: readonly SegmentForecast[];
  /** Over or under, at the next checkpoint. */
  readonly schedule: Schedule;
  readonly fixedStarts: readonly FixedStart[];
  readonly hardOutsAtRisk: readonly HardOutAtRisk[];
}

/**
 * The expected start and end of every segment from the current (or next) one on, by the formula of
 * DESIGN, Forecast: the running segment ends at `max(zeroAt, now)`, a held one at
 * `now + max(0, leftMs)`; in standby the first starts at `max(planned, now)`, between segments the next
 * at `max(fixed start, now)`; each other one when the one before it ends, or at its fixed start if that
 * is later. With nothing ahead, the schedule is that of the last segment as it ended. `now` is epoch
 * ms by the server's time.
 */
export function forecast(planned: Planned, live: Situation, now: number): Forecast {
  const { programme, plan } = planned;
  const expected = expectSegments(planned, live, now);
  const point = checkpointAmong(expected);
  return {
    segments: expected,
    schedule: point
      ? { point: point.id, plannedEnd: point.plannedEnd, expectedEnd: point.endsAt }
      : finalSchedule(programme.segments, plan, live),
    fixedStarts: fixedStartsAmong(expected),
    hardOutsAtRisk: expected.flatMap(({ id, hardOut, plannedEnd, overMs }) =>
      hardOut && overMs > 0 ? [{ id, plannedEnd, lateMs: overMs }] : [],
    ),
  };
}

/** The segments of a forecast alone, for who asks for no more. */
export function expectSegments(
  { programme, plan }: Planned,
  live: Situation,
  now: number,
): SegmentForecast[] {
  const ahead = segmentsAhead(programme.segments, live);
  const plannedById = new Map(plan.map((planned) => [planned.id, planned]));
  let cursor = now;
  return ahead.map((segment, index) => {
    const { id, durationMs, fixedStart = false, hardOut = false } = segment;
    const clock = index === 0 && live.segment !== null ? live.clock : null;
    const planned = plannedById.get(id) ?? { id, startsAt: cursor, endsAt: cursor + durationMs };
    const waits = fixedStart || (index === 0 && live.state === 'standby');
    const startsAt = waits ? Math.max(cursor, planned.startsAt) : cursor;
    const endsAt = clock ? endOf(clock, now) : startsAt + durationMs;
    const slackMs = clock ? 0 : startsAt - cursor;
    cursor = endsAt;
    return {
      id,
      startsAt: clock ? null : startsAt,
      endsAt,
      plannedStart: planned.startsAt,
      plannedEnd: planned.endsAt,
      overMs: endsAt - planned.endsAt,
      slackMs,
      fixedStart,
      hardOut,
    };
  });
}

function endOf(clock: Clock, now: number): number {
  return 'zeroAt' in clock ? Math.max(clock.zeroAt, now) : now + Math.max(0, clock.leftMs);
}

function fixedStartsAmong(expected: readonly SegmentForecast[]): FixedStart[] {
  return expected.flatMap(({ id, fixedStart, startsAt, plannedStart, slackMs }, index) => {
    if (!fixedStart || startsAt === null) return [];
    const lateMs = startsAt - plannedStart;
    const delayMs = expected[index - 1]?.overMs ?? 0;
    return [{ id, plannedStart, slackMs, absorbsMs: Math.max(0, delayMs - lateMs), lateMs }];
  });
}

/** The schedule once nothing is ahead: the last segment that was not skipped, as it ended. */
function finalSchedule(segments: readonly ForecastSegment[], plan: Plan, live: Situation): Schedule {
  if (live.schedule) return live.schedule;
  const played = segments.filter(({ skip }) => !skip);
  const point = (played.length > 0 ? played : segments).slice(-1)[0]?.id ?? '';
  const planned = plan.find(({ id }) => id === point);
  const plannedEnd = planned?.endsAt ?? live.restedAt ?? 0;
  return { point, plannedEnd, expectedEnd: live.restedAt ?? plannedEnd };
}
