import { Temporal } from 'temporal-polyfill';
import type { Finding } from './findings.ts';
import type { ImportOptions } from './preview.ts';
import { quoted } from './quoted.ts';
import type { Item } from './text/items.ts';
import type { TableColumns } from './cells.ts';
import { zoneInLine } from './text/zoneMark.ts';
import { zoneOfCity, zoneOfName } from './zoneNames.ts';

/**
 * The zone of a programme on `date`: the one that its source names (as IANA does, or as people do: CEST, Eastern Time),
 * else that of the options with a `no-zone` finding (none where the options say that the zone is known).
 */
export function chooseZone(
  named: string | undefined,
  options: ImportOptions,
  date?: string,
): { timeZone: string; findings: Finding[] } {
  const zone = named === undefined ? undefined : zoneOfName(named, options.timeZone, date);
  if (zone !== undefined) return { timeZone: zone, findings: [] };
  if (options.zoneIsKnown) return { timeZone: options.timeZone, findings: [] };
  return {
    timeZone: options.timeZone,
    findings: [
      {
        severity: 'warning',
        code: 'no-zone',
        message: `${named === undefined ? 'No time zone is named' : `“${named}” may be one of several time zones`}; the times are taken as those of this server, ${options.timeZone}.`,
        proposal: { field: 'timeZone', value: options.timeZone },
        applied: true,
      },
    ],
  };
}

/** The finding for an item whose time is printed in another zone than the programme's; none where it is not. */
export function doubtZone(
  { title, span }: Item,
  timeZone: string,
  date: string | undefined,
): Pick<Finding, 'severity' | 'code' | 'message'>[] {
  const zone = span?.zone === undefined ? undefined : zoneOfName(span.zone, timeZone, date);
  if (zone === undefined || zone === timeZone) return [];
  const message = `${quoted({ title })} is printed in another time zone, ${span?.zone ?? ''}; its time is taken as one in ${timeZone}.`;
  return [{ severity: 'warning', code: 'no-zone', message }];
}

/**
 * The zone of a moment that is written with its distance from UTC, such as `2025-07-11T09:00:00+02:00`: `likely`
 * (an IANA name) where it has that distance then, which is undefined so that it is doubted; else one of a fixed distance.
 */
export function zoneOfOffset(moment: string, likely: string): string | undefined {
  const offset = /(Z|[+-]\d\d:?\d\d)$/.exec(moment)?.[1];
  if (offset === undefined) return undefined;
  try {
    const instant = Temporal.Instant.from(moment);
    const minutes = offset === 'Z' ? 0 : Temporal.Duration.from(isoOffset(offset)).total('minutes');
    if (instant.toZonedDateTimeISO(likely).offsetNanoseconds === minutes * 60e9) return undefined;
    return minutes % 60 === 0 ? fixedZone(minutes / 60) : undefined;
  } catch {
    return undefined;
  }
}

/** The zone that the head of a column of times names: "Time (CEST)", "Heure (Paris)". */
export function zoneOfHead({ fields, names }: TableColumns): string | undefined {
  for (const field of ['time', 'start'] as const) {
    const name = names[fields.indexOf(field)] ?? '';
    const zone = zoneInLine(name) ?? zoneOfCity(/\(([^()]{3,30})\)$/.exec(name)?.[1] ?? '');
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** The IANA zone of a fixed distance from UTC; its name has the sign that mariners use. */
function fixedZone(hours: number): string {
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

function isoOffset(offset: string): string {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return `${sign === '-' ? '-' : ''}PT${hours}H${minutes}M`;
}
