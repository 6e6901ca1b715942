import { readClockDuration, readDuration, type PrintedDuration } from './durations.ts';
import { trimEdges } from './edges.ts';
import { peelMiddle } from './peelMiddle.ts';
import { peelTail } from './peelTail.ts';
import type { Peeled, Taken } from './peeled.ts';
import { readSpan } from './spans.ts';
import { matchAt, type TimeStyle } from './times.ts';

const CELL_EDGE = /[\s|]*/y;
/** A length that shows its hours, minutes and seconds. */
const LONG_CLOCK = /\d{1,2}:\d\d:\d\d(?!\d)/y;
const SEPARATORS = /[\s|:;,.\-~>/•·*]+/y;

/** Takes the time of day and the length off a line, from its beginning and from its end. */
export function peel(line: { text: string; folded: string }, style: TimeStyle): Peeled {
  const head = peelHead(line.folded, style);
  const tail = peelTail(line.folded, head, style);
  if (head.to === 0 && tail.to === line.folded.length) return peelMiddle(line, style);
  const rest = withoutAbout(trimEdges(line.text, line.folded, head.to, tail.to));
  return {
    span: tail.span ?? head.span,
    duration: tail.duration ?? head.duration,
    rest,
    after: '',
    leading: head.span !== undefined || head.duration !== undefined,
  };
}

/** What only says that a time is not exact: "At 10.00 am approx." */
function withoutAbout(rest: string): string {
  return /^(?:approx\.?|approximately|circa|ca\.|environ|aprox\.?|左右)$/i.test(rest) ? '' : rest;
}

function peelHead(line: string, style: TimeStyle): Taken {
  const taken: Taken = { to: 0 };
  for (let at = matchAt(CELL_EDGE, line, 0)?.[0].length ?? 0; at < line.length;) {
    const span = taken.span ? undefined : readSpan(line, at, style);
    if (span && (span.start.valid || /\D\d\d/.test(span.text))) {
      taken.span = span;
      at = taken.to = span.to;
    } else {
      const duration = taken.duration ? undefined : readBracketed(line, at, taken.span !== undefined);
      if (!duration) break;
      taken.duration = duration;
      at = taken.to = duration.to;
    }
    at += matchAt(SEPARATORS, line, at)?.[0].length ?? 0;
  }
  return taken;
}

function readBracketed(line: string, at: number, clockForm: boolean): PrintedDuration | undefined {
  const opened = line[at] === '(' || line[at] === '[';
  const begin = opened ? at + 1 : at;
  const duration =
    readDuration(line, begin) ??
    (clockForm && (opened || matchAt(LONG_CLOCK, line, begin)) ? readClockDuration(line, begin) : undefined);
  if (!duration) return undefined;
  if (!opened) return standsAlone(line, duration) ? duration : undefined;
  return /[)\]]/.test(line[duration.to] ?? '') ? { ...duration, to: duration.to + 1 } : undefined;
}

/** Whether a length is more than the beginning of a title, as in "5-minute call" or "30 minutes of fame". */
function standsAlone(line: string, duration: PrintedDuration): boolean {
  return (
    !/\d-/.test(duration.text) &&
    /^(?:\s*[:|,)\t-]|\s*$|\s{2,}|\s?[\p{Lu}\p{Script=Han}])/u.test(line.slice(duration.to))
  );
}
