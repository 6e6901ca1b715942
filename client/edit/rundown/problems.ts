import { checkOrder } from '../../../machines/import/check.ts';
import { lengthInWords } from '../../../machines/import/clock.ts';
import { quoted } from '../../../machines/import/quoted.ts';
import type { Programme, Segment } from '../../../machines/programme/schema.ts';
import { startText } from '../typed/start.ts';
import { type Place, placeSegments } from './timeline.ts';

/** How bad a problem is, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;

/** What is wrong with a segment, or worth knowing, as a sentence. */
export interface Problem {
  readonly severity: (typeof SEVERITIES)[number];
  readonly code: string;
  readonly message: string;
}

/** The problems of a programme by segment id, those without any left out. */
export type Problems = ReadonlyMap<string, readonly Problem[]>;

/** Looks at a programme as an import is looked at, and at what only a stored one can have. */
export function problemsOf(programme: Programme | null): Problems {
  const found = new Map<string, Problem[]>();
  if (!programme) return found;
  const { segments } = programme;
  const report = (id: string, problem: Problem) => {
    const known = found.get(id);
    if (known) known.push(problem);
    else found.set(id, [problem]);
  };
  // The check marks what it finds in the draft, which here is nobody's business.
  const findings = checkOrder({ ...programme, segments: segments.map((segment) => ({ ...segment })) });
  for (const { segmentIndex, severity, code, message } of findings) {
    const segment = segmentIndex === undefined ? undefined : segments[segmentIndex];
    if (segment) report(segment.id, { severity, code, message });
  }
  for (const segment of segments) {
    for (const problem of ownProblems(segment)) report(segment.id, problem);
  }
  for (const { id, problem } of hardOutProblems(segments, placeSegments(segments))) report(id, problem);
  return found;
}

function ownProblems(segment: Segment): Problem[] {
  const { durationMs, minMs, warnMs, wrapMs, speakers = [] } = segment;
  const problems: Problem[] = [];
  const warn = (code: string, message: string) => problems.push({ severity: 'warning', code, message });
  if (minMs !== undefined && minMs > durationMs) {
    warn('minimum', `${quoted(segment)} is shorter than its minimum of ${lengthInWords(minMs)}.`);
  }
  const turnsMs = speakers.reduce((sum, { turnMs = 0 }) => sum + turnMs, 0);
  if (turnsMs > durationMs) {
    warn('turns', `The turns in ${quoted(segment)} add up to ${lengthInWords(turnsMs)}, more than it lasts.`);
  }
  if (warnMs !== undefined && wrapMs !== undefined && wrapMs > warnMs) {
    warn('phases', `${quoted(segment)} would say “wrap up” before its warning.`);
  }
  return problems;
}

/** A hard out that the lengths before it miss: at their full lengths, or even at their minimums. */
function hardOutProblems(
  segments: readonly Segment[],
  places: readonly Place[],
): { id: string; problem: Problem }[] {
  let full = places[0]?.startMs ?? 0;
  let least = full;
  return segments.flatMap((segment, index) => {
    const place = places[index];
    if (segment.skip || !place) return [];
    const floor = segment.fixedStart && place.isStated ? place.startMs : -Infinity;
    full = Math.max(full, floor) + segment.durationMs;
    least = Math.max(least, floor) + leastOf(segment);
    if (!segment.hardOut || full <= place.endMs) return [];
    const late = `The hard out of ${quoted(segment)} at ${startText(place.endMs)} is missed by ${lengthInWords(full - place.endMs)}`;
    const message =
      least > place.endMs
        ? `${late}, and even at the least lengths by ${lengthInWords(least - place.endMs)}.`
        : `${late} at full lengths; at the least lengths it is met.`;
    return [
      {
        id: segment.id,
        problem: { severity: least > place.endMs ? 'error' : 'warning', code: 'hard-out', message },
      },
    ];
  });
}

function leastOf({ durationMs, minMs = durationMs, droppable }: Segment): number {
  return droppable ? 0 : Math.min(minMs, durationMs);
}
