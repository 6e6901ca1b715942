import ICAL from 'ical.js';
import type { CalendarEvent, LeftOut } from '../../machines/import/calendar/event.ts';
import { ImportError } from '../../machines/import/error.ts';
import type { Changed } from './icalChanges.ts';
import { impossibleIn, textOf, titleOf, zoneNamed } from './icalFields.ts';
import { settleRules } from './icalRules.ts';
import type { ZoneNames } from './zoneNames.ts';

export const MAX_EVENTS = 3_000;
export const TOO_MANY = 'This calendar has far more events than any programme.';
const MAX_OCCURRENCES = 366;
/** How many occurrences are looked at: those of years ago lie before the days that count. */
const MAX_LOOKED_AT = 20_000;
const MAX_TITLE = 1_000;

/** The first and the last day, `YYYY-MM-DD`, of events that happen once. */
interface Days {
  readonly first: string;
  readonly last: string;
}

/** Reads events, and says what of them it leaves out. */
export class EventReader {
  readonly events: CalendarEvent[] = [];
  readonly left: LeftOut[] = [];
  readonly #zones: ZoneNames;
  #lookedAt = 0;

  constructor(zones: ZoneNames) {
    this.#zones = zones;
  }

  /** Reads events, recurring ones as often as they say or, beside others, on the days of those. */
  readAll(all: readonly Changed[]): void {
    const known = all.filter((one) => this.#hasStart(one));
    for (const one of known.filter(({ event }) => !event.isRecurring())) {
      this.#try(
        one,
        'cannot be read, for a time in it has another form than times have, and is left out',
        () => {
          this.#add(one, one.event.startDate, one.event.endDate, one.event);
        },
      );
    }
    const days = this.events.map(({ start }) => start.local.slice(0, 'YYYY-MM-DD'.length)).sort();
    const [first, last] = [days[0], days.at(-1)];
    const within = first === undefined || last === undefined ? undefined : { first, last };
    for (const one of known.filter(({ event }) => event.isRecurring())) {
      this.#try(
        one,
        'repeats in a way that is not understood; what could not be worked out is left out',
        () => {
          this.#expand(one, within);
        },
      );
    }
  }

  /** Reads an event; where the library cannot work out what stands in it, says so. */
  #try({ event, line }: Changed, what: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof ImportError) throw error;
      this.#leave(line, `“${titleOf(event.component)}” ${what}.`, 'warning');
    }
  }

  /** Whether an event says on which day it is. */
  #hasStart({ event, line }: Changed): boolean {
    const { component } = event;
    const start = impossibleIn(component, 'dtstart');
    if (component.hasProperty('dtstart') && start?.isDay !== false) return true;
    const reason = start ? `starts on ${start.day}, a day that does not exist,` : 'has no start';
    this.#leave(line, `“${titleOf(component)}” ${reason} and is left out.`, 'warning');
    return false;
  }

  #leave(line: number, message: string, severity: LeftOut['severity'] = 'info'): void {
    this.left.push({ line, message, severity });
  }

  #expand(one: Changed, within: Days | undefined): void {
    const { event } = one;
    const endless = isEndless(event);
    let taken = 0;
    let left = false;
    const met = new Set<unknown>();
    settleRules(event, this.#undescribed(event));
    const occurrences = event.iterator();
    while (taken < MAX_OCCURRENCES && this.#lookedAt < MAX_LOOKED_AT) {
      this.#lookedAt += 1;
      const next = nextOf(occurrences);
      if (!next) break;
      const day = dayOf(next);
      if (within && day > within.last) {
        left = true;
        break;
      }
      if (within && day < within.first) left = true;
      else {
        met.add(this.#addOccurrence(one, event.getOccurrenceDetails(next)));
        taken += 1;
      }
      if (endless && !within) {
        left = true;
        break;
      }
    }
    left ||= taken >= MAX_OCCURRENCES || this.#lookedAt >= MAX_LOOKED_AT;
    if (left) this.#leave(one.line, sentence(titleOf(event.component), taken, within));
    // A time that was moved to one of these days, or that the event does not have.
    for (const change of one.changes.filter((each) => !met.has(each.event))) {
      const day = dayOf(change.event.startDate);
      const counts = within ? day >= within.first && day <= within.last : !left;
      if (counts) this.#add(change, change.event.startDate, change.event.endDate, change.event);
    }
  }

  /** The zone of an event's start, where the file only names it. */
  #undescribed({ component, startDate }: ICAL.Event): string | undefined {
    const named = startDate.zone.tzid === 'floating' ? zoneNamed(component, 'dtstart') : undefined;
    return named === undefined ? undefined : this.#zones.ianaOf(named);
  }

  /** Adds an occurrence, and says which event it is read from: the one that repeats, or what changes it. */
  #addOccurrence(one: Changed, details: unknown): ICAL.Event | undefined {
    if (typeof details !== 'object' || details === null) return undefined;
    const { item, startDate, endDate }: Record<string, unknown> = { ...details };
    if (!(item instanceof ICAL.Event) || !(startDate instanceof ICAL.Time)) return undefined;
    this.#add(one, startDate, endDate instanceof ICAL.Time ? endDate : null, item);
    return item;
  }

  #add(
    { line }: Pick<Changed, 'line'>,
    start: ICAL.Time,
    end: ICAL.Time | null,
    { component }: ICAL.Event,
  ): void {
    const title = titleOf(component);
    if (start.isDate || isOfWholeDays(component)) {
      this.#leave(line, `“${title}” is of whole days, without a time, and is left out.`);
      return;
    }
    const zone = zoneNamed(component, 'dtstart');
    if (zone !== undefined && start.zone.tzid === 'floating' && this.#zones.ianaOf(zone) === undefined) {
      const shown = zone.slice(0, 60);
      this.#leave(
        line,
        `The zone “${shown}” of “${title}” is not known; its time is taken as that of the programme.`,
      );
    }
    if (this.events.length >= MAX_EVENTS) throw new ImportError(TOO_MANY);
    const [noStart, noEnd] = [impossibleIn(component, 'dtstart'), impossibleIn(component, 'dtend')];
    const startTime = this.#zones.timeOf(start, zone);
    this.events.push({
      line,
      title: (textOf(component, 'summary') ?? '').slice(0, MAX_TITLE),
      description: textOf(component, 'description') ?? '',
      location: inOneLine(textOf(component, 'location') ?? ''),
      start: noStart ? { local: `${noStart.day}T12:00:00`, zone: startTime.zone } : startTime,
      end:
        end && !end.isDate && end.compare(start) !== 0 && !noEnd
          ? this.#zones.timeOf(end, zoneNamed(component, 'dtend') ?? zone)
          : undefined,
      impossible: { start: noStart?.clock, end: noEnd?.clock },
      cancelled: textOf(component, 'status')?.toUpperCase() === 'CANCELLED',
      category: textOf(component, 'categories') ?? '',
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

/** Whether Exchange says so of an event from midnight to midnight. */
function isOfWholeDays(component: ICAL.Component): boolean {
  return textOf(component, 'x-microsoft-cdo-alldayevent')?.toUpperCase() === 'TRUE';
}

/** An address on a line for each part, as Apple writes it, in one. */
function inOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join(', ');
}

function dayOf(time: ICAL.Time): string {
  return time.toString().slice(0, 'YYYY-MM-DD'.length);
}

function isEndless(event: ICAL.Event): boolean {
  return event.component.getAllProperties('rrule').some((property) => {
    const rule = property.getFirstValue();
    return rule instanceof ICAL.Recur && !rule.isFinite();
  });
}
