import type { Action } from '../../../machines/wire/command.ts';
import type { Display } from '../../../machines/wire/display.ts';
import type { Message } from '../../../machines/wire/live.ts';

/** How long, in ms, a message that should be seen may wait for that before the console says so loudly. */
export const UNSEEN_MS = 15_000;

/** How a message on the screens stands: nothing is asked of it, it waits to be seen, it waits too long, it was seen. */
export type Standing = 'shown' | 'waiting' | 'unseen' | 'seen';

/** How a message stands that has been on the screens for `shownMs`. */
export function standingOf(
  { needsSeen, seen }: Pick<Message, 'needsSeen' | 'seen'>,
  shownMs: number,
): Standing {
  if (seen) return 'seen';
  if (!needsSeen) return 'shown';
  return shownMs >= UNSEEN_MS ? 'unseen' : 'waiting';
}

/** The screens that a message to `target` is on. */
export function reachedBy(target: string, displays: readonly Display[]): readonly Display[] {
  return displays.filter(({ view, device }) => target === 'all' || target === view || target === device);
}

/** Whom a message is for, as the desk says it: `speaker`, `all screens`, or a screen's name. */
export function targetName(target: string, displays: readonly Display[]): string {
  if (target === 'all') return 'all screens';
  return displays.find(({ device }) => device === target)?.name ?? target;
}

/** Says the same again, over everything else on the screen, and asks once more whether it was seen. */
export function asUrgent({ to, text }: Pick<Message, 'to' | 'text'>): Action {
  return { type: 'message.show', to, text, style: 'urgent', needsSeen: true };
}
