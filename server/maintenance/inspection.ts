import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import type { Entry } from '../../machines/log/entry.ts';
import { type History, replay } from '../../machines/log/history.ts';
import { openLedger, packLedger, type StoredLedger, unpackLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import { stateOf } from '../../machines/show/state.ts';
import type { ShowState } from '../../machines/wire/live.ts';
import { DAMAGED_KEY, KEY_SETTING } from '../access/mainKey.ts';
import { AccessReader } from '../store/accessReader.ts';
import { LogReader } from '../store/logReader.ts';
import { DamagedCheckpoint, type StoredShow } from '../store/port.ts';

/** Something that is wrong, as a sentence; `heals`: the server puts it right by itself. */
export interface Fault {
  readonly sentence: string;
  readonly heals: boolean;
}

/** A show whose log can be read to its end; `lastAt` is the stamp of its last entry, epoch ms. */
export interface SoundShow {
  readonly show: string;
  readonly title: string;
  readonly timeZone: string;
  readonly entries: number;
  readonly lastAt: number | null;
  readonly state: ShowState;
}

/** What was found in a database. */
export interface Inspection {
  readonly shows: readonly SoundShow[];
  readonly faults: readonly Fault[];
}

/**
 * Looks at everything in a database of the present schema: whether SQLite finds it whole, every show, entry,
 * link and setting against its checksum, every log folded to its end, every checkpoint against that fold. Changes nothing.
 */
export function inspect(file: string): Inspection {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const reader = new LogReader(database);
    const faults: Fault[] = reader
      .faults()
      .map((found) => ({ sentence: `The database is damaged: ${found}.`, heals: false }));
    const shows: SoundShow[] = [];
    for (const { show } of reader.shows()) {
      try {
        const { sound, wrong } = inspectShow(reader, show);
        shows.push(sound);
        faults.push(...wrong);
      } catch (error) {
        if (!(error instanceof UnreadableLog)) throw error;
        faults.push({ sentence: error.in(show).message, heals: false });
      }
    }
    faults.push(...wrongAccess(new AccessReader(database)));
    return { shows, faults };
  } finally {
    database.close();
  }
}

/** Where a whole page cannot be read, SQLite itself has told of it. */
function wrongAccess(reader: AccessReader): Fault[] {
  const links = reader.links().damaged.map((id) => ({
    sentence: `The link "${id}" is damaged and opens nothing; the server forgets it when it starts.`,
    heals: true,
  }));
  const settings = reader
    .damagedSettings()
    .map((name) =>
      name === KEY_SETTING
        ? { sentence: DAMAGED_KEY, heals: false }
        : { sentence: `The setting "${name}" is damaged; the server goes on without it.`, heals: true },
    );
  return [...links, ...settings];
}

function inspectShow(reader: LogReader, show: string): { sound: SoundShow; wrong: Fault[] } {
  const stored = reader.show(show);
  const entries = reader.entries(show, 0);
  const history = fold(stored, entries);
  const { snapshot } = history.ledger;
  const { title, timeZone } = snapshot.context.programme;
  const lastAt = entries.at(-1)?.at ?? null;
  return {
    sound: { show, title, timeZone, entries: entries.length, lastAt, state: stateOf(snapshot) },
    wrong: wrongCheckpoints(reader, stored, entries, history).map((seq) => ({
      sentence: `The checkpoint of the show "${show}" at entry ${String(seq)} is wrong; the log is right, and the server makes the checkpoint anew when it comes to it.`,
      heals: true,
    })),
  };
}

function fold(stored: StoredShow, entries: readonly Entry[]): History {
  try {
    return replay(openLedger(stored, stored.storedAt), entries);
  } catch (error) {
    throw error instanceof UnreadableLog ? error : UnreadableLog.failed(error);
  }
}

/** The seqs of the checkpoints that are not what the log makes of them, newest first. */
function wrongCheckpoints(
  reader: LogReader,
  stored: StoredShow,
  entries: readonly Entry[],
  history: History,
): number[] {
  const wrong: number[] = [];
  let isNewest = true;
  for (const seq of reader.checkpointSeqs(stored.show)) {
    if (seq > entries.length) throw UnreadableLog.cut(seq);
    const kept = keptAt(reader, stored.show, seq);
    // What is not of this form is not read by the server either.
    if (kept === null || (unpackLedger(kept) !== null && !agrees(kept, isNewest))) wrong.push(seq);
    isNewest = false;
  }
  return wrong;

  /** All of the newest, from which a start goes on, against a fold of its own; of the others what they hold of the show. */
  function agrees(kept: StoredLedger, isNewest: boolean): boolean {
    if (isNewest) {
      const { ledger } = fold(stored, entries.slice(0, kept.seq));
      return isSame(kept, packLedger(ledger));
    }
    const folded = history.checkpoints.find(({ seq }) => seq === kept.seq)?.snapshot;
    return !folded || (isSame(kept.value, folded.value) && isSame(kept.context, folded.context));
  }
}

/** Null where it is damaged. */
function keptAt(reader: LogReader, show: string, seq: number): StoredLedger | null {
  try {
    return reader.checkpoint(show, seq + 1) ?? null;
  } catch (error) {
    if (error instanceof DamagedCheckpoint) return null;
    throw error;
  }
}

/** Whether two values are the same once they have been through JSON. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
}
