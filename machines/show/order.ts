import type { Segment } from '../programme/schema.ts';
import type { ShowContext } from './context.ts';

/** The segment with this id, if the programme has it. */
export function segmentOf(context: ShowContext, id: string | null): Segment | undefined {
  return id === null ? undefined : context.programme.segments.find((segment) => segment.id === id);
}

/** Where a segment stands in the programme; -1 where it does not, and for null. */
export function indexOf(context: ShowContext, id: string | null): number {
  return id === null ? -1 : context.programme.segments.findIndex((segment) => segment.id === id);
}

/** Whether a segment has the stage now. */
export function isOnStage(context: ShowContext, id: string): boolean {
  return context.clock !== null && context.position === id;
}

/** The next segment after the position that is not skipped; in standby the first. */
export function nextSegment(context: ShowContext): Segment | undefined {
  const from = indexOf(context, context.position) + 1;
  return context.programme.segments.slice(from).find((segment) => !segment.skip);
}

/**
 * The segment that "back" runs: the one before the current; when nothing runs, the one that ran last.
 * Skipped ones are passed over.
 */
export function segmentBefore(context: ShowContext): Segment | undefined {
  const position = indexOf(context, context.position);
  const end = context.clock === null ? position + 1 : position;
  return context.programme.segments
    .slice(0, end)
    .findLast((segment) => !segment.skip || segment.id === context.position);
}
