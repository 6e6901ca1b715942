import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { LogConflict, StoreUnavailable } from './port.ts';

/** How long to wait for another program that holds the database, in ms. */
const PATIENCE_MS = 1000;

/** Between two tries, in ms: the server goes on with all else meanwhile. */
const AGAIN_MS = 5;

/** Work on a database that another program may hold for a while. */
export class Attempts {
  readonly #database: Database.Database;
  /** Whether it was held for longer than anybody waits, and has not been free since. */
  #isGivenUp = false;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /**
   * Writes, trying again for a second where another program holds the database. Those who come after one who
   * waited in vain are told at once: presses must not queue up behind each other.
   * What fails is told in the port's own errors.
   */
  async write<Result>(work: () => Result): Promise<Result> {
    const result = await this.#untilFree(work);
    this.#isGivenUp = false;
    return result;
  }

  /** Reads, which hardly ever has to wait. What fails is told in the port's own errors. */
  read<Result>(work: () => Result): Promise<Result> {
    return this.#untilFree(work);
  }

  async #untilFree<Result>(work: () => Result): Promise<Result> {
    const givenUpAt = performance.now() + PATIENCE_MS;
    for (;;) {
      if (!this.#database.open) throw new StoreUnavailable('The store is closed.');
      try {
        return work();
      } catch (error) {
        if (!isBusy(error)) throw translate(error);
        this.#isGivenUp ||= performance.now() > givenUpAt;
        if (this.#isGivenUp) throw translate(error);
      }
      await pause(AGAIN_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

function translate(error: unknown): Error {
  if (!(error instanceof Database.SqliteError))
    return error instanceof Error ? error : new Error(String(error));
  if (error.code.startsWith('SQLITE_CONSTRAINT')) return new LogConflict(error.message, { cause: error });
  return new StoreUnavailable(`The store did not answer (${error.message}).`, { cause: error });
}
