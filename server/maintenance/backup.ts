import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { StartError } from '../startError.ts';
import { reasonOf } from '../store/reason.ts';
import { copyDatabase, makeNameDurable } from './copy.ts';
import { inspect } from './inspection.ts';
import { extent } from './sentences.ts';

/**
 * Writes all that is in the database `source`, which may be in use, to the file `target`, and reads it all
 * again before it gets that name. Resolves to what to say. Rejects with StartError; then `target` is as it was.
 */
export async function backup(source: string, target: string, force: boolean): Promise<string> {
  if (existsSync(target)) {
    if (isSameFile(source, target))
      throw new StartError(`The file ${target} is the store itself: name another.`);
    if (!force) throw exists(target);
  }
  const part = `${target}.part`;
  const removePart = (): void => {
    rmSync(part, { force: true });
  };
  process.once('exit', removePart);
  try {
    await copyDatabase(source, part);
    const inspection = inspect(part);
    const fault = inspection.faults.find(({ heals }) => !heals);
    if (fault) throw new StartError(`No backup was made, because of the store itself. ${fault.sentence}`);
    if (!force) reserve(target);
    renameSync(part, target);
    makeNameDurable(target);
    const size = (statSync(target).size / 1e6).toFixed(1);
    return `The backup ${target} is made and has been read again: ${extent(inspection)}, ${size} MB. It holds no key, but hashes of keys.`;
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw exists(target);
    throw new StartError(`The backup ${target} cannot be made: ${reasonOf(error)}.`);
  } finally {
    process.off('exit', removePart);
    removePart();
  }
}

/** By whatever names and links: a copy in the place of a store that is in use would lose what comes after it. */
function isSameFile(one: string, other: string): boolean {
  const [first, second] = [statSync(one), statSync(other)];
  return first.dev === second.dev && first.ino === second.ino;
}

/** Takes the name for this backup alone; throws where a file has come to have it. (A memory stick knows no links.) */
function reserve(target: string): void {
  closeSync(openSync(target, 'wx'));
}

function exists(target: string): StartError {
  return new StartError(`There is a file ${target} already: name another, or add --force to replace it.`);
}
