import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartError } from '../startError.ts';
import type { Store } from './port.ts';
import { openSqliteStore } from './sqlite.ts';

/** Opens the embedded store in `folder`, making the folder if it is missing. Throws StartError. */
export function openStore(folder: string): Store {
  try {
    makeFolder(resolve(folder));
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be made (${reasonOf(error)}).`);
  }
  try {
    return openSqliteStore(folder);
  } catch (error) {
    throw new StartError(`The store in ${folder} cannot be opened: ${reasonOf(error)}.`);
  }
}

/** Makes a folder and those around it; Node's own way of doing so never ends where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (folder !== dirname(folder)) makeFolder(dirname(folder));
  mkdirSync(folder);
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'a file of that name is in the way',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'it may not be written here',
  EPERM: 'it may not be written here',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  SQLITE_CANTOPEN: 'the folder may not be written',
  SQLITE_READONLY: 'it may not be written',
  SQLITE_READONLY_DIRECTORY: 'the folder may not be written',
  SQLITE_BUSY: 'another program holds the database in it',
  SQLITE_NOTADB: 'the file in it is not a database',
  SQLITE_CORRUPT: 'the database in it is damaged',
  SQLITE_FULL: 'the disk is full',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return REASONS[code] ?? error.message.replace(/\s+/g, ' ').replace(/\.$/, '');
}
