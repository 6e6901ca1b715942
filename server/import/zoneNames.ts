import type ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import type { CalendarTime } from '../../machines/import/calendar/event.ts';
import { timeZone } from '../../machines/programme/schema.ts';

/** Makes IANA zones of the names that calendars give to theirs. */
export class ZoneNames {
  readonly #likely: string;

  /** `likely` is an IANA zone, taken where a name of Windows stands for that and others. */
  constructor(likely: string) {
    this.#likely = likely;
  }

  /**
   * A time with its zone: an IANA name where there is one, else what the calendar's own rules make of it. `named` is
   * the zone that the file names, which it may not describe.
   */
  timeOf(time: ICAL.Time, named: string | undefined): CalendarTime {
    const local = time.toString().replace(/Z$/, '');
    const { tzid } = time.zone;
    if (tzid === 'UTC') return { local, zone: 'UTC' };
    if (tzid === 'floating') return { local, zone: named === undefined ? undefined : this.ianaOf(named) };
    const zone = this.ianaOf(tzid) ?? this.#placeOf(time);
    return zone === undefined ? { local, zone, epochMs: time.toUnixTime() * 1000 } : { local, zone };
  }

  /** The IANA zone of a name: its own, what ends a path (`/mozilla.org/…/Europe/Paris`), or that of a Windows zone. */
  ianaOf(name: string): string | undefined {
    const bare = name.replace(/^["/]+|["/]+$/g, '');
    const path = bare.split('/');
    const inWindows: readonly string[] = findIana(bare);
    if (inWindows.includes(this.#likely)) return this.#likely;
    const candidates = [bare, path.slice(-3).join('/'), path.slice(-2).join('/'), ...inWindows];
    return candidates.find((candidate) => /^[A-Z]/.test(candidate) && timeZone.safeParse(candidate).success);
  }

  /** The place that a zone of the calendar's own says that it is the zone of. */
  #placeOf({ zone }: ICAL.Time): string | undefined {
    const place: unknown = zone.component.getFirstPropertyValue('x-lic-location');
    return typeof place === 'string' ? this.ianaOf(place) : undefined;
  }
}
