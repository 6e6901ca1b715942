import type { Entry } from './entry.ts';
import { EMPTY_LANES, isAside, lanesAfter, standing } from './lanes.ts';
import { UnreadableLog } from './unreadableLog.ts';

/** Of a whole log, the entries that count: neither taken back nor themselves an undo or redo. Throws UnreadableLog. */
export function standingEntries(entries: readonly Entry[]): Entry[] {
  const entryAt = (seq: number): Entry => {
    const entry = entries[seq - 1];
    if (entry?.seq !== seq) throw UnreadableLog.hole(seq, entry?.seq ?? 0);
    return entry;
  };
  const lanes = entries.reduce((before, entry) => lanesAfter(before, entry, entryAt), EMPTY_LANES);
  const seqs = standing(lanes, 0, entryAt);
  return entries.filter(({ seq, type }) => seqs.has(seq) || isAside(type));
}
