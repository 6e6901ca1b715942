import ICAL from 'ical.js';
import type { Calendar, CalendarEvent } from '../../machines/import/calendar/event.ts';
import { ImportError } from '../../machines/import/error.ts';
import { ZoneNames } from './zoneNames.ts';

const MAX_EVENTS = 3_000;
const MAX_OCCURRENCES = 366;
/** How many occurrences are looked at: those of years ago lie before the days that count. */
const MAX_LOOKED_AT = 20_000;
const MAX_TITLE = 1_000;

/**
 * The events of a calendar (RFC 5545), recurring ones expanded: as often as they say, or, beside events of certain
 * days, on those days. What is left out is said. `likely` is an IANA zone, taken where a name of Windows stands for
 * that and others.
 *
 * @throws {ImportError} where it is no calendar, or has far more events than a programme.
 */
export function readCalendar(text: string, likely: string): Calendar {
  if (text.split(/^BEGIN:VEVENT/im, MAX_EVENTS + 2).length > MAX_EVENTS + 1) throw new ImportError(TOO_MANY);
  const components = parse(text);
  components.forEach(checkZones);
  const events = components.flatMap((component) => component.getAllSubcomponents('vevent'));
  const [first] = components;
  const zones = new ZoneNames(likely);
  const reader = new EventReader(zones);
  const own = events.map((component, index) => ({ event: new ICAL.Event(component), line: index + 1 }));
  const masters = own.filter(({ event }) => !event.isRecurrenceException());
  const within = reader.readSingle(masters);
  reader.readRecurring(masters, within);
  const zone = textOf(first, 'x-wr-timezone');
  return {
    name: textOf(first, 'x-wr-calname') ?? textOf(first, 'name'),
    zone: zone === undefined ? undefined : zones.ianaOf(zone),
    events: reader.events,
    left: reader.left,
  };
}

function parse(text: string): ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (!Array.isArray(parsed) || parsed.length === 0) throw new ImportError(NO_CALENDAR);
    const several = Array.isArray(parsed[0]);
    return (several ? parsed : [parsed]).map((jcal: unknown[]) => new ICAL.Component(jcal));
  } catch {
    throw new ImportError(NO_CALENDAR);
  }
}

const TOO_MANY = 'This calendar has far more events than any programme.';
const NO_CALENDAR = 'This calendar cannot be read: it does not have the form of an iCalendar file.';

/** Refuses a zone whose clocks change more than yearly: working it out would have no end. */
function checkZones(calendar: ICAL.Component): void {
  const rules = calendar
    .getAllSubcomponents('vtimezone')
    .flatMap((zone) => zone.getAllSubcomponents())
    .flatMap((change) => change.getAllProperties('rrule'))
    .map((property) => property.getFirstValue());
  if (rules.some((rule) => !(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY')) {
    throw new ImportError('This calendar describes a time zone whose clocks change more often than any.');
  }
}

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
  readonly #zones: ZoneNames;
  #lookedAt = 0;

  constructor(zones: ZoneNames) {
    this.#zones = zones;
  }

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
    while (taken < MAX_OCCURRENCES && this.#lookedAt < MAX_LOOKED_AT) {
      this.#lookedAt += 1;
      const next = nextOf(occurrences);
      if (!next) break;
      const day = next.toString().slice(0, 'YYYY-MM-DD'.length);
      if (within && day > within.last) {
        left = true;
        break;
      }
      if (within && day < within.first) left = true;
      else {
        this.#addOccurrence(one, event.getOccurrenceDetails(next));
        taken += 1;
      }
      if (endless && !within) {
        left = true;
        break;
      }
    }
    left ||= taken >= MAX_OCCURRENCES || this.#lookedAt >= MAX_LOOKED_AT;
    if (left) this.left.push({ line: one.line, message: sentence(titleOf(event), taken, within) });
  }

  #addOccurrence(one: Numbered, details: unknown): void {
    if (typeof details !== 'object' || details === null) return;
    const { item, startDate, endDate }: Record<string, unknown> = { ...details };
    if (!(item instanceof ICAL.Event) || !(startDate instanceof ICAL.Time)) return;
    this.#add(one, startDate, endDate instanceof ICAL.Time ? endDate : null, item);
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
    if (zone !== undefined && start.zone.tzid === 'floating' && this.#zones.ianaOf(zone) === undefined) {
      this.left.push({
        line,
        message: `The zone “${zone.slice(0, 60)}” of “${title}” is not known; its time is taken as that of the programme.`,
      });
    }
    if (this.events.length >= MAX_EVENTS) throw new ImportError(TOO_MANY);
    this.events.push({
      line,
      title: (textOf(event.component, 'summary') ?? '').slice(0, MAX_TITLE),
      description: textOf(event.component, 'description') ?? '',
      location: (textOf(event.component, 'location') ?? '').replace(/\s+/g, ' ').trim(),
      start: this.#zones.timeOf(start, zone),
      end:
        end && !end.isDate && end.compare(start) !== 0
          ? this.#zones.timeOf(end, zoneNamed(event.component, 'dtend') ?? zone)
          : undefined,
      cancelled: textOf(event.component, 'status')?.toUpperCase() === 'CANCELLED',
      category: textOf(event.component, 'categories') ?? '',
    });
  }
}

function sentence(title: string, taken: number, within: Days | undefined): string {
  const how = `“${title}” repeats`;
  if (!within) {
    return taken === 1
      ? `${how} without end; only the first time is taken.`
      : `${how} very often; only the first ${String(taken)} times are taken.`;
  }
  return taken === 0
    ? `${how}, but not between ${within.first} and ${within.last}, and is left out.`
    : `${how}; only what lies between ${within.first} and ${within.last} is taken.`;
}

/** The next occurrence; the library's own types forget that there may be none. */
function nextOf(occurrences: ReturnType<ICAL.Event['iterator']>): ICAL.Time | undefined {
  return occurrences.next();
}

function isEndless(event: ICAL.Event): boolean {
  return event.component.getAllProperties('rrule').some((property) => {
    const rule = property.getFirstValue();
    return rule instanceof ICAL.Recur && !rule.isFinite();
  });
}

function zoneNamed(component: ICAL.Component, property: string): string | undefined {
  const tzid: unknown = component.getFirstProperty(property)?.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
}

function titleOf(event: ICAL.Event): string {
  const title = textOf(event.component, 'summary') ?? '';
  return title === '' ? 'An event without a title' : title.slice(0, 60);
}

function textOf(component: ICAL.Component | undefined, name: string): string | undefined {
  const value: unknown = component?.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
