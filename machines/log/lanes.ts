import type { Entry, Lane, LoggedAction, ReverseAction } from './entry.ts';

/**
 * Of one lane, the seq of the newest entry that undo would take back, and of the newest undo that redo
 * would; 0 where there is none. Each entry names the one below it, so the two numbers are whole stacks.
 */
export interface LaneTops {
  readonly undo: number;
  readonly redo: number;
}

export type Lanes = Readonly<Record<Lane, LaneTops>>;

export const LANES: readonly Lane[] = ['run', 'programme'];

export const EMPTY_LANES: Lanes = { run: { undo: 0, redo: 0 }, programme: { undo: 0, redo: 0 } };

/** The lane in which an entry of this type can be undone; null for what is cleared, not undone. */
export function laneOf(type: Exclude<LoggedAction['type'], 'undo' | 'redo'>): Lane | null {
  if (type === 'programme.replan') return 'run';
  if (type.startsWith('programme.')) return 'programme';
  return isAside(type) ? null : 'run';
}

/** Whether an entry is a message or blackout: it makes no other command stale and is never undone. */
export function isAside(type: LoggedAction['type']): boolean {
  return type.startsWith('message.') || type === 'screen.blackout' || type === 'deadline.expire';
}

/** The seq that an entry of this type will lie on. */
export function belowNext(lanes: Lanes, action: LoggedAction): number {
  if (action.type === 'undo') return lanes[action.lane].redo;
  if (action.type === 'redo') return 0;
  const lane = laneOf(action.type);
  return lane === null ? 0 : lanes[lane].undo;
}

/** The stacks after one more entry; `entryAt` finds an earlier one by its seq. */
export function lanesAfter(lanes: Lanes, entry: Entry, entryAt: (seq: number) => Entry): Lanes {
  if (isReversal(entry)) {
    const { lane, takesBack } = entry.args;
    const tops =
      entry.type === 'undo'
        ? { undo: entryAt(takesBack).below, redo: entry.seq }
        : { undo: takesBack, redo: entryAt(lanes[lane].redo).below };
    return { ...lanes, [lane]: tops };
  }
  const lane = entry.type === 'undo' || entry.type === 'redo' ? null : laneOf(entry.type);
  return lane === null ? lanes : { ...lanes, [lane]: { undo: entry.seq, redo: 0 } };
}

/** The seqs above `base` that still count in each lane: those that no undo has taken back. */
export function standing(lanes: Lanes, base: number, entryAt: (seq: number) => Entry): Set<number> {
  const seqs = new Set<number>();
  for (const lane of LANES) {
    for (let seq = lanes[lane].undo; seq > base; seq = entryAt(seq).below) seqs.add(seq);
  }
  return seqs;
}

/** Whether an entry takes another back, or brings it back. */
export function isReversal(
  entry: Entry,
): entry is Entry & { type: 'undo' | 'redo'; args: Omit<ReverseAction, 'type'> } {
  return entry.type === 'undo' || entry.type === 'redo';
}
