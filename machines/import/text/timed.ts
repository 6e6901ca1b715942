import type { Finding } from '../findings.ts';
import type { Item } from './items.ts';

/** An item with its start (seconds from midnight, where it is printed) and its length in ms, 0 where unknown. */
export interface Timed {
  item: Item;
  start: number | undefined;
  durationMs: number;
  findings: Omit<Finding, 'segmentIndex' | 'line'>[];
}

/** An item while its times are being settled: `end` in seconds as printed, `problem` what is wrong with a time. */
export interface Settling extends Timed {
  end: number | undefined;
  problem: string | undefined;
  /** How many ms the last figure of an ambiguous length counts, where its neighbours tell. */
  lengthUnit: number | undefined;
}

/** When an item ends, in seconds from midnight, as far as that is known. */
export function endOf(entry: Settling | undefined): number | undefined {
  if (!entry) return undefined;
  if (entry.start !== undefined && entry.durationMs > 0) return entry.start + entry.durationMs / 1000;
  return entry.end;
}

/** The finding for an item whose time a person has to give. */
export function refuse(entry: Settling, message: string): void {
  entry.findings.push({ severity: 'error', code: 'no-time', message });
}
