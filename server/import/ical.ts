import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import type { Calendar, CalendarEvent, CalendarTime } from '../../machines/import/calendar/event.ts';
import { ImportError } from '../../machines/import/error.ts';
import { timeZone } from '../../machines/programme/schema.ts';

const MAX_EVENTS = 5_000;
const MAX_OCCURRENCES = 366;
const MAX_TITLE = 1_000;

/**
 * The events of a calendar (RFC 5545), recurring ones expanded: as often as they say, or, beside events of certain
 * days, on those days. What is left out is said.
 *
 * @throws {ImportError} where it is no calendar, or has far more events than a programme.
 */
export function readCalendar(text: string): Calendar {
  const components = parse(text);
  const events = components.flatMap((component) => component.getAllSubcomponents('vevent'));
  if (events.length > MAX_EVENTS)
    throw new ImportError('This calendar has far more events than any programme.');
  const [first] = components;
  const reader = new EventReader();
  const own = events.map((component, index) => ({ event: new ICAL.Event(component), line: index + 1 }));
  const masters = own.filter(({ event }) => !event.isRecurrenceException());
  const within = reader.readSingle(masters);
  reader.readRecurring(masters, within);
  const zone = textOf(first, 'x-wr-timezone');
  return {
    name: textOf(first, 'x-wr-calname') ?? textOf(first, 'name'),
    zone: zone === undefined ? undefined : ianaOf(zone),
    events: reader.events,
    left: reader.left,
  };
}

function parse(text: string): ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (!Array.isArray(parsed)) throw new ImportError(NO_CALENDAR);
    const several = Array.isArray(parsed[0]);
    return (several ? parsed : [parsed]).map((jcal: unknown[]) => new ICAL.Component(jcal));
  } catch {
    throw new ImportError(NO_CALENDAR);
  }
}

const NO_CALENDAR = 'This calendar cannot be read: it does not have the form of an iCalendar file.';

interface Numbered {
  readonly event: ICAL.Event;
  readonly line: number;
}

/** The first and the last day, `YYYY-MM-DD`, of events that happen once. */
interface Days {
  readonly first: string;
  readonly last: string;
}

class EventReader {
  readonly events: CalendarEvent[] = [];
  readonly left: { line: number; message: string }[] = [];

  /** Reads the events that happen once. Returns the days that they span. */
  readSingle(all: readonly Numbered[]): Days | undefined {
    for (const one of all.filter(({ event }) => !event.isRecurring())) {
      this.#add(one, one.event.startDate, one.event.endDate, one.event);
    }
    const days = this.events.map(({ start }) => start.local.slice(0, 'YYYY-MM-DD'.length)).sort();
    const [first, last] = [days[0], days.at(-1)];
    return first === undefined || last === undefined ? undefined : { first, last };
  }

  readRecurring(all: readonly Numbered[], within: Days | undefined): void {
    for (const one of all.filter(({ event }) => event.isRecurring())) this.#expand(one, within);
  }

  #expand(one: Numbered, within: Days | undefined): void {
    const { event } = one;
    const endless = isEndless(event);
    const occurrences = event.iterator();
    let taken = 0;
    let left = false;
    for (let seen = 0; seen < MAX_OCCURRENCES; seen += 1) {
      const next = occurrences.next();
      if (!next) break;
      const day = next.toString().slice(0, 'YYYY-MM-DD'.length);
      if (within && day > within.last) {
        left = true;
        break;
      }
      if (within && day < within.first) left = true;
      else {
        const { item, startDate, endDate } = event.getOccurrenceDetails(next);
        this.#add(one, startDate, endDate, item);
        taken += 1;
      }
      if (endless && !within) {
        left = true;
        break;
      }
    }
    if (left) this.left.push({ line: one.line, message: sentence(titleOf(event), taken, within) });
  }

  #add({ line }: Numbered, start: ICAL.Time | null, end: ICAL.Time | null, event: ICAL.Event): void {
    const title = titleOf(event);
    if (!start) {
      this.left.push({ line, message: `“${title}” has no start and is left out.` });
      return;
    }
    if (start.isDate) {
      this.left.push({ line, message: `“${title}” is of whole days, without a time, and is left out.` });
      return;
    }
    const zone = zoneNamed(event.component, 'dtstart');
    if (zone !== undefined && start.zone?.tzid === 'floating' && ianaOf(zone) === undefined) {
      this.left.push({
        line,
        message: `The zone “${zone.slice(0, 60)}” of “${title}” is not known; its time is taken as that of the programme.`,
      });
    }
    this.events.push({
      line,
      title: (event.summary ?? '').slice(0, MAX_TITLE),
      description: event.description ?? '',
      location: (event.location ?? '').replace(/\s+/g, ' ').trim(),
      start: timeOf(start, zone),
      end:
        end && !end.isDate && end.compare(start) !== 0
          ? timeOf(end, zoneNamed(event.component, 'dtend') ?? zone)
          : undefined,
      cancelled: textOf(event.component, 'status')?.toUpperCase() === 'CANCELLED',
      category: textOf(event.component, 'categories') ?? '',
    });
  }
}

function sentence(title: string, taken: number, within: Days | undefined): string {
  const how = `“${title}” repeats`;
  if (!within) return `${how} without end; only the first time is taken.`;
  return taken === 0
    ? `${how}, but not between ${within.first} and ${within.last}, and is left out.`
    : `${how}; only what lies between ${within.first} and ${within.last} is taken.`;
}

function isEndless(event: ICAL.Event): boolean {
  return event.component.getAllProperties('rrule').some((property) => {
    const rule = property.getFirstValue();
    return rule instanceof ICAL.Recur && !rule.isFinite();
  });
}

/**
 * A time with its zone: an IANA name where there is one, else what the calendar's own rules make of it. `named` is the
 * zone that the file names, which it may not describe.
 */
function timeOf(time: ICAL.Time, named: string | undefined): CalendarTime {
  const local = time.toString().replace(/Z$/, '');
  const { tzid } = time.zone ?? ICAL.Timezone.localTimezone;
  if (tzid === 'UTC') return { local, zone: 'UTC' };
  if (tzid === 'floating') return { local, zone: named === undefined ? undefined : ianaOf(named) };
  const zone = ianaOf(tzid) ?? locationOf(time);
  return zone === undefined ? { local, zone, epochMs: time.toUnixTime() * 1000 } : { local, zone };
}

function zoneNamed(component: ICAL.Component, property: string): string | undefined {
  const tzid: unknown = component.getFirstProperty(property)?.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
}

/** The place that a zone of the calendar's own says that it is the zone of. */
function locationOf(time: ICAL.Time): string | undefined {
  const location = time.zone?.component ? textOf(time.zone.component, 'x-lic-location') : undefined;
  return location === undefined ? undefined : ianaOf(location);
}

/** The IANA zone of a name: its own, what ends a path (`/mozilla.org/…/Europe/Paris`), or that of a Windows zone. */
function ianaOf(name: string): string | undefined {
  const bare = name.replace(/^["/]+|["/]+$/g, '');
  const path = bare.split('/');
  const candidates = [bare, path.slice(-3).join('/'), path.slice(-2).join('/'), ...findIana(bare)];
  return candidates.find((candidate) => timeZone.safeParse(candidate).success && /^[A-Z]/.test(candidate));
}

function titleOf(event: ICAL.Event): string {
  const title = event.summary ?? '';
  return title === '' ? 'An event without a title' : title.slice(0, 60);
}

function textOf(component: ICAL.Component | undefined, name: string): string | undefined {
  const value: unknown = component?.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
