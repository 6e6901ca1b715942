import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Entry } from '../../machines/log/entry.ts';
import type { StoredLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Link } from '../access/link.ts';
import { migrate } from './migrations.ts';
import { LogConflict, type Store, type StoredShow, StoreUnavailable } from './port.ts';

/** The name of the database inside the data folder. */
export const DATABASE_FILE = 'showcaller.sqlite';

interface LogRow {
  seq: number;
  at: number;
  type: Entry['type'];
  actor: string;
  command_id: string;
  args: string;
  run: number;
  below: number;
  link: string | null;
}

interface ShowRow {
  show: string;
  stored_at: number;
  programme: string;
  starts: string;
}

type LinkRow = Pick<Link, 'id' | 'hash' | 'name' | 'role' | 'show'> & {
  made_at: number;
  made_by: string;
  expires_at: number | null;
  revoked_at: number | null;
  used_at: number | null;
};

/**
 * The embedded store: one SQLite database in `folder`, which must exist. WAL with `synchronous=FULL`,
 * so that a resolved append survives a power cut; one process at a time, held by an exclusive lock.
 * Throws an Error if the database cannot be opened, is locked, or was written by a newer version.
 */
export function openSqliteStore(folder: string): Store {
  const database = new Database(join(folder, DATABASE_FILE), { timeout: 250 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    migrate(database);
    return storeOn(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOn(database: Database.Database): Store {
  const addShow = database.prepare<[string, number, string, string]>(
    'INSERT INTO shows (show, stored_at, programme, starts) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const shows = database.prepare<[], ShowRow>('SELECT * FROM shows ORDER BY stored_at, show');
  const append = database.prepare<
    [string, number, number, string, string, string, string, number, number, string | null]
  >(
    'INSERT INTO log (show, seq, at, type, actor, command_id, args, run, below, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const dropCheckpoints = database.prepare<[string, number]>(
    'DELETE FROM checkpoints WHERE show = ? AND seq >= ?',
  );
  const entries = database.prepare<[string, number, number], LogRow>(
    'SELECT * FROM log WHERE show = ? AND seq > ? AND seq <= ? ORDER BY seq',
  );
  const entryOf = database.prepare<[string, string], LogRow>(
    `SELECT * FROM log WHERE show = ? AND command_id = ?
     AND type NOT IN ('deadline.advance', 'deadline.expire', 'message.seen')`,
  );
  const keepCheckpoint = database.prepare<[string, number, string]>(
    'INSERT INTO checkpoints (show, seq, ledger) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET ledger = excluded.ledger',
  );
  const checkpoint = database.prepare<[string, number], { ledger: string }>(
    'SELECT ledger FROM checkpoints WHERE show = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
  );
  const setting = database.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?');
  const keepSetting = database.prepare<[string, string]>(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const keepPicture = database.prepare<[string, Buffer]>(
    'INSERT INTO pictures (name, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const picture = database.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM pictures WHERE name = ?');

  const links = database.prepare<[], LinkRow>('SELECT * FROM links ORDER BY made_at, id');
  const keepLink = database.prepare<[LinkRow]>(
    `INSERT INTO links (id, hash, name, role, show, made_at, made_by, expires_at, revoked_at, used_at)
     VALUES (@id, @hash, @name, @role, @show, @made_at, @made_by, @expires_at, @revoked_at, @used_at)
     ON CONFLICT DO UPDATE SET revoked_at = excluded.revoked_at, used_at = excluded.used_at`,
  );
  const keepAllLinks = database.transaction((given: readonly Link[]) => {
    given.forEach((link) => keepLink.run(fromLink(link)));
  });

  const appendAll = database.transaction((show: string, entry: Entry, invalidFrom: number | undefined) => {
    const { seq, at, type, by, id, args, run, below, link } = entry;
    append.run(
      show,
      seq,
      at,
      type,
      by,
      id,
      JSON.stringify(args),
      run,
      below,
      link ? JSON.stringify(link) : null,
    );
    if (invalidFrom !== undefined) dropCheckpoints.run(show, invalidFrom);
  });

  return {
    addShow: ({ show, storedAt, programme, starts }) =>
      attempt(
        () => addShow.run(show, storedAt, JSON.stringify(programme), JSON.stringify(starts)).changes === 1,
      ),
    shows: () => attempt(() => shows.all().map(toShow)),
    append: (show, entry, invalidFrom) =>
      attempt(() => {
        appendAll.immediate(show, entry, invalidFrom);
      }),
    entries: (show, after, upTo = Number.MAX_SAFE_INTEGER) =>
      attempt(() => entries.all(show, after, upTo).map(toEntry)),
    entryOf: (show, commandId) => attempt(() => entryOf.all(show, commandId).map(toEntry)[0]),
    keepCheckpoint: (show, ledger) =>
      attempt(() => void keepCheckpoint.run(show, ledger.seq, JSON.stringify(ledger))),
    checkpoint: (show, before = Number.MAX_SAFE_INTEGER) =>
      attempt(() => {
        const row = checkpoint.get(show, before);
        return row && (readJson(row.ledger) as StoredLedger | undefined);
      }),
    setting: (name) => attempt(() => setting.get(name)?.value),
    keepSetting: (name, value) => attempt(() => void keepSetting.run(name, value)),
    keepPicture: (name, bytes) => attempt(() => void keepPicture.run(name, bytes)),
    picture: (name) => attempt(() => picture.get(name)?.bytes),
    links: () => attempt(() => links.all().map(toLink)),
    keepLinks: (given) =>
      attempt(() => {
        keepAllLinks.immediate(given);
      }),
    isWritable: () =>
      attempt(() => {
        keepSetting.run('written', 'yes');
        return true;
      }).catch(() => false),
    close: () => attempt(() => void database.close()),
  };
}

/** Runs a piece of work on the database; what fails there is told in the port's own errors. */
function attempt<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve, reject) => {
    try {
      resolve(work());
    } catch (error) {
      reject(translate(error));
    }
  });
}

function translate(error: unknown): Error {
  if (!(error instanceof Database.SqliteError))
    return error instanceof Error ? error : new Error(String(error));
  if (error.code.startsWith('SQLITE_CONSTRAINT')) return new LogConflict(error.message, { cause: error });
  return new StoreUnavailable(`The store did not answer (${error.message}).`, { cause: error });
}

function toShow({ show, stored_at: storedAt, ...row }: ShowRow): StoredShow {
  const programme = readJson(row.programme) as StoredShow['programme'] | undefined;
  const starts = readJson(row.starts) as StoredShow['starts'] | undefined;
  if (!programme || !starts) throw UnreadableLog.noProgramme().in(show);
  return { show, storedAt, programme, starts };
}

function toEntry({ seq, at, type, actor, command_id: id, run, below, ...row }: LogRow): Entry {
  const args = readJson(row.args) as Entry['args'] | undefined;
  if (!args) throw UnreadableLog.damaged(seq);
  const link = row.link === null ? undefined : (readJson(row.link) as Entry['link']);
  return { seq, at, type, by: actor, ...(link && { link }), id, args, run, below };
}

function toLink({ made_at, made_by, expires_at, revoked_at, used_at, ...row }: LinkRow): Link {
  return {
    ...row,
    madeAt: made_at,
    madeBy: made_by,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    usedAt: used_at,
  };
}

function fromLink({ madeAt, madeBy, expiresAt, revokedAt, usedAt, ...link }: Link): LinkRow {
  return {
    ...link,
    made_at: madeAt,
    made_by: madeBy,
    expires_at: expiresAt,
    revoked_at: revokedAt,
    used_at: usedAt,
  };
}

/** What a column holds; undefined where it is damaged. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
