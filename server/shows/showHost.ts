import { randomUUID } from 'node:crypto';
import type { RunReport } from '../../machines/asrun/asRun.ts';
import type { Request } from '../../machines/log/decide.ts';
import type { History } from '../../machines/log/history.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Answer, Refusal } from '../../machines/wire/answer.ts';
import { commandIdOf, commandTypeOf, readCommand } from '../../machines/wire/command.ts';
import type { UndoPreview } from '../../machines/wire/live.ts';
import { mayCommand } from '../../machines/wire/roles.ts';
import { notFor } from '../access/pass.ts';
import { inLogContext, logContext } from '../logContext.ts';
import { LogConflict, type StoredShow, StoreUnavailable } from '../store/port.ts';
import { type Asked, Asking } from './asking.ts';
import { Deadlines } from './deadlines.ts';
import type { Hand, Screen } from './hand.ts';
import { ShowQueue } from './showQueue.ts';
import { type Appended, ShowRecord } from './showRecord.ts';
import type { Surroundings } from './surroundings.ts';

type Listener = (appended: Appended) => void;
type Tell = (answer: Answer) => void;
type Wanted = Omit<Request, 'at'>;

const UNAVAILABLE: Refusal = {
  code: 'unavailable',
  message: 'The server could not write this down, so nothing happened. Try again in a moment.',
};

/** How long to wait before what failed is tried again, in ms. */
const RETRY_MS = 1000;

/** One show being run: whatever is asked of it goes through its queue, becomes durable, and only then is known. */
export class ShowHost {
  readonly #around: Surroundings;
  readonly #record: ShowRecord;
  readonly #queue: ShowQueue;
  readonly #deadlines: Deadlines;
  readonly #listeners = new Set<Listener>();
  readonly #openedAt: number;

  private constructor(around: Surroundings, record: ShowRecord) {
    this.#around = around;
    this.#record = record;
    this.#openedAt = around.now();
    this.#queue = new ShowQueue((error) => {
      this.#complain(error, 'a show failed');
    });
    const ledger = () => record.history.ledger;
    this.#deadlines = new Deadlines(around.now, ledger, () => void this.wake());
  }

  /**
   * Takes a show up where its log ends, and does what fell due meanwhile.
   * Rejects with UnreadableLog if the log cannot be folded.
   */
  static async open(around: Surroundings, stored: StoredShow): Promise<ShowHost> {
    const host = new ShowHost(around, await ShowRecord.open(around, stored));
    await host.wake();
    return host;
  }

  get id(): string {
    return this.#record.stored.show;
  }

  get storedAt(): number {
    return this.#record.stored.storedAt;
  }

  /** The show as it is now. */
  get history(): History {
    return this.#record.history;
  }

  /** What undo and redo would act on now. */
  get reversible(): UndoPreview {
    return this.#record.reversible;
  }

  /** Why the show cannot be taken up again after a failure, as a sentence; null where all is well. */
  get trouble(): string | null {
    return this.#record.trouble;
  }

  /** What really happened in every run, from the whole log; rejects with StoreUnavailable. */
  asRun(): Promise<RunReport[]> {
    return this.#record.asRun();
  }

  /** Calls `listener` for each entry once it is durable and its sender has been answered; returns how to stop that. */
  onAppended(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Carries out a command as it came over the wire. `tell` is called once, before anybody else learns of it. */
  command(input: unknown, { by, role, link, objection }: Hand, tell: Tell): void {
    const knownId = commandIdOf(input);
    const asking = this.#asking({ type: commandTypeOf(input) ?? 'unknown', id: knownId, by }, tell);
    if (!mayCommand(role, input)) {
      this.#refuse(notFor(role), asking);
      return;
    }
    this.#enqueue(asking, knownId, async () => {
      const known = knownId === undefined ? undefined : await this.#around.store.entryOf(this.id, knownId);
      if (known) {
        asking.answer({ ok: true, seq: known.seq, at: known.at }, true);
        return;
      }
      const read = readCommand(input);
      if ('problem' in read) {
        this.#refuse({ code: 'invalid', message: read.problem }, asking);
        return;
      }
      const { id, expectedSeq, ...action } = read.command;
      const objected = objection?.(action);
      if (objected) this.#refuse(objected, asking);
      else await this.#carryOut({ action, id, expectedSeq, by, link }, asking);
    });
  }

  /** GO from a bare button: the next segment at the present seq, guarded like every other. */
  go({ by, role, link }: Hand, tell: Tell): void {
    const action = { type: 'segment.next' } as const;
    const id = randomUUID();
    const asking = this.#asking({ type: action.type, id, by }, tell);
    if (!mayCommand(role, action)) this.#refuse(notFor(role), asking);
    else this.#enqueue(asking, id, () => this.#carryOut({ action, id, by, link }, asking));
  }

  /** A person in front of `device` has seen a message. */
  seen(messageId: string, { device, link }: Screen, tell: Tell): void {
    const action = { type: 'message.seen', messageId, device } as const;
    const id = randomUUID();
    const asking = this.#asking({ type: action.type, id, by: device }, tell);
    this.#enqueue(asking, id, () =>
      this.#carryOut({ action, id, by: device, ...(link && { link }) }, asking),
    );
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

  #asking(asked: Asked, tell: Tell): Asking {
    return new Asking({ ...asked, show: this.id }, tell, this.#around);
  }

  /** Does `work` after all that was asked before; all that is logged of it bears the id of its command. */
  #enqueue(asking: Asking, id: string | undefined, work: () => Promise<void>): void {
    if (this.#queue.isClosed) {
      this.#refuse(UNAVAILABLE, asking);
      return;
    }
    const context = { ...logContext(), ...(id !== undefined && { command: id }) };
    void this.#queue.add(() => inLogContext(context, () => this.#work(asking, work)));
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
      this.#fail(error, asking);
    }
  }

  /** Stamps what was asked, does first what is due by that stamp, then carries it out or says why not. */
  async #carryOut(wanted: Wanted, asking: Asking): Promise<void> {
    const at = Math.max(Math.floor(this.#around.now()), this.history.ledger.at);
    await this.#meetDeadlines(at);
    const refusal = await this.#append({ ...wanted, at }, asking);
    if (refusal) this.#refuse(refusal, asking);
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

  #refuse(refusal: Refusal, asking: Asking | null): void {
    asking?.answer({ ok: false, ...refusal, seq: this.history.ledger.seq });
  }

  #fail(error: unknown, asking: Asking | null): void {
    if (error instanceof UnreadableLog) {
      this.#complain(error, 'a part of the log is damaged');
      this.#refuse({ code: 'unavailable', message: error.message }, asking);
      this.#deadlines.armIn(RETRY_MS);
      return;
    }
    if (error instanceof StoreUnavailable || error instanceof LogConflict) {
      this.#around.logger.warn({ show: this.id, err: error }, 'a request was not carried out');
    } else {
      this.#complain(error, 'a show failed and is taken up again from its log');
      this.#record.distrust();
    }
    this.#refuse(UNAVAILABLE, asking);
    this.#deadlines.armIn(RETRY_MS);
  }

  #complain(error: unknown, message: string): void {
    this.#around.watch.failed();
    this.#around.logger.error({ show: this.id, err: error }, message);
  }
}
