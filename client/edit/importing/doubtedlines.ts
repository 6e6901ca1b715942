import type { Finding } from '../../../machines/import/findings.ts';
import { SEVERITIES } from '../rundown/problems.ts';
import type { Part } from './reviewing.svelte.ts';

type Severity = Finding['severity'];

/** The lines of a source of which something is doubted, each with the most pressing severity. */
export function doubtedLines(part: Part): ReadonlyMap<number, Severity> {
  const found = new Map<number, Severity>();
  const mark = (line: number | undefined, severity: Severity) => {
    if (line === undefined) return;
    const known = found.get(line);
    if (known === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known))
      found.set(line, severity);
  };
  for (const { finding } of part.review.doubts) mark(part.lineOf(finding), finding.severity);
  for (const { finding, row } of part.seen.findings) {
    mark(row === null ? undefined : part.lineOfRow(row), finding.severity);
  }
  return found;
}
