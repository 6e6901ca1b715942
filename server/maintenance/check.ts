import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../startError.ts';
import { isDamage } from '../store/logReader.ts';
import { reasonOf } from '../store/reason.ts';
import { copyDatabase, refuseWhatIsNoFile } from './copy.ts';
import { inspect } from './inspection.ts';
import { extent, soundSentence } from './sentences.ts';

/** What the person can do who is told of damage. */
const WAY_OUT = 'Bring a backup back with "npm start -- restore FILE": what is there now is kept aside.';

/** What was found, in sentences, and whether all is well. */
interface Report {
  readonly sentences: readonly string[];
  readonly isSound: boolean;
}

/** Looks at all that is in a database, which may be in use, by a copy of it. Rejects with StartError if it cannot be read. */
export async function check(file: string): Promise<Report> {
  refuseWhatIsNoFile(file);
  const folder = mkdtempSync(join(tmpdir(), 'showcaller-check-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    await copyDatabase(file, copy);
    const inspection = inspect(copy);
    const { shows, faults } = inspection;
    const isSound = faults.length === 0;
    return {
      sentences: [
        ...shows.map(soundSentence),
        ...faults.map(({ sentence }) => sentence),
        isSound
          ? `All is well in ${file}: ${extent(inspection)}.`
          : `Not all is well in ${file}. ${faults.every(({ heals }) => heals) ? 'The server puts it right by itself.' : WAY_OUT}`,
      ],
      isSound,
    };
  } catch (error) {
    if (isDamage(error))
      return { sentences: [`${file} is damaged: ${reasonOf(error)}. ${WAY_OUT}`], isSound: false };
    throw new StartError(`The store ${file} cannot be checked: ${reasonOf(error)}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
