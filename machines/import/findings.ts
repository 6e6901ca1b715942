/** What a finding is about; see the list in the public contract. */
export type FindingCode =
  | 'ends-before-start'
  | 'overlap'
  | 'gap'
  | 'no-time'
  | 'no-title'
  | 'no-zone'
  | 'duplicate'
  | 'unreadable-line'
  | 'ambiguous-duration';

/** One change that would settle a finding: `field` of the segment, or of the programme where no segment is named. */
export interface Proposal {
  field: string;
  value: string | number | boolean;
}

/**
 * A doubt about an imported programme. `segmentIndex` counts from 0 in the draft, `line` from 1 in the source;
 * `message` is a sentence for a person. An applied proposal is already in the draft.
 */
export interface Finding {
  severity: 'error' | 'warning' | 'info';
  code: FindingCode;
  segmentIndex?: number;
  line?: number;
  message: string;
  proposal?: Proposal;
  applied?: boolean;
}

/** The order in which a person works through findings: the whole programme's first, then down the page. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.segmentIndex ?? -1) - (b.segmentIndex ?? -1),
  );
}
