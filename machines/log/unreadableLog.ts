import type { Refusal } from '../wire/answer.ts';
import type { Entry } from './entry.ts';

/** A log that cannot be folded, with a sentence that says where and why. A show is never started from half a log. */
export class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog';

  /** An entry that the statechart does not accept where it stands. */
  static refused(entry: Entry, refusal: Refusal): UnreadableLog {
    return new UnreadableLog(
      `Entry ${String(entry.seq)} of the log (${entry.type}) does not follow from the entries before it: ${refusal.message}`,
    );
  }

  /** An entry that should have been another. */
  static hole(expected: number, found: number): UnreadableLog {
    return new UnreadableLog(
      `Entry ${String(expected)} of the log is missing: after it comes entry ${String(found)}.`,
    );
  }

  /** An entry that names another which is not before it in the log. */
  static dangling(entry: Entry): UnreadableLog {
    return new UnreadableLog(
      `Entry ${String(entry.seq)} of the log (${entry.type}) refers to an entry that is not there.`,
    );
  }

  /** An entry that is not what was written; `seq` is its place. */
  static damaged(seq: number): UnreadableLog {
    return new UnreadableLog(`Entry ${String(seq)} of the log is damaged: it is not what was written.`);
  }

  /** A part of the store that cannot be read at all. */
  static page(): UnreadableLog {
    return new UnreadableLog('A part of the database in which its log lies is damaged.');
  }

  /** A log on which the statechart fails. */
  static failed(error: unknown): UnreadableLog {
    const reason = error instanceof Error ? error.message : String(error);
    const options = { cause: error };
    return new UnreadableLog(`Its log cannot be folded: ${reason.replace(/[.\s]+$/, '')}.`, options);
  }

  /** A log that ends before an entry which is known to have been in it. */
  static cut(seq: number): UnreadableLog {
    return new UnreadableLog(`The log ends before entry ${String(seq)}, which it has had.`);
  }

  /** A show whose programme is lost. */
  static noProgramme(): UnreadableLog {
    return new UnreadableLog('Its programme is damaged: it is not what was written.');
  }

  /** The same, naming the show. */
  in(show: string): UnreadableLog {
    return new UnreadableLog(`The show "${show}" cannot be taken up. ${this.message}`);
  }
}
