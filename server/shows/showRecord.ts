import { asRun, type RunReport } from '../../machines/asrun/asRun.ts';
import { decide, type Request, reachOf } from '../../machines/log/decide.ts';
import type { Entry } from '../../machines/log/entry.ts';
import { type History, isCheckpoint } from '../../machines/log/history.ts';
import { openLedger, packLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Refusal } from '../../machines/wire/answer.ts';
import type { UndoPreview } from '../../machines/wire/live.ts';
import { type StoredShow, StoreUnavailable } from '../store/port.ts';
import { readHistory } from './readHistory.ts';
import { findReversible, NOTHING_TO_REVERSE } from './reversible.ts';
import type { Surroundings } from './surroundings.ts';

/** An entry that has just become durable, and whether the programme or its plan changed with it. */
export interface Appended {
  readonly entry: Entry;
  readonly programmeChanged: boolean;
}

/** A show's log in the store, with its fold in memory: what the next request is decided on. */
export class ShowRecord {
  readonly stored: StoredShow;
  readonly #around: Surroundings;
  #history: History;
  #reversible: UndoPreview = NOTHING_TO_REVERSE;
  #isInDoubt = false;
  #trouble: string | null = null;

  private constructor(around: Surroundings, stored: StoredShow, history: History) {
    this.#around = around;
    this.stored = stored;
    this.#history = history;
  }

  /** Takes a show up where its log ends. Rejects with UnreadableLog if the log cannot be folded. */
  static async open(around: Surroundings, stored: StoredShow): Promise<ShowRecord> {
    const record = new ShowRecord(around, stored, await readHistory(around, stored));
    await record.lookBack();
    return record;
  }

  /** The show as it is now. */
  get history(): History {
    return this.#history;
  }

  /** What undo and redo would act on now; see `lookBack`. */
  get reversible(): UndoPreview {
    return this.#reversible;
  }

  /** Why the show could not be taken up anew from its log, as a sentence; null where that did not fail. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** What really happened in every run, from the whole log; rejects with StoreUnavailable. */
  async asRun(): Promise<RunReport[]> {
    const { show, storedAt } = this.stored;
    return asRun(openLedger(this.stored, storedAt), await this.#around.store.entries(show, 0));
  }

  /**
   * Decides a request and makes durable what follows from it, or says why not, with nothing changed.
   * Rejects as the store does, which may have kept the entry nevertheless: `catchUp` finds that out.
   */
  async append(request: Request): Promise<Appended | Refusal> {
    const decision = decide(await this.#reach(request), request);
    if ('code' in decision) return decision;
    const { entry, history, invalidFrom } = decision;
    const startedAt = performance.now();
    this.#isInDoubt = true;
    await this.#around.store.append(this.stored.show, entry, invalidFrom);
    this.#isInDoubt = false;
    this.#around.watch.appended(performance.now() - startedAt);
    const before = this.#history.ledger.snapshot.context;
    this.#history = history;
    const { programme, plan } = history.ledger.snapshot.context;
    return { entry, programmeChanged: programme !== before.programme || plan !== before.plan };
  }

  /** Something failed: memory is not to be believed until it has been read anew. */
  distrust(): void {
    this.#isInDoubt = true;
  }

  /**
   * Takes the show up anew from its log where memory may be behind; resolves to what memory had not. Where
   * the log cannot be read, the show goes on from memory: the store takes no entry that does not follow from
   * its last. Rejects with StoreUnavailable.
   */
  async catchUp(): Promise<Appended[]> {
    if (!this.#isInDoubt) return [];
    const known = this.#history.ledger.seq;
    try {
      this.#history = await readHistory(this.#around, this.stored);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.#cannotBeRead(error);
      return [];
    }
    this.#isInDoubt = false;
    this.#trouble = null;
    await this.lookBack();
    const missed = await this.#around.store.entries(this.stored.show, known);
    return missed.map((entry) => ({ entry, programmeChanged: true }));
  }

  /** Finds what undo and redo would do; nobody waits in vain for what has happened because that cannot be read now. */
  async lookBack(): Promise<void> {
    try {
      this.#reversible = await findReversible(this.#around.store, this.stored.show, this.#history);
    } catch (error) {
      this.#note(error, 'what can be undone could not be read');
      this.#reversible = NOTHING_TO_REVERSE;
    }
  }

  /** Keeps a checkpoint where one is due; it saves time at the next start, so a failure is only noted. */
  async keepCheckpoint(): Promise<void> {
    const { ledger } = this.#history;
    if (!isCheckpoint(ledger.seq)) return;
    try {
      await this.#around.store.keepCheckpoint(this.stored.show, packLedger(ledger));
    } catch (error) {
      this.#note(error, 'a checkpoint was not kept');
    }
  }

  /** The history, read further back where undo or redo reaches before what is in memory. */
  async #reach({ action }: Request): Promise<History> {
    for (;;) {
      const seq = reachOf(this.#history, action);
      if (seq === 0 || seq > this.#history.checkpoints[0].seq) return this.#history;
      this.#history = await readHistory(this.#around, this.stored, seq);
    }
  }

  #cannotBeRead(error: unknown): void {
    const { show } = this.stored;
    const { message } =
      error instanceof UnreadableLog ? error.in(show) : UnreadableLog.failed(error).in(show);
    if (message !== this.#trouble) {
      this.#around.logger.error({ show, err: error }, 'a show could not be taken up again from its log');
    }
    this.#trouble = message;
  }

  #note(error: unknown, message: string): void {
    this.#around.logger.warn({ show: this.stored.show, err: error }, message);
  }
}
