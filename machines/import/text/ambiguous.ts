import { quotedWithin } from '../quoted.ts';
import { lengthInWords, timeOfDay } from '../clock.ts';
import type { Settling } from './timed.ts';

/** How many ms the last figure of a length such as 1:30 counts, read as hours and minutes, or minutes and seconds. */
const HOURS_FIRST = 60_000;
export const MINUTES_FIRST = 1_000;

/** A length like 1:30 that fills the time to the next start in one of its readings, or that only one fits into, is taken so, and said; else it is asked. */
export function settleFromNeighbours(entry: Settling, availableMs: number, until: number | undefined): void {
  const unit = [HOURS_FIRST, MINUTES_FIRST].find((candidate) => lengthOf(entry, candidate) === availableMs);
  const [fitting, ...others] = [HOURS_FIRST, MINUTES_FIRST].filter(
    (candidate) => lengthOf(entry, candidate) <= availableMs,
  );
  // Of two readings one may be far too long for the time that there is.
  const meant = unit ?? (others.length === 0 ? fitting : undefined);
  if (until === undefined || meant === undefined) {
    askLength(entry);
    return;
  }
  entry.lengthUnit = meant;
  propose(entry, lengthOf(entry, meant), 'warning', `the next item starts at ${timeOfDay(until)}`);
}

/** The finding for a length with two readings, without a proposal: a person has to say. */
export function askLength(entry: Settling): void {
  const readings = [lengthOf(entry, HOURS_FIRST), lengthOf(entry, MINUTES_FIRST)].map(lengthInWords);
  entry.findings.push({
    severity: 'error',
    code: 'ambiguous-duration',
    message: `The length ${textOf(entry)} of ${quotedWithin(entry.item)} may be ${readings.join(' or ')}. Say which is meant.`,
  });
}

/** Reads the lengths that are still open as the others of the same text had to be read, and says so. */
export function settleLikeTheOthers(entries: readonly Settling[]): void {
  const units = new Set(entries.map((entry) => entry.lengthUnit).filter((unit) => unit !== undefined));
  const [unit] = units;
  if (unit === undefined || units.size > 1) return;
  for (const entry of entries) {
    const open = entry.findings.findIndex(({ code, applied }) => code === 'ambiguous-duration' && !applied);
    const lengthMs = lengthOf(entry, unit);
    if (open < 0 || lengthMs <= 0) continue;
    entry.findings.splice(open, 1);
    propose(entry, lengthMs, 'error', 'the other lengths in this text have to be read so');
  }
}

function propose(entry: Settling, lengthMs: number, severity: 'error' | 'warning', reason: string): void {
  entry.durationMs = lengthMs;
  entry.findings.push({
    severity,
    code: 'ambiguous-duration',
    message: `The length ${textOf(entry)} of ${quotedWithin(entry.item)} can be read in two ways; ${reason}, so ${lengthInWords(lengthMs)} is meant.`,
    proposal: { field: 'durationMs', value: lengthMs },
    applied: true,
  });
}

function lengthOf(entry: Settling, unit: number): number {
  const [first = 0, second = 0] = textOf(entry).split(':').map(Number);
  return (first * 60 + second) * unit;
}

function textOf(entry: Settling): string {
  return (entry.item.duration?.text ?? '').replace(/[^\d:]/g, '');
}
