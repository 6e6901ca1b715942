import type { Entry, Lane } from '../../machines/log/entry.ts';
import type { History } from '../../machines/log/history.ts';
import type { EntrySummary, UndoPreview } from '../../machines/wire/live.ts';
import type { Store } from '../store/port.ts';

export const NOTHING_TO_REVERSE: UndoPreview = {
  run: { undo: null, redo: null },
  programme: { undo: null, redo: null },
};

/** What undo would take back and redo bring back, in each lane; read from the store where it is long ago. */
export async function findReversible(store: Store, show: string, history: History): Promise<UndoPreview> {
  const find = async (seq: number): Promise<Entry | undefined> => {
    if (seq === 0) return undefined;
    const index = seq - history.checkpoints[0].seq - 1;
    return history.entries[index] ?? (await store.entries(show, seq - 1, seq))[0];
  };
  const ofLane = async (lane: Lane) => {
    const tops = history.ledger.lanes[lane];
    const undone = await find(tops.redo);
    return {
      undo: summary(await find(tops.undo)),
      redo: summary(undone && 'takesBack' in undone.args ? await find(undone.args.takesBack) : undefined),
    };
  };
  return { run: await ofLane('run'), programme: await ofLane('programme') };
}

function summary(entry: Entry | undefined): EntrySummary | null {
  return entry ? { seq: entry.seq, type: entry.type, at: entry.at, by: entry.by } : null;
}
