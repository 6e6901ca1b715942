import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StartError } from '../startError.ts';
import { migrate, schemaVersion } from '../store/migrations.ts';

/** In one step, so that nothing that is written meanwhile makes the copy begin anew. */
const EVERY_PAGE = 0x7fff_ffff;

/**
 * Copies a database, which may be in use, as of one moment into one file of the present schema that needs no
 * other beside it; a file of that name is replaced. Resolves when it is durable. Rejects with an Error that
 * has SQLite's or the system's code, and leaves nothing then.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  rmSync(target, { force: true });
  try {
    const from = new Database(source, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      await from.backup(target, { progress: () => EVERY_PAGE });
    } finally {
      from.close();
    }
    const copy = new Database(target, { fileMustExist: true });
    try {
      copy.pragma('journal_mode = DELETE');
      // An empty file, too, is a database for SQLite: a copy to a stick that was pulled out too early is one.
      if (schemaVersion(copy) === 0) throw new Error('no Showcaller has written it');
      migrate(copy);
    } finally {
      copy.close();
    }
    makeDurable(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** Throws StartError where a file that somebody has named is not there, or is none. */
export function refuseWhatIsNoFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new StartError(`There is no file ${file}.`);
  if (found.isDirectory()) throw new StartError(`The file ${file} is a folder: name the file in it.`);
}

/** What has been written to a file survives a power cut from now on. */
function makeDurable(file: string, flags = 'r+'): void {
  const descriptor = openSync(file, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same of a file's name; not every system can. */
export function makeNameDurable(file: string): void {
  if (process.platform !== 'win32') makeDurable(dirname(file), 'r');
}
