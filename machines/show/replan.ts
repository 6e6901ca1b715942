import { adjustClock } from '../clock/clock.ts';
import { ownValue } from '../programme/own.ts';
import type { Segment } from '../programme/schema.ts';
import type { Refusal } from '../wire/answer.ts';
import type { ShowContext, Trimmed } from './context.ts';
import type { EventOf } from './event.ts';
import { indexOf, isOnStage, segmentOf } from './order.ts';
import { refused, unknownSegment } from './refusals.ts';

type Replan = EventOf<'programme.replan'>;

/** Why a replan is not possible as the show stands, or null. */
export function replanProblem(context: ShowContext, { changes }: Replan): Refusal | null {
  for (const { segmentId, skip } of changes) {
    const segment = segmentOf(context, segmentId);
    if (!segment) return unknownSegment(segmentId);
    if (isOver(context, segmentId)) return refused(`"${segment.title}" is over and cannot be replanned.`);
    if (skip && isOnStage(context, segmentId)) {
      return refused(`"${segment.title}" is on stage and cannot be skipped any more.`);
    }
  }
  return null;
}

/**
 * New lengths and skips for segments to come, or a new length for the current one, whose zero moves.
 * In a run, what stood before is kept, so that a reset brings it back.
 */
export function replan(context: ShowContext, { changes }: Replan): Partial<ShowContext> {
  const byId = new Map(changes.map(({ segmentId, ...change }) => [segmentId, change]));
  const trimmed: Record<string, Trimmed> = { ...context.trimmed };
  let { clock } = context;
  const segments = context.programme.segments.map((segment) => {
    const change = byId.get(segment.id);
    if (!change) return segment;
    const replanned = { ...segment, ...change };
    if (context.plan !== null && !ownValue(trimmed, segment.id)) trimmed[segment.id] = before(segment);
    if (clock !== null && isOnStage(context, segment.id)) {
      clock = adjustClock(clock, replanned.durationMs - segment.durationMs);
    }
    return replanned;
  });
  return { programme: { ...context.programme, segments }, trimmed, clock };
}

function isOver(context: ShowContext, segmentId: string): boolean {
  if (context.plan === null) return false;
  const position = indexOf(context, context.position);
  const firstLeft = context.clock === null ? position + 1 : position;
  return indexOf(context, segmentId) < firstLeft;
}

function before({ durationMs, skip = false }: Segment): Trimmed {
  return { durationMs, skip };
}
