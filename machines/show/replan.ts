import { adjustClock } from '../clock/clock.ts';
import type { Segment } from '../programme/schema.ts';
import type { Refusal } from '../wire/answer.ts';
import type { ShowContext, Trimmed } from './context.ts';
import type { EventOf } from './event.ts';
import { indexOf, isOnStage, segmentOf } from './order.ts';
import { refused, TOO_LITTLE, unknownSegment } from './refusals.ts';
import { plansTooLittle } from './run.ts';

type Replan = EventOf<'programme.replan'>;

/** Why a replan is not possible as the show stands, or null. */
export function replanProblem(context: ShowContext, { changes }: Replan): Refusal | null {
  for (const { segmentId, durationMs } of changes) {
    const segment = segmentOf(context, segmentId);
    if (!segment) return unknownSegment(segmentId);
    if (isOver(context, segmentId)) return refused(`"${segment.title}" is over and cannot be replanned.`);
    if (durationMs !== undefined && plansTooLittle(context, segmentId, durationMs)) return TOO_LITTLE;
  }
  return null;
}

/**
 * New lengths and skips for segments to come, or a new length for the current one, whose zero moves.
 * In a run, what stood before is kept, so that a reset brings it back.
 */
export function replan(context: ShowContext, { changes }: Replan): Partial<ShowContext> {
  const byId = new Map(changes.map(({ segmentId, ...change }) => [segmentId, change]));
  const trimmed = new Map(Object.entries(context.trimmed));
  let { clock } = context;
  const segments = context.programme.segments.map((segment) => {
    const change = byId.get(segment.id);
    if (!change) return segment;
    const replanned = { ...segment, ...change };
    if (context.plan !== null) trimmed.set(segment.id, { ...before(segment), ...trimmed.get(segment.id) });
    if (clock !== null && isOnStage(context, segment.id)) {
      clock = adjustClock(clock, replanned.durationMs - segment.durationMs);
    }
    return replanned;
  });
  return { programme: { ...context.programme, segments }, trimmed: Object.fromEntries(trimmed), clock };
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
