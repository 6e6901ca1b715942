import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Entry } from '../../machines/log/entry.ts';
import type { Link } from '../access/link.ts';
import { AccessReader } from './accessReader.ts';
import { Attempts } from './attempts.ts';
import { lockFolder } from './folderLock.ts';
import { LogReader } from './logReader.ts';
import { migrate } from './migrations.ts';
import type { Store } from './port.ts';
import {
  type CheckpointRow,
  fromEntry,
  fromLedger,
  fromLink,
  fromSetting,
  fromShow,
  type LinkRow,
  type LogRow,
  type SettingRow,
  type ShowRow,
} from './rows.ts';

/** The name of the database inside the data folder. */
export const DATABASE_FILE = 'showcaller.sqlite';

/** The name in the data folder of a backup that is about to take the place of the database. */
export const RESTORING_FILE = 'showcaller.restoring';

/** What is written to see whether a write would be taken: a disk that has room for it has it for a command. */
const ROOM = 'x'.repeat(32_768);

/** How long a start waits for another program that holds the database, in ms. */
const OPEN_WITHIN_MS = 2000;

/**
 * The embedded store: one SQLite database in `folder`, which must exist. WAL with `synchronous=FULL`,
 * so that a resolved append survives a power cut; one server at a time, held by the lock of the folder, but
 * other programs may read. Throws an Error if the database cannot be opened, is locked, or was written by a
 * newer version.
 */
export function openSqliteStore(folder: string): Store {
  const release = lockFolder(folder);
  try {
    if (existsSync(join(folder, RESTORING_FILE)) && !existsSync(join(folder, DATABASE_FILE))) {
      throw new Error('a restore into it was cut off; run it again');
    }
    const database = openDatabase(join(folder, DATABASE_FILE));
    return storeOn(database, () => {
      database.close();
      release();
    });
  } catch (error) {
    release();
    throw error;
  }
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: OPEN_WITHIN_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    migrate(database);
    // From now on whoever has to wait does so without holding up all else.
    database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOn(database: Database.Database, close: () => void): Store {
  const reader = new LogReader(database);
  const accessReader = new AccessReader(database);
  const addShow = database.prepare<[ShowRow]>(
    `INSERT INTO shows (show, stored_at, programme, starts, checksum)
     VALUES (@show, @stored_at, @programme, @starts, @checksum) ON CONFLICT DO NOTHING`,
  );
  const append = database.prepare<[LogRow]>(
    `INSERT INTO log (show, seq, at, type, actor, command_id, args, run, below, link, checksum)
     VALUES (@show, @seq, @at, @type, @actor, @command_id, @args, @run, @below, @link, @checksum)`,
  );
  const dropCheckpoints = database.prepare<[string, number]>(
    'DELETE FROM checkpoints WHERE show = ? AND seq >= ?',
  );
  const keepCheckpoint = database.prepare<[CheckpointRow]>(
    `INSERT INTO checkpoints (show, seq, ledger, checksum) VALUES (@show, @seq, @ledger, @checksum)
     ON CONFLICT DO UPDATE SET ledger = excluded.ledger, checksum = excluded.checksum`,
  );
  const keepSetting = database.prepare<[SettingRow]>(
    `INSERT INTO settings (name, value, checksum) VALUES (@name, @value, @checksum)
     ON CONFLICT DO UPDATE SET value = excluded.value, checksum = excluded.checksum`,
  );
  const keepPicture = database.prepare<[string, Buffer]>(
    'INSERT INTO pictures (name, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const picture = database.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM pictures WHERE name = ?');
  const forgetLink = database.prepare<[string]>('DELETE FROM links WHERE id = ?');
  const keepLink = database.prepare<[LinkRow]>(
    `INSERT INTO links (id, hash, name, role, show, made_at, made_by, expires_at, revoked_at, used_at, checksum)
     VALUES (@id, @hash, @name, @role, @show, @made_at, @made_by, @expires_at, @revoked_at, @used_at, @checksum)
     ON CONFLICT DO UPDATE SET revoked_at = COALESCE(revoked_at, excluded.revoked_at), used_at = excluded.used_at,
       checksum = iif(revoked_at IS NULL, excluded.checksum, checksum)`,
  );

  const appendAll = database.transaction((show: string, entry: Entry, invalidFrom: number | undefined) => {
    append.run(fromEntry(show, entry));
    if (invalidFrom !== undefined) dropCheckpoints.run(show, invalidFrom);
  });
  const renewCheckpoints = database.transaction((row: CheckpointRow) => {
    dropCheckpoints.run(row.show, 0);
    keepCheckpoint.run(row);
  });
  const keepAllLinks = database.transaction((given: readonly Link[]) => {
    given.forEach((link) => keepLink.run(fromLink(link)));
  });

  const attempts = new Attempts(database);
  return {
    addShow: (stored) => attempts.write(() => addShow.run(fromShow(stored)).changes === 1),
    shows: () => attempts.read(() => reader.shows()),
    show: (id) => attempts.read(() => reader.show(id)),
    append: (show, entry, invalidFrom) =>
      attempts.write(() => {
        appendAll.immediate(show, entry, invalidFrom);
      }),
    entries: (show, after, upTo) => attempts.read(() => reader.entries(show, after, upTo)),
    entryOf: (show, commandId) => attempts.read(() => reader.entryOf(show, commandId)),
    keepCheckpoint: (show, ledger) => attempts.write(() => void keepCheckpoint.run(fromLedger(show, ledger))),
    renewCheckpoints: (show, ledger) =>
      attempts.write(() => {
        renewCheckpoints.immediate(fromLedger(show, ledger));
      }),
    checkpoint: (show, before) => attempts.read(() => reader.checkpoint(show, before)),
    setting: (name) => attempts.read(() => accessReader.setting(name)),
    keepSetting: (name, value) => attempts.write(() => void keepSetting.run(fromSetting(name, value))),
    keepPicture: (name, bytes) => attempts.write(() => void keepPicture.run(name, bytes)),
    picture: (name) => attempts.read(() => picture.get(name)?.bytes),
    links: () => attempts.read(() => accessReader.links()),
    forgetLinks: (ids) =>
      attempts.write(() => {
        ids.forEach((id) => forgetLink.run(id));
      }),
    keepLinks: (given) =>
      attempts.write(() => {
        keepAllLinks.immediate(given);
      }),
    isWritable: () =>
      attempts
        .write(() => {
          keepSetting.run(fromSetting('written', ROOM));
          return true;
        })
        .catch(() => false),
    close: () => attempts.write(close),
  };
}
