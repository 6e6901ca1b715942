import { adjustClock, type Clock, holdClock, leftOn, resumeClock, startClock } from '../clock/clock.ts';
import { planForStart } from '../programme/plan.ts';
import { ownValue } from '../programme/own.ts';
import type { Segment } from '../programme/schema.ts';
import { type Advance, atRest, offStage, type ShowContext } from './context.ts';
import { advanceDue } from './deadlines.ts';
import type { EventOf } from './event.ts';
import { isOnStage, nextSegment, segmentBefore, segmentOf } from './order.ts';

type Change = Partial<ShowContext>;
type Start = EventOf<'show.start' | 'segment.next'>;
type Stamped = { readonly at: number };

/** The segment that a start would begin with: the one named, else the first that is not skipped. */
export function openingSegment(context: ShowContext, event: Start): Segment | undefined {
  return 'segmentId' in event ? segmentOf(context, event.segmentId) : nextSegment(context);
}

/** A new run begins; its plan is fixed now, shifted to the day and hour of the start where it must be. */
export function openRun(context: ShowContext, event: Start): Change {
  const segment = openingSegment(context, event);
  if (!segment) return {};
  return {
    ...planForStart(context.programme, context.starts, segment.id, event.at),
    run: context.run + 1,
    mode: ('mode' in event ? event.mode : undefined) ?? 'live',
    ...takeStage(segment, event.at),
  };
}

/** The next segment has the stage, by hand or by itself. */
export function advance(context: ShowContext, event: EventOf<'segment.next' | 'deadline.advance'>): Change {
  const next = nextSegment(context);
  return next ? { ...takeStage(next, event.at), lastAdvance: advanceBy(event) } : {};
}

/** The segment before has the stage again, from its full length. */
export function goBack(context: ShowContext, event: Stamped): Change {
  const before = segmentBefore(context);
  return before ? takeStage(before, event.at) : {};
}

/** The named segment has the stage, from its full length. */
export function goTo(context: ShowContext, event: EventOf<'segment.goto'>): Change {
  const segment = segmentOf(context, event.segmentId);
  return segment ? takeStage(segment, event.at) : {};
}

/** The show has gone on past its last segment, by hand or by itself. */
export function runOut(context: ShowContext, event: EventOf<'segment.next' | 'deadline.advance'>): Change {
  return { ...leaveStage(context, event), lastAdvance: advanceBy(event) };
}

/** Nothing has the stage; if that was so already, since when stays as it was. */
export function leaveStage(context: ShowContext, event: Stamped): Change {
  return { ...offStage(), restedAt: context.restedAt ?? event.at };
}

/** Segment and turn stop together. */
export function hold(context: ShowContext, { at }: Stamped): Change {
  return mapClocks(context, (clock) => holdClock(clock, at));
}

/** Segment and turn go on together. */
export function resume(context: ShowContext, { at }: Stamped): Change {
  return mapClocks(context, (clock) => resumeClock(clock, at));
}

/** The segment is longer or shorter by `byMs`; its turn is not. */
export function adjust(context: ShowContext, { byMs }: { readonly byMs: number }): Change {
  const { clock, adjustedMs } = context;
  return clock === null ? {} : { clock: adjustClock(clock, byMs), adjustedMs: adjustedMs + byMs };
}

/** Exactly `leftMs` is left: an adjustment by what that takes, so that length less left is what has run. */
export function setLeft(context: ShowContext, { leftMs, at }: EventOf<'clock.set'>): Change {
  if (context.clock === null) return {};
  const byMs = leftMs - leftOn(context.clock, at);
  return { ...adjust(context, { byMs }), setMs: context.setMs + byMs };
}

/** The length, in ms, of the segment that has the stage, adjustments in it; 0 where none has. */
export function stageLength(context: ShowContext): number {
  return (segmentOf(context, context.position)?.durationMs ?? 0) + context.adjustedMs;
}

/** Whether an adjustment would leave a segment of less than no length. */
export function cutsTooMuch(context: ShowContext, { byMs }: { readonly byMs: number }): boolean {
  return stageLength(context) + byMs < 0;
}

/** Whether a new planned length, in ms, would leave the segment on stage, adjustments counted, with less than no length. */
export function plansTooLittle(context: ShowContext, segmentId: string, durationMs: number): boolean {
  return isOnStage(context, segmentId) && durationMs + context.adjustedMs < 0;
}

/** Whether an adjustment would make the show go on by itself at once. */
export function setsOffAdvance(context: ShowContext, event: EventOf<'clock.adjust'>): boolean {
  const due = advanceDue({ ...context, ...adjust(context, event) });
  const dueBefore = advanceDue(context);
  return due !== null && dueBefore !== null && due <= event.at && dueBefore > event.at;
}

/** Back to standby: the run is forgotten, and what was replanned in it is as it was before. */
export function closeRun(context: ShowContext): Change {
  const { programme, trimmed } = context;
  if (Object.keys(trimmed).length === 0) return atRest();
  const segments = programme.segments.map((segment) => ({ ...segment, ...ownValue(trimmed, segment.id) }));
  return { ...atRest(), programme: { ...programme, segments } };
}

function advanceBy({ type, at }: EventOf<'segment.next' | 'deadline.advance'>): Advance {
  return { at, automatic: type === 'deadline.advance' };
}

function takeStage(segment: Segment, at: number): Change {
  return {
    ...offStage(),
    position: segment.id,
    clock: startClock(segment.durationMs, at),
    restedAt: null,
    lastAdvance: { at, automatic: false },
  };
}

function mapClocks({ clock, turn }: ShowContext, change: (clock: Clock) => Clock): Change {
  return { clock: clock && change(clock), turn: turn && { ...turn, clock: change(turn.clock) } };
}
