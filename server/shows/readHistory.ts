import { type History, replay } from '../../machines/log/history.ts';
import { openLedger, unpackLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Logger } from '../logger.ts';
import type { Store, StoredShow } from '../store/port.ts';

/**
 * The history of a show, from the newest checkpoint before `seq` (without it: the newest of all) on.
 * A checkpoint that does not fit the log is left aside and the whole log read.
 * Rejects with UnreadableLog if that cannot be folded either, or ends before the checkpoint.
 */
export async function readHistory(
  { store, logger }: { readonly store: Store; readonly logger: Logger },
  stored: StoredShow,
  seq?: number,
): Promise<History> {
  const packed = await store.checkpoint(stored.show, seq);
  const ledger = packed && unpackLedger(packed);
  if (ledger) {
    const [last] = await store.entries(stored.show, ledger.seq - 1, ledger.seq);
    if (!last) throw UnreadableLog.cut(ledger.seq);
    try {
      return replay(ledger, await store.entries(stored.show, ledger.seq));
    } catch (error) {
      if (!(error instanceof UnreadableLog || error instanceof RangeError)) throw error;
      logger.warn(
        { show: stored.show, err: error },
        'a checkpoint did not fit the log, which is read from its beginning',
      );
    }
  }
  return replay(openLedger(stored, stored.storedAt), await store.entries(stored.show, 0));
}
