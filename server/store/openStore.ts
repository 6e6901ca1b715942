import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartError } from '../startError.ts';
import type { Store } from './port.ts';
import { reasonOf } from './reason.ts';
import { openSqliteStore } from './sqlite.ts';

/** Opens the embedded store in `folder`, making the folder if it is missing. Throws StartError. */
export function openStore(folder: string): Store {
  try {
    makeFolder(folder);
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
export function makeFolder(path: string): void {
  const folder = resolve(path);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (folder !== dirname(folder)) makeFolder(dirname(folder));
  mkdirSync(folder);
}
