import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderOf, refuseEmpty } from '../config/flags.ts';
import { StartError } from '../startError.ts';
import { DATABASE_FILE } from '../store/sqlite.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { restore } from './restore.ts';
import type { Maintenance } from './words.ts';

const USAGE: Readonly<Record<Maintenance, string>> = {
  backup: 'backup FILE [--data DIR] [--force]',
  restore: 'restore FILE [--data DIR]',
  check: 'check [FILE] [--data DIR]',
};

const OPTIONS = { data: { type: 'string' }, force: { type: 'boolean' } } as const;

/** Does one thing with a data folder and says what came of it; resolves to the exit status. Rejects with StartError. */
export async function maintain(word: Maintenance, args: readonly string[]): Promise<number> {
  // What it writes is for whoever runs it: there are hashes of keys in it.
  process.umask(0o077);
  const { values, positionals } = parse(word, args);
  refuseEmpty(values);
  const [file, ...more] = positionals;
  if (more.length > 0)
    throw misused(word, `Only one file can be named, and "${String(more[0])}" is one too many`);
  const folder = dataFolderOf(values.data, process.env);
  if (word === 'check') {
    const { sentences, isSound } = await check(file ?? databaseIn(folder));
    say(sentences.join('\n'));
    return isSound ? 0 : 1;
  }
  if (file === undefined) throw misused(word, 'The file is missing');
  say(
    word === 'backup'
      ? await backup(databaseIn(folder), file, values.force === true)
      : await restore(file, folder),
  );
  return 0;
}

function parse(word: Maintenance, args: readonly string[]) {
  try {
    const parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (parsed.values.force === undefined || word === 'backup') return parsed;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split(/\.\s|\.$/) : [];
    throw misused(word, reason ?? 'The flags are not readable');
  }
  throw misused(word, 'The flag --force is for backups alone');
}

function misused(word: Maintenance, reason: string): StartError {
  return new StartError(`${reason}. It is: ${USAGE[word]}.`);
}

function databaseIn(folder: string): string {
  const file = join(folder, DATABASE_FILE);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw new StartError(`There is no store in ${folder}: name its folder with --data.`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
