import type { Request } from '../../machines/log/decide.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Refusal } from '../../machines/wire/answer.ts';
import { inLogContext, logContext } from '../logContext.ts';
import { LogConflict, StoreUnavailable } from '../store/port.ts';
import type { Asking } from './asking.ts';
import { Deadlines } from './deadlines.ts';
import { ShowQueue } from './showQueue.ts';
import type { Appended, ShowRecord } from './showRecord.ts';
import type { Surroundings } from './surroundings.ts';

type Listener = (appended: Appended) => void;

const UNAVAILABLE: Refusal = {
  code: 'unavailable',
  message: 'The server could not write this down, so nothing happened. Try again in a moment.',
};

/** How long to wait before what failed is tried again, in ms. */
const RETRY_MS = 1000;

/**
 * Carries out what is asked of one show, and what it does by itself, one after another: each becomes durable,
 * is answered, and only then is told to everybody.
 */
export class Dispatch {
  readonly #around: Surroundings;
  readonly #record: ShowRecord;
  readonly #queue: ShowQueue;
  readonly #deadlines: Deadlines;
  readonly #listeners = new Set<Listener>();
  readonly #openedAt: number;

  constructor(around: Surroundings, record: ShowRecord) {
    this.#around = around;
    this.#record = record;
    this.#openedAt = around.now();
    this.#queue = new ShowQueue((error) => {
      this.#complain(error, 'a show failed');
    });
    this.#deadlines = new Deadlines(
      around.now,
      () => record.history.ledger,
      () => void this.wake(),
    );
  }

  /** Calls `listener` for each entry once it is durable and its sender has been answered; returns how to stop that. */
  onAppended(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does `work` after all that was asked before; all that is logged of it bears the id of its command. */
  enqueue(asking: Asking, id: string | undefined, work: () => Promise<void>): void {
    if (this.#queue.isClosed) {
      this.refuse(UNAVAILABLE, asking);
      return;
    }
    const context = { ...logContext(), ...(id !== undefined && { command: id }) };
    void this.#queue.add(() => inLogContext(context, () => this.#work(asking, work)));
  }

  /** Stamps what was asked, does first what is due by that stamp, then carries it out or says why not. */
  async carryOut(wanted: Omit<Request, 'at'>, asking: Asking): Promise<void> {
    const at = Math.max(Math.floor(this.#around.now()), this.#record.history.ledger.at);
    await this.#meetDeadlines(at);
    const refusal = await this.#append({ ...wanted, at }, asking);
    if (refusal) this.refuse(refusal, asking);
  }

  /** Answers that it was not done, and why. */
  refuse(refusal: Refusal, asking: Asking): void {
    asking.answer({ ok: false, ...refusal, seq: this.#record.history.ledger.seq });
  }

  /** Does what has fallen due; resolves when that is over. */
  wake(): Promise<void> {
    return this.#queue.isClosed
      ? Promise.resolve()
      : this.#queue.add(() => inLogContext({}, () => this.#work(null, () => Promise.resolve())));
  }

  /** Finishes what is in the queue; what is asked after that is refused, and nothing fires any more. */
  async close(): Promise<void> {
    await this.#queue.close();
    this.#deadlines.disarm();
    this.#listeners.clear();
  }

  /** Does `work`, then what has fallen due; whatever fails, who asked is answered, and the show goes on. */
  async #work(asking: Asking | null, work: () => Promise<void>): Promise<void> {
    try {
      const missed = await this.#record.catchUp();
      missed.forEach((appended) => {
        this.#announce(appended);
      });
      await work();
      await this.#meetDeadlines(this.#around.now());
      this.#deadlines.arm();
    } catch (error) {
      const refusal = this.#failed(error);
      if (asking) this.refuse(refusal, asking);
      this.#deadlines.armIn(RETRY_MS);
    }
  }

  /** Does what is due by epoch ms `by`. */
  async #meetDeadlines(by: number): Promise<void> {
    for (;;) {
      const due = this.#deadlines.due(by);
      if (!due) return;
      const refusal = await this.#append(due.request);
      if (refusal) {
        this.#deadlines.refused();
        this.#complain(new Error(refusal.message), 'a show did not accept what it does by itself');
      } else if (due.at > this.#openedAt) {
        this.#around.watch.deadlineMet(this.#around.now() - due.at);
      }
    }
  }

  /** Makes durable, answers, then tells everybody; or says why not, with nothing changed. */
  async #append(request: Request, asking?: Asking): Promise<Refusal | null> {
    const appended = await this.#record.append(request);
    if ('code' in appended) return appended;
    const { seq, at } = appended.entry;
    asking?.answer({ ok: true, seq, at });
    await this.#record.lookBack();
    this.#announce(appended);
    await this.#record.keepCheckpoint();
    return null;
  }

  /** Tells all who listen; one who fails does not keep it from the others. */
  #announce(appended: Appended): void {
    for (const listener of this.#listeners) {
      try {
        listener(appended);
      } catch (error) {
        this.#complain(error, 'not everybody could be told of an entry');
      }
    }
  }

  /** Notes what failed; what to tell whoever asked for it. */
  #failed(error: unknown): Refusal {
    if (error instanceof UnreadableLog) {
      this.#complain(error, 'a part of the log is damaged');
      return { code: 'unavailable', message: error.message };
    }
    if (error instanceof StoreUnavailable || error instanceof LogConflict) {
      this.#around.logger.warn(
        { show: this.#record.stored.show, err: error },
        'a request was not carried out',
      );
    } else {
      this.#complain(error, 'a show failed and is taken up again from its log');
      this.#record.distrust();
    }
    return UNAVAILABLE;
  }

  #complain(error: unknown, message: string): void {
    this.#around.watch.failed();
    this.#around.logger.error({ show: this.#record.stored.show, err: error }, message);
  }
}
