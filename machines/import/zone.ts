import { Temporal } from 'temporal-polyfill';
import { timeZone } from '../programme/schema.ts';
import type { Finding } from './findings.ts';
import type { ImportOptions } from './preview.ts';

/**
 * The zone of a programme: the one that its source names, else that of the options with a `no-zone` finding
 * (none where the options say that the zone is known).
 */
export function chooseZone(
  named: string | undefined,
  options: ImportOptions,
): { timeZone: string; findings: Finding[] } {
  if (named !== undefined) return { timeZone: named, findings: [] };
  if (options.zoneIsKnown) return { timeZone: options.timeZone, findings: [] };
  return {
    timeZone: options.timeZone,
    findings: [
      {
        severity: 'warning',
        code: 'no-zone',
        message: `No time zone is named; the times are taken as those of this server, ${options.timeZone}.`,
        proposal: { field: 'timeZone', value: options.timeZone },
        applied: true,
      },
    ],
  };
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

/** The IANA zone of a fixed distance from UTC; its name has the sign that mariners use. */
function fixedZone(hours: number): string {
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

function isoOffset(offset: string): string {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return `${sign === '-' ? '-' : ''}PT${hours}H${minutes}M`;
}

/** The time zone that a line of text names, such as `Europe/Zurich` or UTC, and where it stands in the line. */
export function findZone(line: string): { timeZone: string; from: number; to: number } | undefined {
  const match = /\b(?:[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?|UTC)\b(?![+-]?\d)/.exec(line);
  if (!match || !timeZone.safeParse(match[0]).success) return undefined;
  return { timeZone: match[0], from: match.index, to: match.index + match[0].length };
}
