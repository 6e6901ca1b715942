import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { ImportOptions, Preview } from '../../machines/import/preview.ts';
import type { Source } from './read.ts';

/** What the process that reads is asked. */
export interface ImportJob {
  readonly source: Source;
  readonly options: ImportOptions;
}

/** What it answers: previews, a sentence for the sender, or what went wrong in the program. */
export type ImportAnswer = { previews: Preview[] } | { refusal: string } | { failure: string };

/** What it says once, when it has started and can read. */
export const READY = 'ready';

const READER = join(import.meta.dirname, 'reader.ts');

/** For how long it may start, ms: as long as a small and busy machine needs. */
const START_MS = 60_000;

const NOT_STARTED: ImportAnswer = { failure: 'The process that reads programmes did not start.' };

/** A process of its own that reads programmes, one at a time, with `limitMb` MB of memory. */
export class ReaderProcess {
  readonly #process: ChildProcess;
  readonly #isReady: Promise<boolean>;

  constructor(limitMb: number) {
    this.#process = fork(READER, {
      execArgv: [`--max-old-space-size=${String(limitMb)}`],
      serialization: 'advanced',
      // What it would say while it runs out of memory is said in one sentence by whoever waits for its answer.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('error', () => undefined);
    this.#process.unref();
    this.#process.channel?.unref();
    this.#isReady = this.#next(START_MS).then((said) => said === READY);
  }

  /**
   * What it answers to a job within `limitMs`, which are those of the job: starting takes none of them. Undefined
   * where it ends, or takes longer.
   */
  async answer(job: ImportJob, limitMs: number): Promise<ImportAnswer | undefined> {
    if (!(await this.#isReady)) return NOT_STARTED;
    return this.#next(limitMs, job);
  }

  /** Ends it, whatever it is doing. */
  end(): void {
    this.#process.kill('SIGKILL');
  }

  #next<Said>(withinMs: number, job?: ImportJob): Promise<Said | undefined> {
    return new Promise((resolve) => {
      const settle = (said: Said | undefined) => {
        clearTimeout(timer);
        this.#process.off('message', settle).off('exit', onEnd).off('error', onEnd);
        resolve(said);
      };
      const onEnd = () => {
        settle(undefined);
      };
      const timer = setTimeout(onEnd, withinMs);
      this.#process.on('message', settle).on('exit', onEnd).on('error', onEnd);
      if (job)
        this.#process.send(job, (error) => {
          if (error) onEnd();
        });
    });
  }
}
