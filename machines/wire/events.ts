import type { Entry } from '../log/entry.ts';
import type { Programme } from '../programme/schema.ts';
import type { Answer, Refusal, RefusalCode } from './answer.ts';
import type { BatonOrder, BatonView, You } from './baton.ts';
import type { Direct, DisplaysView, DisplayStatus } from './display.ts';
import type { ControlView, LiveView } from './live.ts';
import type { ProgrammeView } from './programme.ts';

/** Every Socket.IO event of CONTRACT, typed once for both ends. */

/** `/display`, from the server. */
export interface ToDisplay {
  programme: (view: ProgrammeView) => void;
  live: (view: LiveView) => void;
  direct: (order: Direct) => void;
  /** The key that it came by holds no longer; the line ends with it. */
  refused: (refusal: HandshakeRefusal) => void;
}

/** `/display`, from the display. */
export interface FromDisplay {
  time: (answer: (now: number) => void) => void;
  status: (status: DisplayStatus) => void;
  seen: (report: { messageId: string }, answer: (result: { ok: boolean }) => void) => void;
}

/** `/control`, from the server. */
export interface ToControl {
  /** With notes, but for viewers. */
  programme: (view: ProgrammeView<Programme>) => void;
  live: (view: ControlView) => void;
  displays: (view: DisplaysView) => void;
  logged: (entry: Entry) => void;
  you: (you: You) => void;
  baton: (view: BatonView) => void;
  /** The key that it came by holds no longer; the line ends with it. */
  refused: (refusal: HandshakeRefusal) => void;
}

/** `/control`, from a controller; `command` is checked on arrival, so its form is not promised here. */
export interface FromControl {
  time: (answer: (now: number) => void) => void;
  command: (command: unknown, answer: (answer: Answer) => void) => void;
  direct: (order: Direct & { device: string }, answer: (result: { ok: boolean }) => void) => void;
  baton: (order: BatonOrder, answer: (result: BatonAnswer) => void) => void;
}

/** What came of an order about the baton. */
export type BatonAnswer = { readonly ok: true } | ({ readonly ok: false } & Refusal);

/** `connect_error.data` of a refused handshake; its `message` is the code. */
export interface HandshakeRefusal {
  readonly code: RefusalCode;
  readonly detail: string;
}
