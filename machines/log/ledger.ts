import { initialTransition, transition } from 'xstate';
import type { ShowContext, ShowInput } from '../show/context.ts';
import type { ChartEvent } from '../show/event.ts';
import { showMachine, type ShowSnapshot } from '../show/machine.ts';
import { whyNot } from '../show/why.ts';
import type { Refusal } from '../wire/answer.ts';
import type { Entry } from './entry.ts';
import { EMPTY_LANES, type Lanes } from './lanes.ts';

/** A log folded up to one entry: all that is needed to go on from there. */
export interface Ledger {
  /** The last entry's seq, 0 before any. */
  readonly seq: number;
  /** The last entry's stamp, epoch ms; before any, when the show was stored. */
  readonly at: number;
  readonly snapshot: ShowSnapshot;
  /** The seq of the last entry that was not a message or blackout. */
  readonly changedSeq: number;
  /**
   * Epoch ms; an automatic advance that was due by then does not fire. The stamp of the last entry where
   * that is an undo or redo, which may have put one into the past and is not to make the show go on by
   * itself; 0 after every other, since from then on the show itself knows that its segment stays on.
   */
  readonly quietUntil: number;
  readonly lanes: Lanes;
}

/** A ledger as plain data, for a store. */
export interface StoredLedger extends Omit<Ledger, 'snapshot'> {
  /** The version of this form; one of another version is not read but rebuilt from the log. */
  readonly v: number;
  readonly value: ShowSnapshot['value'];
  readonly context: ShowContext;
}

const LEDGER_VERSION = 3;

/** The ledger of a show without an entry, stored at epoch `at`. */
export function openLedger(input: ShowInput, at: number): Ledger {
  const [snapshot] = initialTransition(showMachine, input);
  return { seq: 0, at, snapshot, changedSeq: 0, quietUntil: 0, lanes: EMPTY_LANES };
}

/** What the statechart makes of an event: the next snapshot, or why it does not accept it. */
export function step(snapshot: ShowSnapshot, event: ChartEvent): ShowSnapshot | Refusal {
  if (!snapshot.can(event)) return whyNot(snapshot, event);
  const [next] = transition(showMachine, snapshot, event);
  return next;
}

/** Whether `step` refused. */
export function isRefusal(result: ShowSnapshot | Refusal): result is Refusal {
  return 'code' in result;
}

/** The event that an entry was; not for an undo or redo, which the statechart never sees. */
export function eventOf(entry: Entry): ChartEvent {
  return { ...entry.args, type: entry.type, at: entry.at, id: entry.id } as ChartEvent;
}

/** A ledger as plain data. */
export function packLedger({ snapshot, ...rest }: Ledger): StoredLedger {
  return { v: LEDGER_VERSION, ...rest, value: snapshot.value, context: snapshot.context };
}

/** The ledger from its plain data; null where another version wrote it. */
export function unpackLedger({ v, value, context, ...rest }: StoredLedger): Ledger | null {
  if (v !== LEDGER_VERSION) return null;
  return { ...rest, snapshot: showMachine.resolveState({ value, context }) };
}
