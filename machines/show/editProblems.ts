import { completeSpeakers } from '../programme/identify.ts';
import { MAX_SEGMENTS } from '../programme/schema.ts';
import type { Refusal } from '../wire/answer.ts';
import type { ProgrammeEdit } from '../wire/command.ts';
import type { ShowContext } from './context.ts';
import type { EventOf } from './event.ts';
import { isOnStage, segmentOf } from './order.ts';
import { refused, TOO_LITTLE, unknownSegment } from './refusals.ts';
import { plansTooLittle } from './run.ts';

/** A single edit of the programme. */
export type OneEdit = EventOf<ProgrammeEdit['type']>;

/** Why a single edit is not possible as the show stands, or null. */
export function oneEditProblem(context: ShowContext, edit: OneEdit): Refusal | null {
  if ('segmentId' in edit && !segmentOf(context, edit.segmentId)) return unknownSegment(edit.segmentId);
  if ('after' in edit && !segmentOf(context, edit.after)) return unknownSegment(edit.after);
  switch (edit.type) {
    case 'programme.insert':
      return insertProblem(context, edit);
    case 'programme.update':
      return updateProblem(context, edit);
    case 'programme.remove':
      return removeProblem(context, edit);
    case 'programme.move':
      return edit.after === edit.segmentId ? refused('A segment cannot come after itself.') : null;
    case 'programme.describe':
      return null;
  }
}

function insertProblem({ programme }: ShowContext, { segment }: EventOf<'programme.insert'>): Refusal | null {
  if (programme.segments.length >= MAX_SEGMENTS) {
    return refused(`The programme has ${String(MAX_SEGMENTS)} segments, which is the most it can hold.`);
  }
  if (programme.segments.some(({ id }) => id === segment.id)) {
    return refused(`There is a segment "${String(segment.id)}" already.`);
  }
  return speakersProblem(segment.speakers);
}

function updateProblem(
  context: ShowContext,
  { segmentId, changes }: EventOf<'programme.update'>,
): Refusal | null {
  const { durationMs } = changes;
  if (durationMs !== undefined && plansTooLittle(context, segmentId, durationMs)) return TOO_LITTLE;
  const { turn } = context;
  if (isOnStage(context, segmentId) && turn !== null && changes.speakers !== undefined) {
    const staying = completeSpeakers(changes.speakers ?? []);
    if (!staying.some(({ id }) => id === turn.speakerId)) {
      return refused('The person who has the floor cannot be taken out: end the turn first.');
    }
  }
  return speakersProblem(changes.speakers);
}

function removeProblem(context: ShowContext, { segmentId }: EventOf<'programme.remove'>): Refusal | null {
  if (isOnStage(context, segmentId)) return refused('This segment is on stage and cannot be removed.');
  return context.programme.segments.length === 1 ? refused('A programme needs at least one segment.') : null;
}

function speakersProblem(speakers: readonly { readonly id?: string }[] | null | undefined): Refusal | null {
  const ids = (speakers ?? []).flatMap(({ id }) => id ?? []);
  return new Set(ids).size < ids.length
    ? refused('Two speakers of a segment cannot have the same id.')
    : null;
}
