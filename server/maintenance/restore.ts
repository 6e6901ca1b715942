import { chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StartError } from '../startError.ts';
import { FolderInUse, LOCK_FILE, lockFolder } from '../store/folderLock.ts';
import { makeFolder } from '../store/openStore.ts';
import { reasonOf } from '../store/reason.ts';
import { DATABASE_FILE, RESTORING_FILE } from '../store/sqlite.ts';
import { copyDatabase, makeNameDurable, refuseWhatIsNoFile } from './copy.ts';
import { inspect, type Inspection } from './inspection.ts';
import { extent } from './sentences.ts';

/** The files of one database: itself, its write-ahead log, and what is shared about that. */
const PARTS = ['', '-wal', '-shm'];

/**
 * Puts the backup `file` in the place of what is in the data folder, which is kept aside, while no server runs
 * there. Resolves to what to say. Rejects with StartError; then the folder is as it was, or a start says that
 * the restore has to be run again.
 */
export async function restore(file: string, folder: string): Promise<string> {
  refuseWhatIsNoFile(file);
  try {
    makeFolder(folder);
    const release = lockFolder(folder);
    try {
      const inspection = await prepare(file, join(folder, RESTORING_FILE));
      const aside = putAside(folder);
      giveToOwner(folder, [RESTORING_FILE, LOCK_FILE]);
      renameSync(join(folder, RESTORING_FILE), join(folder, DATABASE_FILE));
      makeNameDurable(join(folder, DATABASE_FILE));
      const before = aside === null ? '' : ` What was there before is in ${aside}.`;
      return `Restored from ${file} into ${folder}: ${extent(inspection)}.${before} Keys and links are those of the backup: what has been revoked since has to be revoked again.`;
    } finally {
      release();
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof FolderInUse)
      throw new StartError(`A Showcaller is running on ${folder}: stop it, then restore.`);
    throw new StartError(`The backup ${file} cannot be restored into ${folder}: ${reasonOf(error)}.`);
  }
}

/** Copies the backup into the folder and reads it all. */
async function prepare(file: string, copy: string): Promise<Inspection> {
  await copyDatabase(file, copy);
  const inspection = inspect(copy);
  const fault = inspection.faults.find(({ heals }) => !heals);
  if (!fault) return inspection;
  rmSync(copy, { force: true });
  throw new StartError(`The backup ${file} was not restored, because it is damaged. ${fault.sentence}`);
}

/** Moves what is there into a folder of its own; null where nothing is. */
function putAside(folder: string): string | null {
  const there = PARTS.map((part) => join(folder, `${DATABASE_FILE}${part}`)).filter((path) =>
    existsSync(path),
  );
  if (there.length === 0) return null;
  const aside = join(folder, `replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  mkdirSync(aside);
  for (const path of there) renameSync(path, join(aside, basename(path)));
  makeNameDurable(join(aside, DATABASE_FILE));
  return aside;
}

/** What root has restored is for the user whose folder it is, who is to run the server. */
function giveToOwner(folder: string, names: readonly string[]): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  for (const name of names) chownSync(join(folder, name), uid, gid);
}
