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

/** The time zone that a line of text names, such as `Europe/Zurich` or UTC, and where it stands in the line. */
export function findZone(line: string): { timeZone: string; from: number; to: number } | undefined {
  const match = /\b(?:[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?|UTC)\b(?![+-]?\d)/.exec(line);
  if (!match || !timeZone.safeParse(match[0]).success) return undefined;
  return { timeZone: match[0], from: match.index, to: match.index + match[0].length };
}
