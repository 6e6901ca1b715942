import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { LogConflict, StoreUnavailable } from './port.ts';

/** How long to wait for another program that holds the database, in ms. */
const PATIENCE_MS = 1000;

/** Between two tries, in ms: the server goes on with all else meanwhile. */
const AGAIN_MS = 5;

/** Does a piece of work on the database; what fails there is told in the port's own errors. */
export async function attempt<Result>(database: Database.Database, work: () => Result): Promise<Result> {
  const givenUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    if (!database.open) throw new StoreUnavailable('The store is closed.');
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > givenUpAt) throw translate(error);
    }
    await pause(AGAIN_MS);
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
