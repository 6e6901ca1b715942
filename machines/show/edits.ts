import { adjustClock } from '../clock/clock.ts';
import { resolveAfter, type Starts } from '../programme/days.ts';
import { editedProgramme } from '../programme/edited.ts';
import { completeSegment } from '../programme/identify.ts';
import { ownValue } from '../programme/own.ts';
import { followPlan, shiftStart } from '../programme/plan.ts';
import type { Programme, SegmentChanges } from '../programme/schema.ts';
import type { ShowContext, Trimmed } from './context.ts';
import type { OneEdit } from './editProblems.ts';
import type { EventOf } from './event.ts';
import { indexOf, isOnStage, segmentOf } from './order.ts';

type Change = Partial<ShowContext>;

/** What a single edit makes of a show: its programme, starts and, in a run, plan. */
export function editOnce(context: ShowContext, edit: OneEdit): Change {
  switch (edit.type) {
    case 'programme.insert':
      return insert(context, edit);
    case 'programme.update':
      return update(context, edit);
    case 'programme.remove':
      return remove(context, edit);
    case 'programme.move':
      return rearranged(context, editedProgramme(context.programme, edit));
    case 'programme.describe':
      return { programme: editedProgramme(context.programme, edit) };
  }
}

function insert(context: ShowContext, edit: EventOf<'programme.insert'>): Change {
  const taken = new Set(context.programme.segments.map(({ id }) => id));
  const segment = completeSegment(edit.segment, taken);
  return retimed(context, editedProgramme(context.programme, { ...edit, segment }), segment.id, edit.at);
}

function remove(context: ShowContext, edit: EventOf<'programme.remove'>): Change {
  const { segments } = context.programme;
  const { segmentId } = edit;
  const { [segmentId]: _start, ...starts } = context.starts;
  const { [segmentId]: _trimmed, ...trimmed } = context.trimmed;
  const wasLast = context.position === segmentId;
  const before = segments[indexOf(context, segmentId) - 1]?.id ?? null;
  return {
    ...rearranged(context, editedProgramme(context.programme, edit)),
    starts,
    trimmed,
    position: wasLast ? before : context.position,
  };
}

function update(context: ShowContext, edit: EventOf<'programme.update'>): Change {
  const { segmentId, changes, at } = edit;
  const programme = editedProgramme(context.programme, edit);
  const before = segmentOf(context, segmentId)?.durationMs ?? 0;
  const after = programme.segments.find(({ id }) => id === segmentId)?.durationMs ?? 0;
  const movesStart = changes.start !== undefined || changes.startDay !== undefined;
  const clock =
    context.clock && isOnStage(context, segmentId)
      ? adjustClock(context.clock, after - before)
      : context.clock;
  return {
    ...(movesStart ? retimed(context, programme, segmentId, at) : rearranged(context, programme)),
    clock,
    trimmed: withoutEdited(context.trimmed, segmentId, changes),
  };
}

/** Segments in a new order or with new contents, every planned time as it was. */
function rearranged(context: ShowContext, programme: Programme, edited: Starts = {}): Change {
  return { programme, plan: context.plan && followPlan(context.plan, programme.segments, edited) };
}

/** The same where one segment has a new planned start, or none any more; no other is reinterpreted. */
function retimed(context: ShowContext, programme: Programme, segmentId: string, at: number): Change {
  const { starts } = context;
  const start = resolveAfter(programme, starts, segmentId, at);
  if (start === undefined) {
    const { [segmentId]: _former, ...others } = starts;
    return { ...rearranged(context, programme), starts: others };
  }
  const segment = programme.segments.find(({ id }) => id === segmentId);
  const shifted = shiftStart(start, segment?.start, context.shift, programme.timeZone);
  return {
    ...rearranged(context, programme, { [segmentId]: shifted }),
    starts: { ...starts, [segmentId]: start },
  };
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
