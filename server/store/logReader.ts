import Database from 'better-sqlite3';
import type { Entry } from '../../machines/log/entry.ts';
import type { StoredLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import { DamagedCheckpoint, type ShowKey, type StoredShow } from './port.ts';
import { reasonOf } from './reason.ts';
import { type CheckpointRow, type LogRow, type ShowRow, toEntry, toLedger, toShow } from './rows.ts';

/**
 * Reads what a database keeps of shows. Whatever is damaged is thrown: as UnreadableLog what a show cannot
 * do without, as DamagedCheckpoint what the log can replace. What the database itself refuses is a SqliteError.
 */
export class LogReader {
  readonly #database: Database.Database;
  readonly #shows;
  readonly #show;
  readonly #entries;
  readonly #entryOf;
  readonly #checkpoint;
  readonly #checkpointSeqs;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#shows = database.prepare<[], Pick<ShowRow, 'show' | 'stored_at'>>(
      'SELECT show, stored_at FROM shows ORDER BY stored_at, show',
    );
    this.#show = database.prepare<[string], ShowRow>('SELECT * FROM shows WHERE show = ?');
    this.#entries = database.prepare<[string, number, number], LogRow>(
      'SELECT * FROM log WHERE show = ? AND seq > ? AND seq <= ? ORDER BY seq',
    );
    this.#entryOf = database.prepare<[string, string], LogRow>(
      `SELECT * FROM log WHERE show = ? AND command_id = ?
       AND type NOT IN ('deadline.advance', 'deadline.expire', 'message.seen')`,
    );
    this.#checkpoint = database.prepare<[string, number], CheckpointRow>(
      'SELECT * FROM checkpoints WHERE show = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
    );
    this.#checkpointSeqs = database.prepare<[string], Pick<CheckpointRow, 'seq'>>(
      'SELECT seq FROM checkpoints WHERE show = ? ORDER BY seq DESC',
    );
  }

  /** The ids of all shows, oldest first. */
  shows(): ShowKey[] {
    return this.#shows.all().map(({ show, stored_at: storedAt }) => ({ show, storedAt }));
  }

  show(id: string): StoredShow {
    const row = this.#reading(() => this.#show.get(id));
    if (!row) throw UnreadableLog.noProgramme();
    return toShow(row);
  }

  /** The entries with seq from `after` (exclusive) to `upTo` (inclusive), in order. */
  entries(show: string, after: number, upTo = Number.MAX_SAFE_INTEGER): Entry[] {
    return this.#reading(() => this.#entries.all(show, after, upTo)).map(toEntry);
  }

  /** The entry of the command with this id. */
  entryOf(show: string, commandId: string): Entry | undefined {
    const row = this.#reading(() => this.#entryOf.get(show, commandId));
    return row && toEntry(row);
  }

  /** The newest checkpoint before `seq` (without it: of all). */
  checkpoint(show: string, before = Number.MAX_SAFE_INTEGER): StoredLedger | undefined {
    try {
      const row = this.#checkpoint.get(show, before);
      return row && toLedger(row);
    } catch (error) {
      throw isDamage(error) ? new DamagedCheckpoint('The page of a checkpoint is damaged.') : error;
    }
  }

  /** The seqs of all checkpoints of a show, newest first. */
  checkpointSeqs(show: string): number[] {
    return this.#checkpointSeqs.all(show).map(({ seq }) => seq);
  }

  /** What SQLite says of the whole file: nothing, or what is wrong with it. */
  faults(): string[] {
    try {
      const rows = this.#database.pragma('integrity_check(20)') as { integrity_check: string }[];
      const foreign = this.#database.pragma('foreign_key_check') as { table: string }[];
      return [
        ...rows.map((row) => row.integrity_check).filter((found) => found !== 'ok'),
        ...foreign.map(({ table }) => `a row of ${table} belongs to no show`),
      ];
    } catch (error) {
      if (!isDamage(error)) throw error;
      return [reasonOf(error)];
    }
  }

  #reading<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw isDamage(error) ? UnreadableLog.page() : error;
    }
  }
}

/** Whether SQLite found that what it read is not what it wrote. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}
