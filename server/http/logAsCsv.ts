import type { Entry } from '../../machines/log/entry.ts';

const COLUMNS = ['seq', 'at', 'type', 'by', 'id', 'args', 'run'] as const;

/** A log as CSV (RFC 4180) with a header line; `at` in epoch ms, `args` as JSON. */
export function logAsCsv(entries: readonly Entry[]): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => cell(entry[column])));
  return [[...COLUMNS], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** A cell, quoted where it must be, and kept from being taken for a formula by a spreadsheet. */
function cell(value: string | number | object): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
