import type { Message } from '../wire/live.ts';
import { AUDIENCE_VIEWS, VIEWS, type View } from '../wire/views.ts';
import type { ShowContext } from './context.ts';
import type { EventOf } from './event.ts';

type Change = Partial<ShowContext>;

/** A message takes the place of the one that its target had. Its id is that of its command. */
export function showMessage(context: ShowContext, event: EventOf<'message.show'>): Change {
  const message: Message = {
    id: event.id,
    to: event.to,
    text: event.text,
    style: event.style ?? 'info',
    needsSeen: event.needsSeen ?? false,
    ...(event.forMs === undefined ? {} : { until: event.at + event.forMs }),
  };
  return { messages: [...context.messages.filter(({ to }) => to !== event.to), message] };
}

/** The message to one target goes; without `to`, every message. */
export function clearMessages(context: ShowContext, { to }: EventOf<'message.clear'>): Change {
  return { messages: to === undefined ? [] : context.messages.filter((message) => message.to !== to) };
}

/** A message's time is up. */
export function expireMessage(context: ShowContext, { messageId }: EventOf<'deadline.expire'>): Change {
  return { messages: context.messages.filter(({ id }) => id !== messageId) };
}

/** The first person to acknowledge a message is kept with it. */
export function markSeen(context: ShowContext, { messageId, device, at }: EventOf<'message.seen'>): Change {
  return {
    messages: context.messages.map((message) =>
      message.id === messageId ? { ...message, seen: { device, at } } : message,
    ),
  };
}

/** Whether a message is showing that nobody has acknowledged yet. */
export function awaitsSeen(context: ShowContext, { messageId }: EventOf<'message.seen'>): boolean {
  return context.messages.some(({ id, seen }) => id === messageId && seen === undefined);
}

/** Whether a message's time is up. */
export function expiryIsDue(context: ShowContext, { messageId, at }: EventOf<'deadline.expire'>): boolean {
  return context.messages.some(({ id, until }) => id === messageId && until !== undefined && until <= at);
}

/** The one message that a display gets: of those to its device, its view or all, the newest. */
export function messageFor(
  messages: readonly Message[],
  display: { view: View; device?: string },
): Message | null {
  const targets = new Set(['all', display.view, display.device]);
  return messages.findLast(({ to }) => targets.has(to)) ?? null;
}

/** The views that the command names go dark or come back; without names, those of the audience. */
export function darken(context: ShowContext, event: EventOf<'screen.blackout'>): Change {
  const named = new Set(event.views ?? AUDIENCE_VIEWS);
  return { blackout: VIEWS.filter((view) => (named.has(view) ? event.on : context.blackout.includes(view))) };
}
