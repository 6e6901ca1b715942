import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { ImportError } from '../../machines/import/error.ts';
import { isStorable, type Preview } from '../../machines/import/preview.ts';
import type { Config } from '../config/flags.ts';
import { readProgrammes } from '../import/read.ts';
import type { Shows } from '../shows/shows.ts';
import { StartError } from '../startError.ts';

/** The sample show: a real half-day seminar, as its organisers published it. */
const SAMPLE = { file: join(import.meta.dirname, 'itu-miit-2025.txt'), timeZone: 'Europe/Zurich' };

/** The largest programme file that is read, in bytes. */
const LARGEST_FILE = 10_000_000;

/** Something in a programme that whoever started the server may want to look at. */
export interface Remark {
  readonly show: string;
  readonly message: string;
  readonly severity?: string;
  readonly line?: number | undefined;
}

/**
 * Puts the programme of `--programme` and the sample into the store, each if no show has its id yet;
 * resolves to what was found in them. Rejects with StartError.
 */
export async function firstShows(shows: Shows, { programmeFile, sample }: Config): Promise<Remark[]> {
  return [
    ...(programmeFile === undefined ? [] : await addFrom(programmeFile, shows)),
    ...(sample ? await addFrom(SAMPLE.file, shows, SAMPLE.timeZone) : []),
  ];
}

async function addFrom(file: string, shows: Shows, timeZone?: string): Promise<Remark[]> {
  const show = basename(file, extname(file));
  // One that is damaged has its id, too: another would take its place on the screens.
  if (shows.get(show) || shows.damaged().some((damaged) => damaged.show === show)) return [];
  const previews = await read(await contentOf(file), file, timeZone);
  const [preview, ...others] = previews;
  if (!preview || !isStorable(preview)) {
    const problem = preview?.findings.find(({ severity, applied }) => severity === 'error' && !applied);
    throw new StartError(
      `The programme in ${file} has an error: ${problem?.message ?? 'it has no segment that could run.'}`,
    );
  }
  await shows.add(preview.programme, show);
  const remarks: Remark[] = preview.findings.map(({ severity, line, message }) => ({
    show,
    severity,
    line,
    message,
  }));
  if (others.length === 0) return remarks;
  return [
    { show, message: `the file holds ${String(previews.length)} programmes; the first was taken` },
    ...remarks,
  ];
}

async function read(bytes: Buffer, file: string, timeZone: string | undefined): Promise<Preview[]> {
  const serverZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const options = { timeZone: timeZone ?? serverZone, zoneIsKnown: timeZone !== undefined };
  try {
    return await readProgrammes({ bytes }, options);
  } catch (error) {
    if (error instanceof ImportError)
      throw new StartError(`The programme in ${file} cannot be read: ${error.message}`);
    throw error;
  }
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    const status = await stat(file);
    if (!status.isFile()) throw new StartError(`The programme ${file} is not a file.`);
    if (status.size > LARGEST_FILE)
      throw new StartError(`The programme file ${file} is too large: ten megabytes are the most.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new StartError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `There is no programme file ${file}.`
        : `The programme file ${file} cannot be read.`,
    );
  }
}
