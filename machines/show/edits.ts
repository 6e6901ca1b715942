import { adjustClock } from '../clock/clock.ts';
import { resolveAfter, type Starts } from '../programme/days.ts';
import { completeSegment, completeSpeakers } from '../programme/identify.ts';
import { ownValue } from '../programme/own.ts';
import { followPlan, shiftStart } from '../programme/plan.ts';
import type { DescriptionChanges, Programme, Segment, SegmentChanges } from '../programme/schema.ts';
import type { ShowContext, Trimmed } from './context.ts';
import type { Edit } from './editProblems.ts';
import type { EventOf } from './event.ts';
import { indexOf, isOnStage, segmentOf } from './order.ts';

type Change = Partial<ShowContext>;

/** What an edit makes of a show: its programme, starts and, in a run, plan; the segment on stage keeps its clock. */
export function editProgramme(context: ShowContext, edit: Edit): Change {
  switch (edit.type) {
    case 'programme.insert':
      return insert(context, edit);
    case 'programme.update':
      return update(context, edit);
    case 'programme.remove':
      return remove(context, edit);
    case 'programme.move':
      return move(context, edit);
    case 'programme.describe':
      return { programme: described(context.programme, edit.changes) };
  }
}

function insert(context: ShowContext, { segment: draft, after, at }: EventOf<'programme.insert'>): Change {
  const { segments } = context.programme;
  const segment = completeSegment(draft, new Set(segments.map(({ id }) => id)));
  return retimed(context, placedAfter(segments, segment, after), segment.id, at);
}

function move(context: ShowContext, { segmentId, after }: EventOf<'programme.move'>): Change {
  const segment = segmentOf(context, segmentId);
  if (!segment) return {};
  const others = context.programme.segments.filter(({ id }) => id !== segmentId);
  return rearranged(context, placedAfter(others, segment, after));
}

function remove(context: ShowContext, { segmentId }: EventOf<'programme.remove'>): Change {
  const { segments } = context.programme;
  const { [segmentId]: _start, ...starts } = context.starts;
  const { [segmentId]: _trimmed, ...trimmed } = context.trimmed;
  const left = segments.filter(({ id }) => id !== segmentId);
  const wasLast = context.position === segmentId;
  const before = segments[indexOf(context, segmentId) - 1]?.id ?? null;
  return {
    ...rearranged(context, left),
    starts,
    trimmed,
    position: wasLast ? before : context.position,
  };
}

function update(context: ShowContext, { segmentId, changes, at }: EventOf<'programme.update'>): Change {
  const before = segmentOf(context, segmentId);
  if (!before) return {};
  const segment = changed(before, changes);
  const segments = context.programme.segments.map((other) => (other.id === segmentId ? segment : other));
  const movesStart = changes.start !== undefined || changes.startDay !== undefined;
  const clock =
    context.clock && isOnStage(context, segmentId)
      ? adjustClock(context.clock, segment.durationMs - before.durationMs)
      : context.clock;
  return {
    ...(movesStart ? retimed(context, segments, segmentId, at) : rearranged(context, segments)),
    clock,
    trimmed: withoutEdited(context.trimmed, segmentId, changes),
  };
}

/** Segments in a new order or with new contents, every planned time as it was. */
function rearranged(context: ShowContext, segments: Segment[], edited: Starts = {}): Change {
  return {
    programme: { ...context.programme, segments },
    plan: context.plan && followPlan(context.plan, segments, edited),
  };
}

/** The same where one segment has a new planned start, or none any more; no other is reinterpreted. */
function retimed(context: ShowContext, segments: Segment[], segmentId: string, at: number): Change {
  const programme = { ...context.programme, segments };
  const { [segmentId]: _former, ...others } = context.starts;
  const start = resolveAfter(programme, context.starts, segmentId, at);
  if (start === undefined) return { ...rearranged(context, segments), starts: others };
  const shifted = shiftStart(start, context.shift, programme.timeZone);
  return {
    ...rearranged(context, segments, { [segmentId]: shifted }),
    starts: { ...others, [segmentId]: start },
  };
}

function placedAfter(others: readonly Segment[], segment: Segment, after: string | undefined): Segment[] {
  return others.toSpliced(others.findIndex(({ id }) => id === after) + 1, 0, segment);
}

/** A programme with other words about the whole show; a field that is set to null is gone. */
function described(programme: Programme, changes: DescriptionChanges): Programme {
  return withoutNull({ ...programme, ...changes }) as Programme;
}

/**
 * A segment with changes; a field that is set to null is gone. A new start without a day is not held to
 * the day of the old one: from 23:00 to 00:30 is an hour and a half later.
 */
function changed({ startDay, ...segment }: Segment, { speakers, ...changes }: SegmentChanges): Segment {
  const merged = {
    ...segment,
    ...(startDay !== undefined && changes.start === undefined && { startDay }),
    ...changes,
    ...(speakers !== undefined && { speakers: speakers && completeSpeakers(speakers) }),
  };
  return withoutNull(merged) as Segment;
}

function withoutNull(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** What an editor has set since a replan is no longer brought back by a reset. */
function withoutEdited(
  trimmed: ShowContext['trimmed'],
  segmentId: string,
  { durationMs, skip }: SegmentChanges,
): ShowContext['trimmed'] {
  const kept = ownValue(trimmed, segmentId);
  if (!kept || (durationMs === undefined && skip === undefined)) return trimmed;
  const still: Trimmed = {
    ...(durationMs === undefined && kept.durationMs !== undefined && { durationMs: kept.durationMs }),
    ...(skip === undefined && kept.skip !== undefined && { skip: kept.skip }),
  };
  return { ...trimmed, [segmentId]: still };
}
