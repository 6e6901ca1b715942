import ICAL from 'ical.js';
import type { Calendar } from '../../machines/import/calendar/event.ts';
import { ImportError } from '../../machines/import/error.ts';
import { withChanges } from './icalChanges.ts';
import { EventReader, MAX_EVENTS, TOO_MANY } from './icalEvents.ts';
import { textOf } from './icalFields.ts';
import { ZoneNames } from './zoneNames.ts';

/**
 * The events of a calendar (RFC 5545), recurring ones expanded: as often as they say, or, beside events of certain
 * days, on those days. What is left out is said. `likely` is an IANA zone, taken where a name of Windows stands for
 * that and others.
 *
 * @throws {ImportError} where it is no calendar, or has far more events than a programme.
 */
export function readCalendar(text: string, likely: string): Calendar {
  if (text.split(/^BEGIN:VEVENT/im, MAX_EVENTS + 2).length > MAX_EVENTS + 1) throw new ImportError(TOO_MANY);
  try {
    return readComponents(parse(text), likely);
  } catch (error) {
    // The library works values out when they are asked for, and throws what it likes at those that are none.
    throw error instanceof ImportError ? error : new ImportError(NO_CALENDAR);
  }
}

function readComponents(components: readonly ICAL.Component[], likely: string): Calendar {
  components.forEach(checkZones);
  const events = components.flatMap((component) => component.getAllSubcomponents('vevent'));
  const [first] = components;
  const zones = new ZoneNames(likely);
  const reader = new EventReader(zones);
  reader.readAll(withChanges(events));
  const zone = textOf(first, 'x-wr-timezone');
  return {
    name: textOf(first, 'x-wr-calname') ?? textOf(first, 'name'),
    zone: zone === undefined ? undefined : zones.ianaOf(zone),
    events: reader.events,
    left: reader.left,
  };
}

function parse(text: string): ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text);
  if (!Array.isArray(parsed) || parsed.length === 0) throw new ImportError(NO_CALENDAR);
  const several = Array.isArray(parsed[0]);
  return (several ? parsed : [parsed]).map((jcal: unknown[]) => new ICAL.Component(jcal));
}

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
