import { readDuration } from './durations.ts';
import { trimEdges } from './edges.ts';
import type { Peeled } from './peeled.ts';
import { readSpan } from './spans.ts';
import type { TimeStyle } from './times.ts';

const MAX_BRACKETS = 4;

/** What follows a length in brackets that is no part of a title: "Check-in (10 min) - everyone". */
const BEFORE_REMARK = /^[)\]]\s*(?:[-:|;,]\s*\S|\t)/;

/** Takes a time or a length in brackets out of the middle: "Panel (10:00-11:00), Room 3". */
export function peelMiddle(line: { text: string; folded: string }, style: TimeStyle): Peeled {
  const { text, folded } = line;
  let at = folded.search(/[([]/);
  for (let tries = 0; at > 0 && tries < MAX_BRACKETS; tries++) {
    const span = readSpan(folded, at, style);
    if (span?.start.valid) {
      const rest = trimEdges(text, folded, 0, at);
      return {
        span,
        duration: undefined,
        rest,
        after: trimEdges(text, folded, span.to, folded.length),
        leading: false,
      };
    }
    const length = readDuration(folded, at + 1);
    if (length && BEFORE_REMARK.test(folded.slice(length.to))) {
      return {
        span: undefined,
        duration: { ...length, from: at },
        rest: trimEdges(text, folded, 0, at),
        after: trimEdges(text, folded, length.to + 1, folded.length),
        leading: false,
      };
    }
    const next = folded.slice(at + 1).search(/[([]/);
    at = next < 0 ? -1 : at + 1 + next;
  }
  return (
    peelAfterLabel(line, style) ?? {
      span: undefined,
      duration: undefined,
      rest: trimEdges(text, folded, 0, folded.length),
      after: '',
      leading: false,
    }
  );
}

/** Takes a range out that stands between a short label and the title: "Year 3: 9:00-9:45 Sack race". */
function peelAfterLabel(
  { text, folded }: { text: string; folded: string },
  style: TimeStyle,
): Peeled | undefined {
  const label = /^[^\d:|,;]{1,30}(?:\d{1,3})?\s*[:|-]\s*(?=\d)/.exec(folded)?.[0];
  const span = label === undefined ? undefined : readSpan(folded, label.length, style);
  if (!span?.end || !span.start.valid || label === undefined) return undefined;
  const rest = `${trimEdges(text, folded, 0, label.length)}: ${trimEdges(text, folded, span.to, folded.length)}`;
  return { span, duration: undefined, rest, after: '', leading: false };
}
