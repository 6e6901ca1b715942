import type { Finding } from '../../../machines/import/findings.ts';
import type { OrderFinding, Review } from './review.ts';

type Severity = Finding['severity'];

const RANK: readonly Severity[] = ['error', 'warning', 'info'];

/** The lines of a source of which something is doubted, each with the most pressing severity. */
export function doubtedLines(
  { doubts }: Review,
  order: readonly OrderFinding[],
  lineOf: (row: number) => number | undefined,
): ReadonlyMap<number, Severity> {
  const found = new Map<number, Severity>();
  const mark = (line: number | undefined, severity: Severity) => {
    if (line === undefined) return;
    const known = found.get(line);
    if (known === undefined || RANK.indexOf(severity) < RANK.indexOf(known)) found.set(line, severity);
  };
  for (const { finding } of doubts) mark(finding.line, finding.severity);
  for (const { finding, row } of order) mark(row === null ? undefined : lineOf(row), finding.severity);
  return found;
}
