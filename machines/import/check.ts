import type { ProgrammeDraft, SegmentDraft } from '../programme/schema.ts';
import { startDaysOf } from '../programme/startDays.ts';
import { lengthInWords, secondsOf } from './clock.ts';
import type { Finding } from './findings.ts';
import { quoted, quotedWithin } from './quoted.ts';

const DAY_MS = 86_400_000;

const WITHOUT_STARTS: Finding = {
  severity: 'warning',
  code: 'no-time',
  message: 'No item has a time of day: the programme runs from whenever the show is started.',
};

/** Where in the source each segment stands: lines counted from 1, by segment index. */
export type SourceLines = readonly (number | undefined)[];

interface Placed {
  segment: SegmentDraft;
  startMs: number;
  endMs: number;
}

/**
 * Looks at how the segments of a draft follow each other: gaps, overlaps, starts out of order, the same item
 * twice. Marks the start after a gap as fixed and the second of two equal items as skipped, in the draft, and
 * returns what it found.
 */
export function checkOrder(draft: ProgrammeDraft, lines: SourceLines = []): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let before: Placed | undefined;
  let latestEndMs = 0;
  if (draft.segments.every((segment) => segment.start === undefined)) findings.push(WITHOUT_STARTS);
  const days = startDaysOf(draft.segments);
  draft.segments.forEach((segment, segmentIndex) => {
    const place = { segmentIndex, ...lineOf(lines, segmentIndex) };
    const placed = placeAfter(before, segment, days[segmentIndex]);
    if (segment.start !== undefined) {
      const key = `${placed.startMs} ${placed.endMs} ${segment.title.toLowerCase()}`;
      if (segment.title !== '' && seen.has(key) && segment.skip === undefined) {
        segment.skip = true;
        findings.push({ ...place, ...describeDuplicate(segment) });
      }
      seen.add(key);
    }
    if (segment.skip) return;
    if (before && segment.start !== undefined) {
      if (placed.startMs > latestEndMs && !hasUnknownLength(before)) {
        segment.fixedStart ??= true;
        findings.push({ ...place, ...describeGap(placed, latestEndMs, segment.fixedStart) });
      } else if (placed.startMs < before.startMs) {
        findings.push({ ...place, ...describeDisorder(placed, before) });
      } else if (placed.startMs < before.endMs) {
        findings.push({ ...place, ...describeOverlap(placed, before) });
      }
    }
    latestEndMs = Math.max(latestEndMs, placed.endMs);
    before = placed;
  });
  return findings;
}

function lineOf(lines: SourceLines, index: number): { line?: number } {
  const line = lines[index];
  return line === undefined ? {} : { line };
}

function hasUnknownLength(placed: Placed): boolean {
  return placed.endMs === placed.startMs;
}

function placeAfter(before: Placed | undefined, segment: SegmentDraft, day: number | undefined): Placed {
  const { start, durationMs } = segment;
  const startMs =
    start === undefined || day === undefined ? (before?.endMs ?? 0) : day * DAY_MS + secondsOf(start) * 1000;
  return { segment, startMs, endMs: startMs + durationMs };
}

type Description = Omit<Finding, 'segmentIndex' | 'line'>;

function describeDuplicate(segment: SegmentDraft): Description {
  return {
    severity: 'warning',
    code: 'duplicate',
    message: `${quoted(segment)} at ${segment.start} stands in the programme twice; the second one is skipped.`,
    proposal: { field: 'skip', value: true },
    applied: true,
  };
}

function describeGap({ segment, startMs }: Placed, latestEndMs: number, fixed: boolean): Description {
  const length = lengthInWords(startMs - latestEndMs);
  const consequence = fixed ? '; its start is fixed' : '';
  return {
    severity: 'info',
    code: 'gap',
    message: `Before ${quotedWithin(segment)} at ${segment.start} nothing is planned for ${length}${consequence}.`,
  };
}

function describeDisorder({ segment }: Placed, before: Placed): Description {
  return {
    severity: 'warning',
    code: 'overlap',
    message: `${quoted(segment)} starts at ${segment.start}, earlier than ${quotedWithin(before.segment)}, which stands before it.`,
  };
}

function describeOverlap({ segment, startMs }: Placed, before: Placed): Description {
  const length = lengthInWords(before.endMs - startMs);
  return {
    severity: 'warning',
    code: 'overlap',
    message: `${quoted(segment)} starts at ${segment.start}, ${length} before the end of ${quotedWithin(before.segment)}.`,
  };
}
