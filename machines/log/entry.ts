import type { Action } from '../wire/command.ts';
import type { LinkName } from '../wire/links.ts';

/** What the show does by itself when the time has come: an automatic advance, the expiry of a message. */
export type DeadlineAction = { type: 'deadline.advance' } | { type: 'deadline.expire'; messageId: string };

/** A person in front of a display acknowledged a message; it changes nothing but the message. */
export interface SeenAction {
  type: 'message.seen';
  messageId: string;
  device: string;
}

/** An entry of a lane taken back, or brought back by taking back the undo: `takesBack` is its seq. */
export interface ReverseAction {
  type: 'undo' | 'redo';
  lane: Lane;
  takesBack: number;
}

/** What undo keeps apart: the run on stage, and the programme in its editors' hands. */
export type Lane = 'run' | 'programme';

/** Everything that may be written in a log. */
export type LoggedAction =
  Exclude<Action, { type: 'undo' | 'redo' }> | DeadlineAction | SeenAction | ReverseAction;

/** The arguments of a logged action, without its type. */
export type LoggedArguments = LoggedAction extends infer A
  ? A extends { type: string }
    ? Omit<A, 'type'>
    : never
  : never;

/** One accepted command in the log of a show. Plain data: it survives JSON. */
export interface Entry {
  /** Position in the log, from 1. */
  readonly seq: number;
  /** Its stamp, epoch ms, never before that of the entry before it. */
  readonly at: number;
  readonly type: LoggedAction['type'];
  /** Whose hand it was. */
  readonly by: string;
  /** The link whose key gave it; what the show did by itself has none, nor have entries from before there were links. */
  readonly link?: LinkName;
  /** The id of its command. */
  readonly id: string;
  readonly args: LoggedArguments;
  /** The number of the run that it belongs to, 0 before the first start. */
  readonly run: number;
  /** The seq of the entry that it lies on in its lane's stack of what can be undone (of an undo: redone); 0: none. */
  readonly below: number;
}
