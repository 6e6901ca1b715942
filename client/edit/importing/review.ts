import { checkOrder } from '../../../machines/import/check.ts';
import type { Finding } from '../../../machines/import/findings.ts';
import type { Preview } from '../../../machines/import/preview.ts';
import { quoted } from '../../../machines/import/quoted.ts';
import {
  type ProgrammeDraft,
  programmeDraftSchema,
  type SegmentDraft,
} from '../../../machines/programme/schema.ts';
import { describeIssue } from '../../../machines/wire/describeIssue.ts';

/** What a person has said to a finding; `open` before they have. */
export type Answer = 'open' | 'accepted' | 'changed' | 'refused';

/** A finding of the reader, in a person's hands; `row` is the row that it is about, if it is about one. */
export interface Doubt {
  readonly key: number;
  readonly row: number | null;
  readonly finding: Finding;
  readonly answer: Answer;
}

/** One item as it was read and has been changed since. */
export interface Row {
  readonly key: number;
  readonly draft: SegmentDraft;
  /** As the importer read it. */
  readonly read: SegmentDraft;
  readonly isLeftOut: boolean;
  /** Whether its start is fixed only because a gap comes before it. */
  readonly isFixedByGap: boolean;
}

/** A programme that was read, on its way to be stored: its rows, what the reader doubts, what was answered. */
export interface Review {
  readonly name: string;
  readonly whole: Omit<ProgrammeDraft, 'segments'>;
  readonly rows: readonly Row[];
  readonly doubts: readonly Doubt[];
}

/** What the order of the rows shows, found anew after each change; `row` is the row that it is about. */
export interface OrderFinding {
  readonly row: number | null;
  readonly finding: Finding;
}

/** Found again by looking at the order of the rows, so not kept as the reader's. */
const OF_ORDER = ['gap', 'overlap'];

const TIME_FIELDS = ['start', 'end', 'durationMs'];

/** Begins to review what an importer has read. */
export function beginReview({ name, programme, findings }: Preview): Review {
  const { segments, ...whole } = programme;
  const gaps = new Set(findings.filter(({ code }) => code === 'gap').map(({ segmentIndex }) => segmentIndex));
  const rows = segments.map((draft, key) => ({
    key,
    draft,
    read: draft,
    isLeftOut: false,
    isFixedByGap: gaps.has(key) && draft.fixedStart === true,
  }));
  const doubts = findings
    .filter(
      ({ code, segmentIndex }) =>
        !OF_ORDER.includes(code) && !(code === 'no-time' && segmentIndex === undefined),
    )
    .map((finding, key) => ({ key, row: finding.segmentIndex ?? null, finding, answer: 'open' as const }));
  return { name, whole, rows, doubts };
}

/** Looks at the rows that are taken: the programme as it would be stored, and what their order shows. */
export function lookAt(review: Review): {
  draft: ProgrammeDraft;
  findings: readonly OrderFinding[];
  rows: readonly Row[];
} {
  const taken = review.rows.filter(({ isLeftOut }) => !isLeftOut);
  const segments: SegmentDraft[] = taken.map(({ draft, isFixedByGap }) => {
    const { fixedStart, ...rest } = draft;
    return isFixedByGap || fixedStart === undefined ? { ...rest } : { ...rest, fixedStart };
  });
  const draft = { ...review.whole, segments };
  const findings = checkOrder(draft).map((finding) => ({
    row: finding.segmentIndex === undefined ? null : (taken[finding.segmentIndex]?.key ?? null),
    finding,
  }));
  const checked = new Map(taken.map(({ key }, index) => [key, segments[index]]));
  const rows = review.rows.map((row) => {
    const segment = checked.get(row.key);
    return segment
      ? {
          ...row,
          draft: segment,
          isFixedByGap:
            segment.fixedStart === true && (row.isFixedByGap || row.draft.fixedStart === undefined),
        }
      : row;
  });
  return { draft, findings, rows };
}

/** Accepts a finding as it stands, or takes its proposal back: the field is then empty, and waits to be filled. */
export function answer(review: Review, key: number, given: 'accepted' | 'refused'): Review {
  const doubt = review.doubts.find((one) => one.key === key);
  if (!doubt) return review;
  const answered = withDoubts(review, (one) => (one.key === key ? { ...one, answer: given } : one));
  const { proposal } = doubt.finding;
  if (!proposal || doubt.row === null) return answered;
  if (given === 'refused') {
    return withRow(answered, doubt.row, (row) => ({
      ...row,
      draft: withoutProposed(row.draft, proposal.field),
    }));
  }
  if (doubt.answer === 'open') return answered;
  // What was taken back, or changed by hand, comes back as it was proposed.
  return withRow(answered, doubt.row, (row) => ({
    ...row,
    draft: { ...row.draft, ...proposedIn(row.read, proposal.field) },
  }));
}

/** Sets fields of a row by hand; what was doubted of them is settled by it. */
export function setRow(review: Review, key: number, changes: Partial<SegmentDraft>): Review {
  const changed = withRow(review, key, (row) => ({
    ...row,
    draft: { ...row.draft, ...changes },
    isFixedByGap: changes.fixedStart === undefined ? row.isFixedByGap : false,
  }));
  const settles = new Set(
    Object.keys(changes).flatMap((field) =>
      TIME_FIELDS.includes(field) ? ['start', 'end', 'durationMs', 'no-time'] : [field],
    ),
  );
  return withDoubts(changed, (doubt) =>
    doubt.row === key && settles.has(fieldOf(doubt.finding)) ? { ...doubt, answer: 'changed' } : doubt,
  );
}

/** Takes the start of a row away: it follows what stands before it. */
export function withoutStart(review: Review, key: number): Review {
  return withRow(review, key, (row) => {
    const { start: _start, startDay: _day, fixedStart: _fixed, ...draft } = row.draft;
    return { ...row, draft, isFixedByGap: false };
  });
}

/** Sets what is said of the whole programme. */
export function setWhole(review: Review, changes: Partial<Review['whole']>): Review {
  const changed = { ...review, whole: { ...review.whole, ...changes } };
  return withDoubts(changed, (doubt) =>
    doubt.row === null && Object.hasOwn(changes, fieldOf(doubt.finding))
      ? { ...doubt, answer: 'changed' }
      : doubt,
  );
}

/** Leaves a row out, or takes it in again. */
export function leaveOut(review: Review, key: number, isLeftOut: boolean): Review {
  return withRow(review, key, (row) => ({ ...row, isLeftOut }));
}

/** Whether a doubt still asks for an answer before anything is stored: an error, until it is settled. */
export function isWaiting(review: Review, doubt: Doubt): boolean {
  if (review.rows.some(({ key, isLeftOut }) => key === doubt.row && isLeftOut)) return false;
  if (doubt.answer === 'changed') return false;
  const isProposed = doubt.finding.proposal !== undefined;
  if (doubt.answer === 'refused') return doubt.finding.severity === 'error' || doubt.row === null;
  if (doubt.finding.severity !== 'error') return false;
  // Without a proposal only the field itself settles it; where no field is named, that it was seen.
  return doubt.answer === 'open' || (!isProposed && doubt.row !== null);
}

/** Why a programme cannot be stored yet, a sentence each, the first the most pressing; empty where it can. */
export function obstacles(review: Review): string[] {
  const { draft } = lookAt(review);
  const waiting = review.doubts.filter((doubt) => isWaiting(review, doubt)).length;
  const sentences = draft.segments.flatMap((segment) => {
    if (segment.title === '') return ['An item has no title.'];
    return segment.durationMs > 0 ? [] : [`${quoted(segment)} has no length.`];
  });
  if (waiting > 0)
    sentences.unshift(
      waiting === 1 ? 'One doubt waits for your answer.' : `${waiting} doubts wait for your answers.`,
    );
  if (draft.segments.length === 0) sentences.push('No item is left in it.');
  if (sentences.length > 0) return sentences;
  const form = programmeDraftSchema.safeParse(draft);
  return form.success ? [] : [describeIssue(form.error)];
}

/** The field that a finding is about. */
function fieldOf({ code, proposal, segmentIndex }: Finding): string {
  if (proposal) return proposal.field;
  if (code === 'no-title') return 'title';
  if (code === 'no-zone') return 'timeZone';
  return segmentIndex === undefined || code === 'unreadable-line' ? '' : 'no-time';
}

function withoutProposed(draft: SegmentDraft, field: string): SegmentDraft {
  if (field === 'skip') return { ...draft, skip: false };
  if (field === 'title') return { ...draft, title: '' };
  if (!TIME_FIELDS.includes(field)) return draft;
  if (field !== 'start') return { ...draft, durationMs: 0 };
  const { start: _start, startDay: _day, ...rest } = draft;
  return { ...rest, durationMs: 0 };
}

function proposedIn(
  { start, startDay, durationMs, skip, title }: SegmentDraft,
  field: string,
): Partial<SegmentDraft> {
  if (field === 'skip') return skip === undefined ? {} : { skip };
  if (field === 'title') return { title };
  return {
    durationMs,
    ...(start !== undefined && { start }),
    ...(startDay !== undefined && { startDay }),
  };
}

function withRow(review: Review, key: number, change: (row: Row) => Row): Review {
  return { ...review, rows: review.rows.map((row) => (row.key === key ? change(row) : row)) };
}

function withDoubts(review: Review, change: (doubt: Doubt) => Doubt): Review {
  return { ...review, doubts: review.doubts.map(change) };
}
