import type { Entry } from '../../machines/log/entry.ts';
import { csvOf } from '../export/csv.ts';

const COLUMNS = ['seq', 'at', 'type', 'by', 'id', 'args', 'run', 'link', 'linkName'];

/**
 * A log as CSV (RFC 4180) with a header line; `at` in epoch ms, `args` as JSON, `link` and `linkName` the link
 * whose key gave it, empty where none did.
 */
export function logAsCsv(entries: readonly Entry[]): string {
  const rows = entries.map(({ seq, at, type, by, id, args, run, link }) => [
    seq,
    at,
    type,
    by,
    id,
    JSON.stringify(args),
    run,
    link?.id ?? null,
    link?.name ?? null,
  ]);
  return csvOf([COLUMNS, ...rows]);
}
