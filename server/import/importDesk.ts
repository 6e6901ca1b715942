import { ImportError } from '../../machines/import/error.ts';
import type { ImportOptions, Preview } from '../../machines/import/preview.ts';
import type { Source } from './read.ts';
import { type ImportJob, ReaderProcess } from './readerProcess.ts';

/** What one file may take: ms of reading, and MB of memory. */
export interface ImportLimits {
  readonly limitMs: number;
  readonly limitMb: number;
}

const LIMITS: ImportLimits = { limitMs: 3_000, limitMb: 256 };

/** How long an idle process is kept, ms: whoever corrects a file sends it again. */
const IDLE_MS = 60_000;

const TOO_MUCH =
  'This file takes too long or too much memory to read, so it is no programme that a person made. Nothing was imported.';

/**
 * Reads programmes in a process of its own, one after another, so that nothing in a file delays a screen or a GO, or
 * takes the server down. A file that takes too long or too much memory ends the process; the next one gets another.
 */
export class ImportDesk {
  readonly #limits: ImportLimits;
  #reader: ReaderProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits: Partial<ImportLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Rejects with ImportError, whose message is for the sender, where no programme can be read. */
  read(source: Source, options: ImportOptions): Promise<Preview[]> {
    const turn = this.#last.then(() => this.#ask({ source, options }));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the process, whatever it is doing. */
  close(): void {
    clearTimeout(this.#idle);
    this.#end(this.#reader);
  }

  async #ask(job: ImportJob): Promise<Preview[]> {
    clearTimeout(this.#idle);
    const { limitMs, limitMb } = this.#limits;
    const reader = (this.#reader ??= new ReaderProcess(limitMb));
    const answer = await reader.answer(job, limitMs);
    if (answer === undefined || 'failure' in answer) this.#end(reader);
    // At once, so that the next file need not wait for it.
    if (answer === undefined) this.#reader = new ReaderProcess(limitMb);
    this.#idle = setTimeout(() => {
      this.#end(this.#reader);
    }, IDLE_MS).unref();
    if (answer === undefined) throw new ImportError(TOO_MUCH);
    if ('refusal' in answer) throw new ImportError(answer.refusal);
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.previews;
  }

  #end(reader: ReaderProcess | undefined): void {
    if (this.#reader === reader) this.#reader = undefined;
    reader?.end();
  }
}
