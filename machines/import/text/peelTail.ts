import { readBareMinutes, readClockDuration, readDuration, type PrintedDuration } from './durations.ts';
import { unaccented } from './fold.ts';
import type { Taken } from './peeled.ts';
import { readSpelledDuration } from './spelledDurations.ts';
import { readSpan, type Span } from './spans.ts';
import { followsStartLabel } from './style.ts';
import type { TimeStyle } from './times.ts';

const MAX_WORDS_BEFORE_AT = 6;
const TAIL_LENGTH = 48;
const BELONGS =
  /(?:^|[ '])(?:in|within|under|after|every|than|until|till|by|before|at|over|first|last|next|en|dans|jusqu'a|a|apres|avant|hasta|cada|tras) $/;
/** More than any word that a length belongs to, with the spaces around it. */
const LONGEST_WORD = 16;
const BEFORE_TAIL = /[([\t|]|[-,:;~•·…] ?|\.{2,} ?| {2,}/;

/** Takes times and lengths off the end of a folded line, whose `head` is taken off already. */
export function peelTail(line: string, head: Taken, style: TimeStyle): Taken {
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
      (at > 0 && !/[\s([\t|,:;\-~•·…./)\]]/.test(before.slice(-1)) && !isHan(before))
    )
      continue;
    if (/\d[:.]$/.test(before)) continue;
    const bracketed = character === '(' || character === '[';
    const marked = bracketed || at === 0 || BEFORE_TAIL.test(before);
    const span = already.span ? undefined : readSpan(line, at, style);
    if (span && span.to >= end && span.start.valid && isTailTime(line, at, span, marked, style)) {
      return { span, to: at };
    }
    const duration = already.duration
      ? undefined
      : readTailDuration(line, at, { ...style, lengths: marked || style.lengths }, end);
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
  { lengths, minutes }: TimeStyle,
  end: number,
): PrintedDuration | undefined {
  const bracketed = line[at] === '(' || line[at] === '[';
  const begin = bracketed ? at + 1 : at;
  // "FHIR in 45 minutes", "Open bar until 4h" say no length.
  if (!bracketed && BELONGS.test(unaccented(line.slice(Math.max(0, at - LONGEST_WORD), at))))
    return undefined;
  const duration =
    readDuration(line, begin) ??
    (lengths ? (readClockDuration(line, begin) ?? readSpelledDuration(line, begin)) : undefined) ??
    (bracketed && minutes === true ? readBareMinutes(line, begin) : undefined);
  if (!duration) return undefined;
  const to = bracketed ? duration.to + (/[)\]]/.test(line[duration.to] ?? '') ? 1 : -1) : duration.to;
  return to >= end ? duration : undefined;
}

function isHan(text: string): boolean {
  return /\p{Script=Han}$/u.test(text);
}

function endOfText(line: string): number {
  let end = line.length;
  while (end > 0 && ' \t.,;'.includes(line[end - 1] ?? '')) end--;
  return end;
}
