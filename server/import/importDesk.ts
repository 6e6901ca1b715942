import { Worker } from 'node:worker_threads';
import { ImportError } from '../../machines/import/error.ts';
import type { ImportOptions, Preview } from '../../machines/import/preview.ts';
import type { Source } from './read.ts';

/** What the thread is asked. */
export interface ImportJob {
  readonly source: Source;
  readonly options: ImportOptions;
}

/** What it answers: previews, a sentence for the sender, or what went wrong in the program. */
export type ImportAnswer = { previews: Preview[] } | { refusal: string } | { failure: string };

/** How long one file may take, ms, and how much memory, MB. */
const LIMIT_MS = 4_000;
const LIMIT_MB = 256;

/** How long an idle thread is kept, ms: whoever corrects a file sends it again. */
const IDLE_MS = 60_000;

const TOO_LONG =
  'This file takes too long to read, so it is no programme that a person made. Nothing was imported.';

/**
 * Reads programmes in a thread of its own, one after another, so that nothing in a file delays a screen or a GO. A
 * file that takes too long or too much memory ends the thread; the next one gets another.
 */
export class ImportDesk {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** Rejects with ImportError, whose message is for the sender, where no programme can be read. */
  read(source: Source, options: ImportOptions): Promise<Preview[]> {
    const turn = this.#last.then(() => this.#ask({ source, options }));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the thread, whatever it is doing. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  async #ask(job: ImportJob): Promise<Preview[]> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= startThread());
    const answer = await answerOf(worker, job);
    if (answer === undefined) this.#end(worker);
    this.#idle = setTimeout(() => {
      this.#end(worker);
    }, IDLE_MS).unref();
    if (answer === undefined) throw new ImportError(TOO_LONG);
    if ('refusal' in answer) throw new ImportError(answer.refusal);
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.previews;
  }

  #end(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
    void worker.terminate();
  }
}

function startThread(): Worker {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
  });
  // Why it ended is known by whoever waits for its answer.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

/** What the thread answers; undefined where it ends, or takes longer than a file may. */
function answerOf(worker: Worker, job: ImportJob): Promise<ImportAnswer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: ImportAnswer | undefined) => {
      clearTimeout(timer);
      worker.off('message', settle).off('exit', onExit);
      resolve(answer);
    };
    const onExit = () => {
      settle(undefined);
    };
    const timer = setTimeout(onExit, LIMIT_MS);
    worker.on('message', settle).on('exit', onExit);
    worker.postMessage(job);
  });
}
