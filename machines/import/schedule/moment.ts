import { Temporal } from 'temporal-polyfill';

const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?/;

/** A day, `YYYY-MM-DD`, and a time of day, as far as they are known. */
interface LocalTime {
  readonly day: string;
  readonly clock: string | undefined;
}

/**
 * The day and the time of day of a moment: as it is written where that is at `clock`, or where `zone` (an IANA name)
 * is not known; else as the clocks of the zone have it.
 */
export function localOf(moment: string, zone: string | undefined, clock: string): LocalTime {
  const [, day = '', written] = WRITTEN.exec(moment) ?? [];
  const asWritten = { day, clock: written };
  if (zone === undefined || (clock !== '' && written?.startsWith(clock) === true)) return asWritten;
  try {
    const there = Temporal.Instant.from(moment).toZonedDateTimeISO(zone);
    return {
      day: there.toPlainDate().toString(),
      clock: there.toPlainTime().toString({ smallestUnit: 'second' }),
    };
  } catch {
    return asWritten;
  }
}
