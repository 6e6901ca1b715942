import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ImportError } from '../../machines/import/error.ts';
import type { ImportOptions, Preview } from '../../machines/import/preview.ts';
import type { Source } from './read.ts';

/** What the process that reads is asked. */
export interface ImportJob {
  readonly source: Source;
  readonly options: ImportOptions;
}

/** What it answers: previews, a sentence for the sender, or what went wrong in the program. */
export type ImportAnswer = { previews: Preview[] } | { refusal: string } | { failure: string };

const READER = join(import.meta.dirname, 'reader.ts');

/** What one file may take: ms, and MB of memory. */
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
  #reader: ChildProcess | undefined;
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
    const reader = (this.#reader ??= startReader(this.#limits));
    const answer = await answerOf(reader, job, this.#limits);
    if (answer === undefined) {
      this.#end(reader);
      // At once, so that the next file need not wait for it.
      this.#reader = startReader(this.#limits);
    }
    this.#idle = setTimeout(() => {
      this.#end(this.#reader);
    }, IDLE_MS).unref();
    if (answer === undefined) throw new ImportError(TOO_MUCH);
    if ('refusal' in answer) throw new ImportError(answer.refusal);
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.previews;
  }

  #end(reader: ChildProcess | undefined): void {
    if (this.#reader === reader) this.#reader = undefined;
    reader?.kill('SIGKILL');
  }
}

function startReader({ limitMb }: ImportLimits): ChildProcess {
  const reader = fork(READER, {
    execArgv: [`--max-old-space-size=${String(limitMb)}`],
    serialization: 'advanced',
    // What it would say while it runs out of memory is said in one sentence by whoever waits for its answer.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  reader.on('error', () => undefined);
  reader.unref();
  reader.channel?.unref();
  return reader;
}

/** What the process answers; undefined where it ends, or takes longer than a file may. */
function answerOf(
  reader: ChildProcess,
  job: ImportJob,
  { limitMs }: ImportLimits,
): Promise<ImportAnswer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: ImportAnswer | undefined) => {
      clearTimeout(timer);
      reader.off('message', settle).off('exit', onExit);
      resolve(answer);
    };
    const onExit = () => {
      settle(undefined);
    };
    const timer = setTimeout(onExit, limitMs);
    reader.on('message', settle).on('exit', onExit);
    reader.send(job, (error) => {
      if (error) onExit();
    });
  });
}
