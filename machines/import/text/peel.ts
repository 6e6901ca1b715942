import { readClockDuration, readDuration, type PrintedDuration } from './durations.ts';
import { readSpan, type Span } from './spans.ts';
import { followsStartLabel } from './style.ts';
import { matchAt, type TimeStyle } from './times.ts';

/** A line with its times taken off: what is left is the title, or nothing. */
export interface Peeled {
  span: Span | undefined;
  duration: PrintedDuration | undefined;
  /** What is left, in the characters of the source. */
  rest: string;
  /** What stands after a time in brackets in the middle of the line. */
  after: string;
  /** Whether a time or length stood at the beginning of the line. */
  leading: boolean;
}

const MAX_WORDS_BEFORE_AT = 6;
const CELL_EDGE = /[\s|]*/y;
const SEPARATORS = /[\s|:;,.\-~>/•·*]+/y;
const MAX_BRACKETS = 4;
const TAIL_LENGTH = 48;
const BEFORE_TAIL = /[([\t|]|[-,:;~•·…] ?|\.{2,} ?| {2,}/;

/** Takes the time of day and the length off a line, from its beginning and from its end. */
export function peel(line: { text: string; folded: string }, style: TimeStyle): Peeled {
  const head = peelHead(line.folded, style);
  const tail = peelTail(line.folded, head, style);
  if (head.to === 0 && tail.to === line.folded.length) return peelMiddle(line, style);
  const rest = trimEdges(line.text, line.folded, head.to, tail.to);
  return {
    span: tail.span ?? head.span,
    duration: tail.duration ?? head.duration,
    rest,
    after: '',
    leading: head.span !== undefined || head.duration !== undefined,
  };
}

/** Takes a time in brackets out of the middle: "Panel (10:00-11:00), Room 3". */
function peelMiddle(line: { text: string; folded: string }, style: TimeStyle): Peeled {
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
    const next = folded.slice(at + 1).search(/[([]/);
    at = next < 0 ? -1 : at + 1 + next;
  }
  return {
    span: undefined,
    duration: undefined,
    rest: trimEdges(text, folded, 0, folded.length),
    after: '',
    leading: false,
  };
}

interface Taken {
  span?: Span;
  duration?: PrintedDuration;
  to: number;
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
    readDuration(line, begin) ?? (clockForm && opened ? readClockDuration(line, begin) : undefined);
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

function peelTail(line: string, head: Taken, style: TimeStyle): Taken {
  const taken: Taken = { to: line.length };
  for (;;) {
    const found = findTail(line.slice(0, taken.to), head.to, { ...head, ...taken }, style);
    if (!found) return taken;
    if (found.span) taken.span = found.span;
    if (found.duration) taken.duration = found.duration;
    taken.to = found.to;
  }
}

function findTail(line: string, from: number, already: Partial<Taken>, style: TimeStyle): Taken | undefined {
  const end = endOfText(line);
  for (let at = Math.max(from, end - TAIL_LENGTH); at < end; at++) {
    const before = line.slice(Math.max(0, at - 3), at);
    const character = line[at] ?? '';
    if (
      !/[\d([~½\p{L}]/u.test(character) ||
      (at > 0 && !/[\s([\t|,:;\-~•·…./]/.test(before.slice(-1)) && !isHan(before))
    )
      continue;
    if (/\d[:.]$/.test(before)) continue;
    const bracketed = character === '(' || character === '[';
    const marked = bracketed || at === 0 || BEFORE_TAIL.test(before);
    const span = already.span ? undefined : readSpan(line, at, style);
    if (span && span.to >= end && span.start.valid && isTailTime(line, at, span, marked, style)) {
      return { span, to: at };
    }
    const duration = already.duration ? undefined : readTailDuration(line, at, marked || style.lengths, end);
    if (duration) return { duration, to: at };
  }
  return undefined;
}

function isTailTime(line: string, at: number, span: Span, marked: boolean, style: TimeStyle): boolean {
  if (span.end || followsStartLabel(line.slice(0, at))) return true;
  if (/\p{L}/u.test(line[at] ?? '') && line.split(' ').length <= MAX_WORDS_BEFORE_AT) return !style.lengths;
  return style.trailing || span.start.half !== undefined || (marked && !style.lengths);
}

function readTailDuration(
  line: string,
  at: number,
  marked: boolean,
  end: number,
): PrintedDuration | undefined {
  const bracketed = line[at] === '(' || line[at] === '[';
  const begin = bracketed ? at + 1 : at;
  const duration = readDuration(line, begin) ?? (marked ? readClockDuration(line, begin) : undefined);
  if (!duration) return undefined;
  const to = bracketed ? duration.to + (/[)\]]/.test(line[duration.to] ?? '') ? 1 : -1) : duration.to;
  return to >= end ? duration : undefined;
}

function isHan(text: string): boolean {
  return /\p{Script=Han}$/u.test(text);
}

const LEAD = new Set('|:;,-~>/•·*.)]\t ');
const TRAIL = new Set('|:;,-~<>/•·*(\t ');

/** The part of a text between two places, without the separators at its edges; one full stop at its end stays. */
function trimEdges(text: string, folded: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && LEAD.has(folded[start] ?? '')) start++;
  while (start < end && (TRAIL.has(folded[end - 1] ?? '') || isLeader(folded, end))) end--;
  return text.slice(start, end);
}

/** Whether the dot before a place is one of several that lead the eye to a time at the end of the line. */
function isLeader(folded: string, end: number): boolean {
  if (folded[end - 1] === '…') return true;
  if (folded[end - 1] !== '.') return false;
  return (
    /\.\s?$/.test(folded.slice(Math.max(0, end - 3), end - 1)) || /^\s?\./.test(folded.slice(end, end + 2))
  );
}

function endOfText(line: string): number {
  let end = line.length;
  while (end > 0 && ' \t.,;'.includes(line[end - 1] ?? '')) end--;
  return end;
}
