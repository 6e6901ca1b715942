import type { Plan, PlanShift } from '../wire/programme.ts';
import { addDays, dateIn, daysBetween, resolveStart, type Starts } from './days.ts';
import { ownValue } from './own.ts';
import type { Programme, Segment } from './schema.ts';

const HOUR_MS = 3_600_000;

/** Further than this from its plan, a dated show is taken for another day's (DESIGN, Another day). */
const SAME_DAY_WITHIN_MS = 12 * HOUR_MS;

/** Further than this from its plan on the nearest day, a show is planned from its real start. */
const SAME_HOURS_WITHIN_MS = 3 * HOUR_MS;

const UNSHIFTED: PlanShift = { days: 0, ms: 0 };

/**
 * When each segment is planned, epoch ms: at its resolved start, else when the one before it ends
 * (a skipped one takes no time). Leading segments without a start are counted back from the first
 * that has one; where none has, the first starts at `anchor`.
 */
export function planFrom(segments: readonly Segment[], starts: Starts, anchor: number): Plan {
  let cursor = firstStart(segments, starts) ?? anchor;
  return segments.map(({ id, durationMs, skip }) => {
    const startsAt = ownValue(starts, id) ?? cursor;
    const endsAt = startsAt + durationMs;
    if (!skip) cursor = endsAt;
    return { id, startsAt, endsAt };
  });
}

/**
 * The plan of a show that starts with `segmentId` at `at` (epoch ms), and how far it is from the
 * programme's own. Within 12 h of its date it stays; otherwise, or without a date, it moves by whole
 * calendar days to the nearest occurrence, and to the real start if that is still more than 3 h off
 * (DESIGN, Another day). Without any time of day the segment is planned at `at`.
 */
export function planForStart(
  programme: Programme,
  starts: Starts,
  segmentId: string,
  at: number,
): { plan: Plan; shift: PlanShift } {
  const { segments, timeZone } = programme;
  const plan = planFrom(segments, starts, at);
  const planned = startIn(plan, segmentId);
  if (planned === undefined) return { plan, shift: UNSHIFTED };
  if (firstStart(segments, starts) === undefined) {
    return { plan: planFrom(segments, starts, 2 * at - planned), shift: UNSHIFTED };
  }
  if (programme.date !== undefined && Math.abs(at - planned) <= SAME_DAY_WITHIN_MS) {
    return { plan, shift: UNSHIFTED };
  }
  const days = daysToNearest(planned, at, timeZone);
  const onTheDay = allOnOtherDay(programme, starts, days);
  const nearest = planFrom(segments, onTheDay, at);
  const ms = at - (startIn(nearest, segmentId) ?? at);
  if (Math.abs(ms) <= SAME_HOURS_WITHIN_MS) return { plan: nearest, shift: { days, ms: 0 } };
  return {
    plan: nearest.map(({ id, startsAt, endsAt }) => ({ id, startsAt: startsAt + ms, endsAt: endsAt + ms })),
    shift: { days, ms },
  };
}

/** Where a start that is resolved later, epoch ms of the time of day `start`, lies in a shifted plan. */
export function shiftStart(
  startsAt: number,
  start: string | undefined,
  { days, ms }: PlanShift,
  timeZone: string,
): number {
  return onOtherDay(startsAt, start, days, timeZone) + ms;
}

/**
 * The plan of a run for its programme as it was edited since: what was planned stays, whatever became
 * of durations and skips. A segment in `edited` (its planned start, epoch ms, already shifted) is
 * planned anew at that start; one that is new and not named there is planned at the end of the one before it.
 */
export function followPlan(plan: Plan, segments: readonly Segment[], edited: Starts): Plan {
  const planned = new Map(plan.map((segment) => [segment.id, segment]));
  let cursor = plan[0]?.startsAt ?? 0;
  return segments.map(({ id, durationMs, skip }) => {
    const before = planned.get(id);
    const lengthMs = before ? before.endsAt - before.startsAt : durationMs;
    const startsAt = ownValue(edited, id) ?? before?.startsAt ?? cursor;
    const endsAt = startsAt + lengthMs;
    if (!skip) cursor = endsAt;
    return { id, startsAt, endsAt };
  });
}

/** The start of the first segment, counted back from the first that has one; undefined where none has. */
function firstStart(segments: readonly Segment[], starts: Starts): number | undefined {
  let leadMs = 0;
  for (const { id, durationMs, skip } of segments) {
    const startsAt = ownValue(starts, id);
    if (startsAt !== undefined) return startsAt - leadMs;
    if (!skip) leadMs += durationMs;
  }
  return undefined;
}

function startIn(plan: Plan, segmentId: string): number | undefined {
  return plan.find(({ id }) => id === segmentId)?.startsAt;
}

/** By how many calendar days to move `planned` so that it is nearest to `at`; the smaller move of two. */
function daysToNearest(planned: number, at: number, timeZone: string): number {
  const days = daysBetween(planned, at, timeZone);
  const distance = (by: number) => Math.abs(addDays(planned, by, timeZone) - at);
  return [days - 1, days, days + 1]
    .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    .reduce((best, by) => (distance(by) < distance(best) ? by : best));
}

/** Every start at its own local time, calendar days later or earlier. */
function allOnOtherDay({ segments, timeZone }: Programme, starts: Starts, days: number): Starts {
  return Object.fromEntries(
    segments.flatMap(({ id, start }) => {
      const startsAt = ownValue(starts, id);
      return startsAt === undefined ? [] : [[id, onOtherDay(startsAt, start, days, timeZone)]];
    }),
  );
}

/**
 * A start at its own local time, calendar days later or earlier; from the time of day as written where there is
 * one, because one that a change of the clocks left out exists on the other day.
 */
function onOtherDay(startsAt: number, start: string | undefined, days: number, timeZone: string): number {
  if (days === 0) return startsAt;
  if (start === undefined) return addDays(startsAt, days, timeZone);
  return resolveStart(timeZone, dateIn(startsAt, timeZone), start, days);
}
