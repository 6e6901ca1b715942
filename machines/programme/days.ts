import { Temporal } from 'temporal-polyfill';
import { ownValue } from './own.ts';
import type { Programme, Segment } from './schema.ts';
import { NEXT_DAY_FROM_MS, startDaysOf } from './startDays.ts';

/** When each segment that has a planned time of day starts, epoch ms, by segment id. */
export type Starts = Readonly<Record<string, number>>;

/**
 * The planned starts of a programme. One without a date is put on the date on which its first planned
 * start is nearest to `storedAt` (epoch ms).
 */
export function resolveStarts(programme: Programme, storedAt: number): Starts {
  const { timeZone, segments } = programme;
  const days = startDaysOf(segments);
  const date = programme.date ?? nearestDate(segments, days, timeZone, storedAt);
  return Object.fromEntries(
    segments.flatMap(({ id, start }, index) =>
      start === undefined ? [] : [[id, resolveStart(timeZone, date, start, days[index] ?? 0)]],
    ),
  );
}

/**
 * Epoch ms of a local time `HH:MM` or `HH:MM:SS`, `day` calendar days after `date` (`YYYY-MM-DD`).
 * A time that a change of the clocks leaves out is as much later as was left out; of one that it
 * repeats the first is meant (Temporal's `compatible`).
 */
export function resolveStart(timeZone: string, date: string, start: string, day: number): number {
  return Temporal.PlainDate.from(date)
    .add({ days: day })
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(start) }).epochMilliseconds;
}

/**
 * The planned start, epoch ms, of one segment that was inserted or whose time was edited, in the
 * programme as it is now; `starts` are those of the others (and its own former one), which stay as
 * they are. Its `startDay` counts if it has one. Otherwise it stays as near as can be to where it
 * stood; a new one is on the day of the start before it, or the next day's if at least 6 h earlier
 * than that; before all others likewise from the start after it. In a programme with neither date nor
 * other starts it is the occurrence nearest to `at` (epoch ms). Undefined where the segment has no start.
 */
export function resolveAfter(
  programme: Programme,
  starts: Starts,
  segmentId: string,
  at: number,
): number | undefined {
  const { segments, timeZone } = programme;
  const index = segments.findIndex(({ id }) => id === segmentId);
  const segment = segments[index];
  if (segment?.start === undefined) return undefined;
  const { start, startDay } = segment;
  if (startDay !== undefined) {
    const first = firstDate(programme, starts, segmentId);
    if (first !== undefined) return resolveStart(timeZone, first, start, startDay);
  }
  const stood = ownValue(starts, segmentId);
  if (stood !== undefined) return nearestOccurrence(timeZone, start, stood);
  const before = segments.slice(0, index).findLast(({ id }) => ownValue(starts, id) !== undefined);
  const after = segments.slice(index + 1).find(({ id }) => ownValue(starts, id) !== undefined);
  const neighbour = before ?? after;
  const reference = neighbour && ownValue(starts, neighbour.id);
  if (reference === undefined) {
    return programme.date === undefined
      ? nearestOccurrence(timeZone, start, at)
      : resolveStart(timeZone, programme.date, start, 0);
  }
  const date = dateIn(reference, timeZone);
  const sameDay = resolveStart(timeZone, date, start, 0);
  if (before && reference - sameDay >= NEXT_DAY_FROM_MS) return resolveStart(timeZone, date, start, 1);
  if (!before && sameDay - reference >= NEXT_DAY_FROM_MS) return resolveStart(timeZone, date, start, -1);
  return sameDay;
}

/** The same local time `days` calendar days later (or, negative, earlier), epoch ms. */
export function addDays(epochMs: number, days: number, timeZone: string): number {
  const whole = Math.floor(epochMs);
  return zoned(whole, timeZone).add({ days }).epochMilliseconds + (epochMs - whole);
}

/** The calendar date `YYYY-MM-DD` in a zone at an epoch ms. */
export function dateIn(epochMs: number, timeZone: string): string {
  return zoned(epochMs, timeZone).toPlainDate().toString();
}

/** How many calendar days the local date at `to` lies after that at `from` (epoch ms). */
export function daysBetween(from: number, to: number, timeZone: string): number {
  const start = zoned(from, timeZone).toPlainDate();
  return start.until(zoned(to, timeZone).toPlainDate(), { largestUnit: 'day' }).days;
}

/** Of the daily occurrences of a local time the one nearest to `epochMs`, as epoch ms; the earlier of two. */
function nearestOccurrence(timeZone: string, start: string, epochMs: number): number {
  const date = dateIn(epochMs, timeZone);
  return [-1, 0, 1]
    .map((day) => resolveStart(timeZone, date, start, day))
    .reduce((best, next) => (Math.abs(next - epochMs) < Math.abs(best - epochMs) ? next : best));
}

/** The date of day 0 on which the first planned start is nearest to `storedAt`. */
function nearestDate(
  segments: readonly Segment[],
  days: readonly (number | undefined)[],
  timeZone: string,
  storedAt: number,
): string {
  const first = segments.findIndex(({ start }) => start !== undefined);
  const start = segments[first]?.start;
  const nearest = start === undefined ? storedAt : nearestOccurrence(timeZone, start, storedAt);
  return dateIn(addDays(nearest, -(days[first] ?? 0), timeZone), timeZone);
}

/** The date of day 0: the programme's, or as the starts of other segments tell. */
function firstDate(
  { date, timeZone, segments }: Programme,
  starts: Starts,
  except: string,
): string | undefined {
  if (date !== undefined) return date;
  for (const { id, startDay } of segments) {
    const startsAt = ownValue(starts, id);
    if (id === except || startsAt === undefined || startDay === undefined) continue;
    return dateIn(addDays(startsAt, -startDay, timeZone), timeZone);
  }
  return undefined;
}

function zoned(epochMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO(timeZone);
}
