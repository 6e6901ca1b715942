import type { DeadlineAction } from '../log/entry.ts';
import type { ShowContext } from './context.ts';
import type { ChartEvent } from './event.ts';
import { nextSegment, segmentOf } from './order.ts';

/** Something that the show does by itself, and the epoch ms at which it is due. */
export interface Deadline {
  readonly due: number;
  readonly action: DeadlineAction;
}

/**
 * When the running segment goes on by itself, epoch ms: at its zero, or at the fixed start of the next
 * one if that is later; null where it does not.
 */
export function advanceDue(context: ShowContext): number | null {
  const { clock } = context;
  if (clock === null || !('zeroAt' in clock)) return null;
  if (!segmentOf(context, context.position)?.autoAdvance) return null;
  const next = nextSegment(context);
  const fixedStart = next?.fixedStart ? context.plan?.find(({ id }) => id === next.id)?.startsAt : undefined;
  return Math.max(clock.zeroAt, fixedStart ?? clock.zeroAt);
}

/** Whether the running segment goes on by itself at the event's stamp or should have before it. */
export function advanceIsDue(context: ShowContext, { at }: { readonly at: number }): boolean {
  const due = advanceDue(context);
  return due !== null && due <= at;
}

/**
 * Whether the segment stays on past its end after an event that made `after` of `before`. What was due
 * before a command came has been done by then, unless it was taken back: so an advance that is overdue
 * was, and a hand on the clock or on the programme that leaves it overdue does not set it off.
 */
export function staysOnAfter(
  before: ShowContext,
  after: ShowContext,
  { type, at }: Pick<ChartEvent, 'type' | 'at'>,
): boolean {
  if (type === 'clock.set') return false;
  return (before.staysOn || advanceIsDue(before, { at })) && isPastEnd(after, at);
}

/**
 * The next deadline of a show, or null. An advance that was due by `quietUntil` (epoch ms, see
 * `Ledger`) does not fire, nor one of a segment that stays on.
 */
export function nextDeadline(context: ShowContext, quietUntil: number): Deadline | null {
  const deadlines: Deadline[] = context.messages.flatMap((message) =>
    message.until === undefined
      ? []
      : [{ due: message.until, action: { type: 'deadline.expire', messageId: message.id } as const }],
  );
  const advance = advanceDue(context);
  if (advance !== null && !context.staysOn && advance > quietUntil) {
    deadlines.push({ due: advance, action: { type: 'deadline.advance' } });
  }
  return deadlines.reduce<Deadline | null>(
    (earliest, deadline) => (earliest === null || deadline.due < earliest.due ? deadline : earliest),
    null,
  );
}

function isPastEnd(context: ShowContext, at: number): boolean {
  const { clock } = context;
  return clock !== null && 'leftMs' in clock ? clock.leftMs <= 0 : advanceIsDue(context, { at });
}
