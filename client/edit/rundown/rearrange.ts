import { freeId, slugOf } from '../../../machines/programme/slug.ts';
import {
  MAX_TITLE,
  type Segment,
  type SegmentDraft,
  type Speaker,
} from '../../../machines/programme/schema.ts';
import type { ProgrammeEdit } from '../../../machines/wire/command.ts';
import { quoted } from '../../../machines/import/quoted.ts';
import { startFields } from '../typed/start.ts';
import { type Following, makeRoom } from './following.ts';
import { Changes, type Outcome } from './outcome.ts';
import { placeSegments } from './timeline.ts';

/** A new segment after another, first where `after` is null; later times follow as asked. */
export function insertAfter(
  segments: readonly Segment[],
  after: string | null,
  draft: SegmentDraft,
  following: Following,
): Outcome {
  const index = segments.findIndex(({ id }) => id === after) + 1;
  const taken = new Set(segments.map(({ id }) => id));
  const id = freeId(slugOf(draft.title, draft.kind === 'other' ? 'segment' : draft.kind), taken);
  const [first] = segments;
  const start = index === 0 && first?.start !== undefined ? startsLike(first) : {};
  const segment: SegmentDraft = { ...draft, id, ...start };
  const insert: ProgrammeEdit = { type: 'programme.insert', segment, ...(after !== null && { after }) };
  const room = makeRoom(segments, index, draft.skip ? 0 : draft.durationMs, following, new Changes());
  return 'problem' in room ? room : { edits: [insert, ...room.edits] };
}

/** The same segment once more, after itself. */
export function duplicate(segments: readonly Segment[], id: string, following: Following): Outcome {
  const segment = segments.find((one) => one.id === id);
  if (!segment) return { edits: [] };
  const { id: _id, start: _start, startDay: _day, fixedStart: _fixed, hardOut: _out, ...copy } = segment;
  return insertAfter(segments, id, copy, following);
}

/** A segment goes; later times follow as asked. */
export function remove(segments: readonly Segment[], id: string, following: Following): Outcome {
  const index = segments.findIndex((segment) => segment.id === id);
  const segment = segments[index];
  if (!segment) return { edits: [] };
  if (segments.length === 1) return { problem: 'A programme needs at least one segment.' };
  const changes = new Changes();
  const left = segments.filter((one) => one !== segment);
  const [next] = left;
  // The show still begins when it began.
  if (index === 0 && next && next.start === undefined && segment.start !== undefined) {
    changes.add(next.id, startsLike(segment));
  }
  const room = makeRoom(segments, index + 1, segment.skip ? 0 : -segment.durationMs, following, changes);
  return 'problem' in room ? room : { edits: [{ type: 'programme.remove', segmentId: id }, ...room.edits] };
}

/**
 * A segment goes after another, first where `after` is null. Times are the places', not the segments': those
 * between where it was and where it goes are told anew, one after the other; a fixed start stays what it is.
 */
export function moveAfter(segments: readonly Segment[], id: string, after: string | null): Outcome {
  const from = segments.findIndex((segment) => segment.id === id);
  const segment = segments[from];
  if (!segment || after === id || (segments[from - 1]?.id ?? null) === after) return { edits: [] };
  const others = segments.filter((one) => one !== segment);
  const to = others.findIndex((other) => other.id === after) + 1;
  const moved = others.toSpliced(to, 0, segment);
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const places = placeSegments(segments);
  const changes = new Changes();
  let cursor = places[first]?.startMs ?? 0;
  const begins = places[first]?.isStated ?? false;
  for (const [index, one] of moved.entries()) {
    if (index < first || index > last) continue;
    const isFixed = one.fixedStart && one.start !== undefined;
    const stated = one.start === undefined ? undefined : places[segments.indexOf(one)]?.startMs;
    if (isFixed && stated !== undefined) cursor = stated;
    else if ((stated !== undefined || (index === first && begins)) && stated !== cursor) {
      if (cursor < 0) return { problem: `${quoted(one)} would start before the day of the show.` };
      changes.add(one.id, startFields(cursor));
    }
    if (!one.skip) cursor += one.durationMs;
  }
  const move: ProgrammeEdit = { type: 'programme.move', segmentId: id, ...(after !== null && { after }) };
  return { edits: [move, ...changes.edits] };
}

/** One segment becomes two, the first of them `firstMs` long; no other time changes. */
export function split(segments: readonly Segment[], id: string, firstMs: number): Outcome {
  const segment = segments.find((one) => one.id === id);
  if (!segment) return { edits: [] };
  if (firstMs <= 0 || firstMs >= segment.durationMs)
    return { problem: `${quoted(segment)} is too short to split.` };
  const { id: _id, start: _start, startDay: _day, fixedStart: _fixed, notes: _notes, ...rest } = segment;
  const title = `${segment.title.slice(0, MAX_TITLE - PART_TWO.length)}${PART_TWO}`;
  const second: SegmentDraft = { ...rest, title, durationMs: segment.durationMs - firstMs };
  if (second.minMs !== undefined) delete second.minMs;
  const insert = insertAfter(segments, id, second, 'gap');
  if ('problem' in insert) return insert;
  const changes = new Changes();
  changes.add(id, {
    durationMs: firstMs,
    ...(segment.hardOut !== undefined && { hardOut: null }),
    ...(segment.minMs !== undefined && { minMs: null }),
  });
  return { edits: [...changes.edits, ...insert.edits.slice(0, 1)] };
}

const PART_TWO = ' (part 2)';

/** A segment and the one after it become one, from the start of the first to the end of the second. */
export function join(segments: readonly Segment[], id: string): Outcome {
  const index = segments.findIndex((segment) => segment.id === id);
  const [first, second] = segments.slice(index, index + 2);
  if (index < 0 || !first || !second) return { problem: 'Nothing comes after it to join it with.' };
  const places = placeSegments(segments);
  const [start = 0, end = 0] = [places[index]?.startMs, places[index + 1]?.endMs];
  const isOneAfterTheOther = end - start >= first.durationMs && !first.skip && !second.skip;
  const minMs = (first.minMs ?? 0) + (second.minMs ?? 0);
  const speakers = together(first.speakers, second.speakers);
  const notes = [first.notes, second.notes].filter(Boolean).join('\n');
  const changes = new Changes();
  changes.add(id, {
    title: titleOf(first, second),
    durationMs: isOneAfterTheOther ? end - start : first.durationMs + second.durationMs,
    ...(second.hardOut && { hardOut: true }),
    ...(minMs > 0 && { minMs }),
    ...(speakers.length > 0 && { speakers }),
    ...(notes !== '' && { notes }),
  });
  return { edits: [...changes.edits, { type: 'programme.remove', segmentId: second.id }] };
}

function titleOf(first: Segment, second: Segment): string {
  if (second.title === first.title || second.title === `${first.title}${PART_TWO}`) return first.title;
  return `${first.title} · ${second.title}`.slice(0, MAX_TITLE);
}

function together(first: readonly Speaker[] = [], second: readonly Speaker[] = []): Speaker[] {
  const names = new Set(first.map(({ name }) => name));
  const ids = new Set(first.map(({ id }) => id));
  const others = second.filter(({ name }) => !names.has(name));
  return [...first, ...others.map((speaker) => ({ ...speaker, id: freeId(speaker.id, ids) }))];
}

function startsLike({ start, startDay }: Segment) {
  return { ...(start !== undefined && { start }), ...(startDay !== undefined && { startDay }) };
}
