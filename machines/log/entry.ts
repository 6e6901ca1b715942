import type { Action } from '../wire/command.ts';

/** What the show does by itself when the time has come: an automatic advance, the expiry of a message. */
export type DeadlineAction = { type: 'deadline.advance' } | { type: 'deadline.expire'; messageId: string };

/** A person in front of a display acknowledged a message; it changes nothing but the message. */
export interface SeenAction {
  type: 'message.seen';
  messageId: string;
  device: string;
}

/** Everything that may be written in a log. */
export type LoggedAction = Action | DeadlineAction | SeenAction;

type ArgumentsOf<A> = A extends { type: string } ? Omit<A, 'type'> : never;

/**
 * One accepted command in the log of a show: `at` is its stamp (epoch ms, never before the entry
 * before it), `by` whose hand it was, `id` the command's id, `run` the number of the run it belongs
 * to (0 before the first start).
 */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly type: LoggedAction['type'];
  readonly by: string;
  readonly id: string;
  readonly args: ArgumentsOf<LoggedAction>;
  readonly run: number;
}
