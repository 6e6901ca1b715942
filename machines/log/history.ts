import type { ShowSnapshot } from '../show/machine.ts';
import type { Refusal } from '../wire/answer.ts';
import type { Entry } from './entry.ts';
import { isAside, isReversal, LANES, type Lanes, lanesAfter, standing } from './lanes.ts';
import { eventOf, isRefusal, type Ledger, step } from './ledger.ts';
import { UnreadableLog } from './unreadableLog.ts';

/** After how many entries a point to refold from is kept, in memory and in the store. */
export const CHECKPOINT_EVERY = 100;

/** How many entries a history keeps behind it at least, once it has them. */
const KEPT = CHECKPOINT_EVERY;

interface Checkpoint {
  readonly seq: number;
  readonly snapshot: ShowSnapshot;
}

/** The newest part of a log with its fold: what a show needs in memory to go on and to undo. */
export interface History {
  readonly ledger: Ledger;
  /** Points to refold from, oldest first; what they hold has not been taken back. At least one. */
  readonly checkpoints: readonly [Checkpoint, ...Checkpoint[]];
  /** The entries after the oldest checkpoint. */
  readonly entries: readonly Entry[];
}

/** A history that begins at `ledger`. */
export function beginHistory(ledger: Ledger): History {
  return { ledger, checkpoints: [ledger], entries: [] };
}

/**
 * The history after more entries of the log, folded without what was taken back.
 * Throws UnreadableLog where the statechart refuses one, the numbering has a hole, or an entry refers to
 * one that is not there.
 */
export function replay(ledger: Ledger, entries: readonly Entry[]): History {
  const history = { ledger, checkpoints: [ledger], entries } as const;
  let { lanes, changedSeq, quietUntil, at } = ledger;
  entries.forEach((entry, index) => {
    if (entry.seq !== ledger.seq + index + 1) throw UnreadableLog.hole(ledger.seq + index + 1, entry.seq);
    if (dangles(entry, lanes, ledger.seq)) throw UnreadableLog.dangling(entry);
    lanes = lanesAfter(lanes, entry, (seq) => entryAt(history, seq));
    if (!isAside(entry.type)) changedSeq = entry.seq;
    quietUntil = quietAfter(entry);
    at = entry.at;
  });
  const folded = refold(history, lanes, ledger.seq);
  if ('refusal' in folded) throw UnreadableLog.refused(folded.entry, folded.refusal);
  const seq = ledger.seq + entries.length;
  return {
    ...history,
    ...folded,
    ledger: { seq, at, snapshot: folded.snapshot, changedSeq, quietUntil, lanes },
  };
}

/** Whether an entry refers to one that is not between `base` and it; what undo leaves below it may lie further back. */
function dangles(entry: Entry, lanes: Lanes, base: number): boolean {
  const isNamed = (seq: number) => seq > base && seq < entry.seq;
  if (entry.below >= entry.seq) return true;
  if (!isReversal(entry)) return false;
  const { lane, takesBack } = entry.args;
  if (!LANES.includes(lane) || !isNamed(takesBack)) return true;
  return entry.type === 'redo' && !isNamed(lanes[lane].redo);
}

/** The history with one more entry, which made `snapshot`. */
export function extend(history: History, entry: Entry, snapshot: ShowSnapshot): History {
  const { ledger } = history;
  const next: Ledger = {
    seq: entry.seq,
    at: entry.at,
    snapshot,
    changedSeq: isAside(entry.type) ? ledger.changedSeq : entry.seq,
    quietUntil: quietAfter(entry),
    lanes: lanesAfter(ledger.lanes, entry, (seq) => entryAt(history, seq)),
  };
  const checkpoints = isCheckpoint(entry.seq)
    ? ([...history.checkpoints, next] as const)
    : history.checkpoints;
  return trim({ ledger: next, checkpoints, entries: [...history.entries, entry] });
}

/** What a refold makes: the snapshot and the checkpoints on its way, or the entry that no longer fits. */
export type Refolded =
  | { readonly snapshot: ShowSnapshot; readonly checkpoints: History['checkpoints'] }
  | { readonly entry: Entry; readonly refusal: Refusal };

/** The fold of the history's entries as `lanes` has them stand, from the nearest checkpoint at or before `seq`. */
export function refold(history: History, lanes: Lanes, seq: number): Refolded {
  const [oldest, ...later] = history.checkpoints;
  if (oldest.seq > seq)
    throw new RangeError(`Entry ${String(seq + 1)} lies before the part of the log in memory.`);
  const kept = [oldest, ...later.filter((checkpoint) => checkpoint.seq <= seq)] as const;
  const base = kept.at(-1) ?? oldest;
  const checkpoints: [Checkpoint, ...Checkpoint[]] = [...kept];
  const stands = standing(lanes, base.seq, (at) => entryAt(history, at));
  let { snapshot } = base;
  for (const entry of history.entries.slice(base.seq - oldest.seq)) {
    if (stands.has(entry.seq) || isAside(entry.type)) {
      const result = step(snapshot, eventOf(entry));
      if (isRefusal(result)) return { entry, refusal: result };
      snapshot = result;
    }
    if (isCheckpoint(entry.seq)) checkpoints.push({ seq: entry.seq, snapshot });
  }
  return { snapshot, checkpoints };
}

/** The entry with this seq. Throws a RangeError where it lies before the history. */
export function entryAt(history: History, seq: number): Entry {
  const entry = history.entries[seq - history.checkpoints[0].seq - 1];
  if (!entry) throw new RangeError(`Entry ${String(seq)} is not in the part of the log that is in memory.`);
  return entry;
}

/** Whether a checkpoint is due at this seq. */
export function isCheckpoint(seq: number): boolean {
  return seq % CHECKPOINT_EVERY === 0;
}

/** By when an automatic advance must have been due not to fire after an entry, see `Ledger`. */
function quietAfter(entry: Entry): number {
  return isReversal(entry) ? entry.at : 0;
}

function trim(history: History): History {
  const [, second, ...rest] = history.checkpoints;
  if (!second || history.ledger.seq - second.seq < KEPT) return history;
  return {
    ledger: history.ledger,
    checkpoints: [second, ...rest],
    entries: history.entries.slice(second.seq - history.checkpoints[0].seq),
  };
}
