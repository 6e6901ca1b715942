import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/**
 * Makes the library repeat an event as the standard says. `zone` is the IANA zone of its start where the file names it
 * and does not describe it, so that the library knows no moment of the event.
 */
export function settleRules({ component, startDate }: ICAL.Event, zone: string | undefined): void {
  if (!component.hasProperty('rrule') && !datesOf(component).some((date) => date.compare(startDate) === 0)) {
    component.addPropertyWithValue('rdate', startDate);
  }
  if (zone === undefined) return;
  for (const property of component.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (rule instanceof ICAL.Recur && rule.until?.zone.tzid === 'UTC') rule.until = inZone(rule.until, zone);
  }
}

/** The days and times that an event names besides its start. */
function datesOf(component: ICAL.Component): ICAL.Time[] {
  const values = component.getAllProperties('rdate').flatMap((property): unknown[] => property.getValues());
  return values.filter((value) => value instanceof ICAL.Time);
}

function inZone(moment: ICAL.Time, zone: string): ICAL.Time {
  const there = Temporal.Instant.fromEpochMilliseconds(moment.toUnixTime() * 1000).toZonedDateTimeISO(zone);
  return ICAL.Time.fromDateTimeString(there.toPlainDateTime().toString({ smallestUnit: 'second' }));
}
