import { Temporal } from 'temporal-polyfill';
import { SEGMENT_KINDS, timeZone } from '../programme/schema.ts';
import { previewsOf } from './assemble.ts';
import { ImportError } from './error.ts';
import { exactItem } from './exactItem.ts';
import type { Finding } from './findings.ts';
import { kindOf } from './kinds.ts';
import { plainText } from './plainText.ts';
import type { ImportOptions, Preview } from './preview.ts';
import { quoted } from './quoted.ts';
import { at, elements, entries, textAt } from './schedule/fields.ts';
import { lengthOf } from './schedule/length.ts';
import { localOf } from './schedule/moment.ts';
import { emptyHeader } from './text/header.ts';
import type { Item, Section } from './text/items.ts';
import { zoneOfOffset } from './zone.ts';

const MAX_EVENTS = 5_000;
const MAX_ID = 64;

/**
 * Reads a conference schedule as frab and pretalx write it, parsed from JSON or from XML: one preview for each day
 * in each room.
 *
 * @throws {ImportError} where there is no schedule in it, or none of its events is in a room.
 */
export function importSchedule(source: unknown, options: ImportOptions): Preview[] {
  const schedule = at(source, 'schedule');
  const conference = at(schedule, 'conference');
  // JSON has the days in the conference, XML beside it.
  const days = [...elements(at(conference, 'days')), ...elements(at(schedule, 'day'))];
  if (!schedule || days.length === 0)
    throw new ImportError('This is no schedule: it has no days with rooms in it.');
  const named = textAt(conference, 'time_zone_name');
  const zone = named !== '' && timeZone.safeParse(named).success ? named : undefined;
  const reader = new EventReader(zone);
  const sections = days.flatMap((day) => reader.readDay(day));
  if (reader.count === 0) throw new ImportError('This schedule has no event in any room.');
  const title = textAt(conference, 'title');
  const header = {
    ...emptyHeader(),
    title: title === '' ? undefined : title,
    timeZone: zone ?? zoneOfFirst(reader.firstDate, options),
  };
  const placed = sections.map((section) => ({
    ...section,
    room: section.room === title ? undefined : section.room,
  }));
  return previewsOf({ header, sections: placed, findings: reader.findings }, options, {
    source: 'schedule',
    place: 'item',
  });
}

/** Reads events in their order, counting them, so that a finding can name one by its place. */
class EventReader {
  readonly findings: Finding[] = [];
  count = 0;
  firstDate: string | undefined;
  readonly #zone: string | undefined;

  /** `zone` is that of the schedule, where it names one. */
  constructor(zone: string | undefined) {
    this.#zone = zone;
  }

  readDay(day: unknown): Section[] {
    const date = textAt(day, 'date').slice(0, 'YYYY-MM-DD'.length);
    const rooms = entries(at(day, 'rooms'));
    const named = elements(at(day, 'room')).map((room) => [textAt(room, 'name'), at(room, 'event')] as const);
    return [...rooms, ...named].map(([room, events]) => {
      const read = elements(events).map((event) => ({
        date: textAt(event, 'date'),
        item: this.#readEvent(event, date),
      }));
      return {
        day: isDate(date)
          ? { text: date, line: read[0]?.item.line ?? 1, date, number: undefined }
          : undefined,
        room: room === '' ? undefined : room,
        items: inOrder(read),
      };
    });
  }

  #readEvent(event: unknown, day: string): Item {
    this.count += 1;
    if (this.count > MAX_EVENTS)
      throw new ImportError('This schedule has far more events than any programme.');
    const line = this.count;
    const given = textAt(event, 'start');
    const [clock, moment] = given.includes('T') ? ['', given] : [given, ''];
    const date = textAt(event, 'date') || moment;
    const local = localOf(date, this.#zone, clock);
    this.firstDate ??= date === '' ? undefined : date;
    const title = textAt(event, 'title');
    const length = textAt(event, 'duration');
    const durationMs = lengthOf(length);
    if (length !== '' && durationMs === undefined) {
      this.findings.push({
        severity: 'warning',
        code: 'ambiguous-duration',
        line,
        message: `The length ${length.slice(0, 40)} of ${quoted({ title })} is not understood.`,
      });
    }
    return exactItem({
      line,
      title,
      start: clock === '' ? local.clock : clock,
      durationMs,
      speakers: personsOf(event),
      notes: ['subtitle', 'abstract', 'description'].map((field) => plainText(textAt(event, field))),
      given: { ...givenBy(event, title), ...onLaterDay(local.day, day) },
    });
  }
}

/** What an event after midnight says of its day: it stands under the evening before. */
function onLaterDay(own: string, day: string): { startDay?: number } {
  if (!isDate(own) || !isDate(day)) return {};
  const { days } = Temporal.PlainDate.from(day).until(own, { largestUnit: 'day' });
  return days > 0 && days < 30 ? { startDay: days } : {};
}

function givenBy(event: unknown, title: string): Item['given'] {
  const type = textAt(event, 'type');
  const slug = textAt(event, 'slug');
  const named = kindOf(type);
  const kind =
    SEGMENT_KINDS.find((known) => known === type) ??
    (kindOf(title) === 'other' && named !== 'other' ? named : undefined);
  return {
    ...(slug !== '' && slug.length <= MAX_ID ? { id: slug } : {}),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** The people of an event: JSON lists them, XML has a list of elements in an element. */
function personsOf(event: unknown): { name: string }[] {
  const persons = at(event, 'persons');
  return [...elements(persons), ...elements(at(persons, 'person'))]
    .map(
      (person) =>
        textAt(person, 'public_name') ||
        textAt(person, 'full_public_name') ||
        textAt(person, 'name') ||
        textAt(person, '#text'),
    )
    .filter((name) => name !== '')
    .map((name) => ({ name }));
}

/** Items by the moment at which each starts, where every one says it; else as they stand. */
function inOrder(events: readonly { date: string; item: Item }[]): Item[] {
  const moments = events.map(({ date, item }) => ({ item, ms: momentOf(date) }));
  if (moments.some(({ ms }) => ms === undefined)) return moments.map(({ item }) => item);
  return moments.toSorted((a, b) => (a.ms ?? 0) - (b.ms ?? 0)).map(({ item }) => item);
}

function momentOf(date: string): number | undefined {
  try {
    return Temporal.Instant.from(date).epochMilliseconds;
  } catch {
    return undefined;
  }
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** A zone in which the first event is at the time of day that its date says. */
function zoneOfFirst(date: string | undefined, options: ImportOptions): string | undefined {
  return date === undefined ? undefined : zoneOfOffset(date, options.timeZone);
}
