import { Temporal } from 'temporal-polyfill';
import { SEGMENT_KINDS } from '../programme/schema.ts';
import { previewsOf } from './assemble.ts';
import { readDescription } from './calendar/description.ts';
import type { Calendar, CalendarEvent, CalendarTime } from './calendar/event.ts';
import { readLocation } from './calendar/location.ts';
import { ImportError } from './error.ts';
import { exactItem } from './exactItem.ts';
import type { Finding } from './findings.ts';
import { isForAll } from './grouping.ts';
import type { ImportOptions, Preview } from './preview.ts';
import { plain } from './text/fold.ts';
import { emptyHeader } from './text/header.ts';
import type { Item, Section } from './text/items.ts';

/** An event in the zone of the programme; `room` as the first event there spells it, `online` where it is besides. */
interface Placed {
  readonly event: CalendarEvent;
  readonly room: string;
  readonly online: string;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime | undefined;
}

/**
 * Reads a calendar: one preview for each day in each place. Times are those of the calendar's zone, or of the one
 * that most of its events are in; UTC alone says nothing of where the clock on the wall hangs.
 *
 * @throws {ImportError} where it has no event with a time.
 */
export function importCalendar(calendar: Calendar, options: ImportOptions): Preview[] {
  const named = calendar.zone ?? zoneOfMost(calendar.events);
  const zone = named ?? options.timeZone;
  const spelled = new Map<string, string>();
  const placed = calendar.events
    .map((event) => placeIn(event, zone, spelled))
    .toSorted((a, b) => Temporal.ZonedDateTime.compare(a.start, b.start));
  if (placed.length === 0) throw new ImportError('This calendar has no event with a time of day.');
  const findings: Finding[] = calendar.left.map(({ line, message, severity }) => ({
    severity,
    code: 'unreadable-line',
    line,
    message,
  }));
  const isAnywhere = calendar.events.every(
    ({ start }) => start.zone === undefined && start.epochMs === undefined,
  );
  if (named === undefined && !isAnywhere && options.zoneIsKnown !== true) findings.push(shownIn(zone));
  const header = { ...emptyHeader(), title: calendar.name, timeZone: isAnywhere ? named : zone };
  return previewsOf({ header, sections: sectionsOf(placed), findings }, options, {
    source: 'calendar',
    place: 'item',
  });
}

function shownIn(zone: string): Finding {
  return {
    severity: 'warning',
    code: 'no-zone',
    message: `The calendar gives moments and names no zone; they are shown as the clocks of this server have them, ${zone}.`,
    proposal: { field: 'timeZone', value: zone },
    applied: true,
  };
}

function zoneOfMost(events: readonly CalendarEvent[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { start } of events) {
    if (start.zone !== undefined && start.zone !== 'UTC')
      counts.set(start.zone, (counts.get(start.zone) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

function placeIn(event: CalendarEvent, zone: string, spelled: Map<string, string>): Placed {
  const { room, online } = readLocation(event.location);
  const known = spelled.get(plain(room)) ?? room;
  spelled.set(plain(room), known);
  const start = timeIn(event.start, zone);
  return { event, room: known, online, start, end: event.end && timeIn(event.end, zone) };
}

function timeIn({ local, zone: own, epochMs }: CalendarTime, zone: string): Temporal.ZonedDateTime {
  if (epochMs !== undefined) return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  return Temporal.PlainDateTime.from(local)
    .toZonedDateTime(own ?? zone)
    .withTimeZone(zone);
}

/** Events by place and day. What has no place is in every one where it reads like a break, else in one of its own. */
function sectionsOf(placed: readonly Placed[]): Section[] {
  const rooms = [...new Set(placed.map(({ room }) => room))].filter((room) => room !== '');
  const homeless = placed.filter(({ room }) => room === '');
  const lone = rooms.length > 1 ? homeless.filter(({ event }) => !isForAll(event.title)) : [];
  const groups = rooms.length === 0 ? [''] : lone.length > 0 ? [...rooms, ''] : rooms;
  return groups.flatMap((room) => {
    const here = placed.filter((one) => {
      if (one.room !== '') return one.room === room;
      return rooms.length <= 1 || (room === '' ? lone.includes(one) : !lone.includes(one));
    });
    return daysOf(here).map(([date, ofDay]) => ({
      day: { text: date, line: ofDay[0]?.event.line ?? 1, date, number: undefined },
      room: room === '' ? undefined : room,
      items: ofDay.map(itemOf),
    }));
  });
}

const NIGHT_GAP_H = 6;

/** Events by day; what goes on after midnight without six hours between belongs to the evening before. */
function daysOf(placed: readonly Placed[]): [string, Placed[]][] {
  const days: [string, Placed[]][] = [];
  let lastEnd: Temporal.ZonedDateTime | undefined;
  for (const one of placed) {
    const date = one.start.toPlainDate().toString();
    const day = days.at(-1);
    const pause = lastEnd?.until(one.start).total('hours') ?? Infinity;
    const sameNight = day && one.start.hour < NIGHT_GAP_H && pause < NIGHT_GAP_H;
    if (day && (day[0] === date || sameNight)) day[1].push(one);
    else days.push([date, [one]]);
    const end = one.end ?? one.start;
    if (!lastEnd || Temporal.ZonedDateTime.compare(end, lastEnd) > 0) lastEnd = end;
  }
  return days;
}

function itemOf({ event, online, start, end }: Placed): Item {
  const lengthMs = end && end.epochMilliseconds - start.epochMilliseconds;
  const backwards = lengthMs !== undefined && lengthMs < 0 ? end : undefined;
  const { impossible } = event;
  const { speakers, notes } = readDescription(event.description);
  const kind = SEGMENT_KINDS.find((known) => known === event.category.toLowerCase());
  return exactItem({
    line: event.line,
    title: event.title,
    start: impossible.start ?? clockOf(start),
    end:
      impossible.end ??
      (impossible.start === undefined ? backwards && clockOf(backwards) : end && clockOf(end)),
    durationMs: backwards || impossible.start !== undefined ? undefined : lengthMs,
    speakers,
    notes: [notes, online],
    given: { ...(kind ? { kind } : {}), ...(event.cancelled ? { skip: true } : {}) },
  });
}

function clockOf(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
}
