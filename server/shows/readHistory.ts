import { type History, replay } from '../../machines/log/history.ts';
import { openLedger, packLedger, unpackLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Logger } from '../logger.ts';
import { DamagedCheckpoint, type Store, type StoredShow } from '../store/port.ts';

/** What a history is read from. */
interface Source {
  readonly store: Store;
  readonly logger: Logger;
}

/**
 * The history of a show, from the newest checkpoint before `seq` (without it: the newest of all) on.
 * Where a checkpoint is damaged or does not fit the log, the whole log is read and a new one kept.
 * Rejects with UnreadableLog if that cannot be folded either, or ends before the checkpoint.
 */
export async function readHistory(source: Source, stored: StoredShow, seq?: number): Promise<History> {
  const { store, logger } = source;
  const { show } = stored;
  const fromCheckpoint = await readFromCheckpoint(source, show, seq).catch((error: unknown) => {
    if (error instanceof WrongCheckpoint) return error;
    throw error;
  });
  if (fromCheckpoint && !(fromCheckpoint instanceof WrongCheckpoint)) return fromCheckpoint;
  const history = await readFromBeginning(store, stored);
  if (fromCheckpoint) {
    logger.warn({ show, err: fromCheckpoint.cause }, 'a checkpoint is wrong and made anew from the log');
    await store.renewCheckpoints(show, packLedger(history.ledger)).catch((error: unknown) => {
      logger.warn({ show, err: error }, 'a checkpoint was not kept');
    });
  }
  return history;
}

/** Undefined where there is no checkpoint of the present form. */
async function readFromCheckpoint(
  { store }: Source,
  show: string,
  seq: number | undefined,
): Promise<History | undefined> {
  const packed = await store.checkpoint(show, seq).catch((error: unknown) => {
    throw error instanceof DamagedCheckpoint ? new WrongCheckpoint('damaged', { cause: error }) : error;
  });
  if (!packed) return undefined;
  const [last] = await store.entries(show, packed.seq - 1, packed.seq);
  if (!last) throw UnreadableLog.cut(packed.seq);
  const entries = await store.entries(show, packed.seq);
  try {
    const ledger = unpackLedger(packed);
    return ledger ? replay(ledger, entries) : undefined;
  } catch (error) {
    throw new WrongCheckpoint('does not fit', { cause: error });
  }
}

async function readFromBeginning(store: Store, stored: StoredShow): Promise<History> {
  const entries = await store.entries(stored.show, 0);
  try {
    return replay(openLedger(stored, stored.storedAt), entries);
  } catch (error) {
    throw error instanceof UnreadableLog ? error : UnreadableLog.failed(error);
  }
}

/** A checkpoint from which the log cannot be read on. */
class WrongCheckpoint extends Error {
  override readonly name = 'WrongCheckpoint';
}
