import { randomUUID } from 'node:crypto';
import type { RunReport } from '../../machines/asrun/asRun.ts';
import type { History } from '../../machines/log/history.ts';
import type { Answer, Refusal } from '../../machines/wire/answer.ts';
import { commandIdOf, commandTypeOf, readCommand } from '../../machines/wire/command.ts';
import type { UndoPreview } from '../../machines/wire/live.ts';
import { mayCommand } from '../../machines/wire/roles.ts';
import { notFor } from '../access/pass.ts';
import type { StoredShow } from '../store/port.ts';
import { type Asked, Asking } from './asking.ts';
import { Dispatch } from './dispatch.ts';
import type { Hand, Screen } from './hand.ts';
import { type Appended, ShowRecord } from './showRecord.ts';
import type { Surroundings } from './surroundings.ts';

type Tell = (answer: Answer) => void;

const TOO_LATE: Refusal = {
  code: 'unavailable',
  message: 'The server got to this too late, so nothing happened. Look what is on, and give it again.',
};

/** One show being run: what it is now, and the ways in which something can be asked of it. */
export class ShowHost {
  readonly #around: Surroundings;
  readonly #record: ShowRecord;
  readonly #dispatch: Dispatch;

  private constructor(around: Surroundings, record: ShowRecord) {
    this.#around = around;
    this.#record = record;
    this.#dispatch = new Dispatch(around, record);
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
  onAppended(listener: (appended: Appended) => void): () => void {
    return this.#dispatch.onAppended(listener);
  }

  /** Carries out a command as it came over the wire. `tell` is called once, before anybody else learns of it. */
  command(input: unknown, { by, role, link, objection }: Hand, tell: Tell): void {
    const knownId = commandIdOf(input);
    const asking = this.#asking({ type: commandTypeOf(input) ?? 'unknown', id: knownId, by }, tell);
    if (!mayCommand(role, input)) {
      this.#dispatch.refuse(notFor(role), asking);
      return;
    }
    this.#dispatch.enqueue(asking, knownId, async () => {
      const known = knownId === undefined ? undefined : await this.#around.store.entryOf(this.id, knownId);
      if (known) {
        asking.answer({ ok: true, seq: known.seq, at: known.at }, true);
        return;
      }
      const read = readCommand(input);
      if ('problem' in read) {
        this.#dispatch.refuse({ code: 'invalid', message: read.problem }, asking);
        return;
      }
      const { id, expectedSeq, notAfter = Infinity, ...action } = read.command;
      const objected = this.#around.now() > notAfter ? TOO_LATE : objection?.(action);
      if (objected) this.#dispatch.refuse(objected, asking);
      else await this.#dispatch.carryOut({ action, id, expectedSeq, by, link }, asking);
    });
  }

  /** GO from a bare button: the next segment at the present seq, guarded like every other. */
  go({ by, role, link }: Hand, tell: Tell): void {
    const action = { type: 'segment.next' } as const;
    const id = randomUUID();
    const asking = this.#asking({ type: action.type, id, by }, tell);
    if (!mayCommand(role, action)) this.#dispatch.refuse(notFor(role), asking);
    else this.#dispatch.enqueue(asking, id, () => this.#dispatch.carryOut({ action, id, by, link }, asking));
  }

  /** A person in front of `device` has seen a message. */
  seen(messageId: string, { device, link }: Screen, tell: Tell): void {
    const action = { type: 'message.seen', messageId, device } as const;
    const id = randomUUID();
    const asking = this.#asking({ type: action.type, id, by: device }, tell);
    this.#dispatch.enqueue(asking, id, () =>
      this.#dispatch.carryOut({ action, id, by: device, ...(link && { link }) }, asking),
    );
  }

  /** Does what has fallen due; resolves when that is over. */
  wake(): Promise<void> {
    return this.#dispatch.wake();
  }

  /** Finishes what is in the queue; what is asked after that is refused, and nothing fires any more. */
  close(): Promise<void> {
    return this.#dispatch.close();
  }

  #asking(asked: Asked, tell: Tell): Asking {
    return new Asking({ ...asked, show: this.id }, tell, this.#around);
  }
}
