import type { Entry } from '../../machines/log/entry.ts';
import { csvOf } from '../export/csv.ts';

const COLUMNS = ['seq', 'at', 'type', 'by', 'id', 'args', 'run'] as const;

/** A log as CSV (RFC 4180) with a header line; `at` in epoch ms, `args` as JSON. */
export function logAsCsv(entries: readonly Entry[]): string {
  const rows = entries.map((entry) =>
    COLUMNS.map((column) => {
      const value = entry[column];
      return typeof value === 'object' ? JSON.stringify(value) : value;
    }),
  );
  return csvOf([[...COLUMNS], ...rows]);
}
