import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The name of the file inside the data folder that the running server holds; nothing is ever in it. */
export const LOCK_FILE = 'showcaller.lock';

/** Another process holds the data folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Takes a data folder for this process alone, until what is returned is called or the process ends, however
 * it ends: a lock of SQLite's is one of the operating system's, so that none is left behind. The database
 * itself stays open to others, so that a backup can be taken of it at any time. Throws FolderInUse.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    // Without a journal, of which there would be a file too.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const isHeld = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw isHeld ? new FolderInUse('another Showcaller is running on this folder', { cause: error }) : error;
  }
  return () => {
    lock.close();
  };
}
