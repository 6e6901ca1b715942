import { randomUUID } from 'node:crypto';
import { asRun, type RunReport } from '../../machines/asrun/asRun.ts';
import { decide, type Request, reachOf } from '../../machines/log/decide.ts';
import type { Entry } from '../../machines/log/entry.ts';
import { type History, isCheckpoint } from '../../machines/log/history.ts';
import { openLedger, packLedger } from '../../machines/log/ledger.ts';
import { nextDeadline } from '../../machines/show/deadlines.ts';
import type { Answer, Refusal } from '../../machines/wire/answer.ts';
import { commandIdOf, readCommand } from '../../machines/wire/command.ts';
import { mayCommand } from '../../machines/wire/roles.ts';
import type { UndoPreview } from '../../machines/wire/live.ts';
import { notFor } from '../access/pass.ts';
import type { Logger } from '../logger.ts';
import { LogConflict, type Store, type StoredShow, StoreUnavailable } from '../store/port.ts';
import { DeadlineTimer } from './deadlineTimer.ts';
import type { Hand } from './hand.ts';
import { readHistory } from './readHistory.ts';
import { findReversible, NOTHING_TO_REVERSE } from './reversible.ts';

/** What a show needs of its surroundings; `now` is server time, epoch ms. */
export interface Surroundings {
  readonly store: Store;
  readonly now: () => number;
  readonly logger: Logger;
}

/** An entry that has just become durable, and whether the programme or its plan changed with it. */
export interface Appended {
  readonly entry: Entry;
  readonly programmeChanged: boolean;
}

type Listener = (appended: Appended) => void;
type Tell = (answer: Answer) => void;
type Asked = Omit<Request, 'at'>;

const UNAVAILABLE: Refusal = {
  code: 'unavailable',
  message: 'The server could not write this down, so nothing happened. Try again in a moment.',
};

/** How long to wait before a deadline that the store did not take is tried again, in ms. */
const RETRY_MS = 1000;

/** One show being run: whatever is asked of it goes through its queue, becomes durable, and only then is known. */
export class ShowHost {
  readonly id: string;
  readonly storedAt: number;
  readonly #around: Surroundings;
  readonly #stored: StoredShow;
  readonly #timer: DeadlineTimer;
  readonly #listeners = new Set<Listener>();
  #history: History;
  #reversible: UndoPreview = NOTHING_TO_REVERSE;
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(around: Surroundings, stored: StoredShow, history: History) {
    this.id = stored.show;
    this.storedAt = stored.storedAt;
    this.#around = around;
    this.#stored = stored;
    this.#history = history;
    this.#timer = new DeadlineTimer(around.now, () => {
      this.wake();
    });
  }

  /**
   * Takes a show up where its log ends, and does what fell due meanwhile.
   * Rejects with UnreadableLog if the log cannot be folded.
   */
  static async open(around: Surroundings, stored: StoredShow): Promise<ShowHost> {
    const host = new ShowHost(around, stored, await readHistory(around, stored));
    await host.#lookBack();
    host.wake();
    await host.#queue;
    return host;
  }

  /** The show as it is now. */
  get history(): History {
    return this.#history;
  }

  /** What undo and redo would act on now. */
  get reversible(): UndoPreview {
    return this.#reversible;
  }

  /** What really happened in every run, from the whole log; rejects with StoreUnavailable. */
  async asRun(): Promise<RunReport[]> {
    return asRun(openLedger(this.#stored, this.storedAt), await this.#around.store.entries(this.id, 0));
  }

  /** Calls `listener` for each entry once it is durable and its sender has been answered; returns how to stop that. */
  onAppended(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Carries out a command as it came over the wire. `tell` is called once, before anybody else learns of it. */
  command(input: unknown, { by, role, link, objection }: Hand, tell: Tell): void {
    if (!mayCommand(role, input)) {
      this.#refuse(notFor(role), tell);
      return;
    }
    this.#enqueue(tell, async (tellOnce) => {
      const knownId = commandIdOf(input);
      const known = knownId === undefined ? undefined : await this.#around.store.entryOf(this.id, knownId);
      if (known) {
        tellOnce({ ok: true, seq: known.seq, at: known.at });
        return;
      }
      const read = readCommand(input);
      if ('problem' in read) {
        this.#refuse({ code: 'invalid', message: read.problem }, tellOnce);
        return;
      }
      const { id, expectedSeq, ...action } = read.command;
      const objected = objection?.(action);
      if (objected) this.#refuse(objected, tellOnce);
      else await this.#carryOut({ action, id, expectedSeq, by, link }, tellOnce);
    });
  }

  /** GO from a bare button: the next segment at the present seq, guarded like every other. */
  go({ by, role, link }: Hand, tell: Tell): void {
    const action = { type: 'segment.next' } as const;
    if (!mayCommand(role, action)) {
      this.#refuse(notFor(role), tell);
      return;
    }
    this.#enqueue(tell, (tellOnce) => this.#carryOut({ action, id: randomUUID(), by, link }, tellOnce));
  }

  /** A person in front of `device` has seen a message. */
  seen(messageId: string, device: string, tell: Tell): void {
    const action = { type: 'message.seen', messageId, device } as const;
    this.#enqueue(tell, (tellOnce) => this.#carryOut({ action, id: randomUUID(), by: device }, tellOnce));
  }

  /** Finishes what is in the queue; what is asked after that is refused, and nothing fires any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#queue;
    this.#timer.disarm();
    this.#listeners.clear();
  }

  /** Runs `work` after all that was asked before, then what has fallen due; whatever fails, `tell` is called once at most. */
  #enqueue(tell: Tell, work: (tellOnce: Tell) => Promise<void>): void {
    if (this.#isClosed) {
      this.#refuse(UNAVAILABLE, tell);
      return;
    }
    let told = false;
    const tellOnce: Tell = (answer) => {
      if (told) return;
      told = true;
      tell(answer);
    };
    this.#queue = this.#queue.then(async () => {
      try {
        await work(tellOnce);
        await this.#meetDeadlines(this.#around.now());
        this.#arm(0);
      } catch (error) {
        this.#fail(error, tellOnce);
      }
    });
  }

  /** Does what has fallen due. */
  wake(): void {
    this.#enqueue(
      () => undefined,
      () => Promise.resolve(),
    );
  }

  /** Stamps what was asked, does first what is due by that stamp, then carries it out or says why not. */
  async #carryOut(asked: Asked, tell: Tell): Promise<void> {
    const at = Math.max(Math.floor(this.#around.now()), this.#history.ledger.at);
    await this.#meetDeadlines(at);
    const refusal = await this.#append({ ...asked, at }, tell);
    if (refusal) this.#refuse(refusal, tell);
  }

  /** Appends what is due by epoch ms `by`, each stamped with its own time, so that late ones follow each other rightly. */
  async #meetDeadlines(by: number): Promise<void> {
    for (;;) {
      const { ledger } = this.#history;
      const deadline = nextDeadline(ledger.snapshot.context, ledger.quietUntil);
      if (deadline === null || deadline.due > by) return;
      const { action, due } = deadline;
      const id = `${action.type} ${String(ledger.seq + 1)}`;
      const refusal = await this.#append({ action, id, by: 'automatic', at: Math.max(due, ledger.at) });
      if (refusal) throw new Error(`The show did not accept its own deadline: ${refusal.message}`);
    }
  }

  /** Decides, makes durable, answers, then tells everybody; or says why not, with nothing changed. */
  async #append(request: Request, tell?: Tell): Promise<Refusal | null> {
    const decision = decide(await this.#reach(request), request);
    if ('code' in decision) return decision;
    const { entry, history, invalidFrom } = decision;
    await this.#around.store.append(this.id, entry, invalidFrom);
    const before = this.#history.ledger.snapshot.context;
    this.#history = history;
    tell?.({ ok: true, seq: entry.seq, at: entry.at });
    await this.#lookBack();
    const { programme, plan } = history.ledger.snapshot.context;
    const appended = { entry, programmeChanged: programme !== before.programme || plan !== before.plan };
    this.#listeners.forEach((listener) => {
      listener(appended);
    });
    if (isCheckpoint(entry.seq)) await this.#keepCheckpoint();
    return null;
  }

  /** The history, read further back where undo or redo reaches before what is in memory. */
  async #reach({ action }: Request): Promise<History> {
    for (;;) {
      const seq = reachOf(this.#history, action);
      if (seq === 0 || seq > this.#history.checkpoints[0].seq) return this.#history;
      this.#history = await readHistory(this.#around, this.#stored, seq);
    }
  }

  /** Finds what undo and redo would do; nobody waits in vain for what has happened because that cannot be read now. */
  async #lookBack(): Promise<void> {
    try {
      this.#reversible = await findReversible(this.#around.store, this.id, this.#history);
    } catch (error) {
      this.#around.logger.warn({ show: this.id, err: error }, 'what can be undone could not be read');
      this.#reversible = NOTHING_TO_REVERSE;
    }
  }

  /** A checkpoint saves time at the next start; without it the log alone serves, so a failure is only noted. */
  async #keepCheckpoint(): Promise<void> {
    try {
      await this.#around.store.keepCheckpoint(this.id, packLedger(this.#history.ledger));
    } catch (error) {
      this.#around.logger.warn({ show: this.id, err: error }, 'a checkpoint was not kept');
    }
  }

  #refuse(refusal: Refusal, tell: Tell): void {
    tell({ ok: false, ...refusal, seq: this.#history.ledger.seq });
  }

  #fail(error: unknown, tell: Tell): void {
    const expected = error instanceof StoreUnavailable || error instanceof LogConflict;
    this.#around.logger[expected ? 'warn' : 'error'](
      { show: this.id, err: error },
      'a request was not carried out',
    );
    this.#refuse(UNAVAILABLE, tell);
    this.#arm(RETRY_MS);
  }

  /** Arms the timer for the next deadline, but not to fire within `leastMs`. */
  #arm(leastMs: number): void {
    const { ledger } = this.#history;
    const deadline = nextDeadline(ledger.snapshot.context, ledger.quietUntil);
    this.#timer.armFor(deadline && Math.max(deadline.due, this.#around.now() + leastMs));
  }
}
