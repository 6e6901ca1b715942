import type { Database } from 'better-sqlite3';

/** Each brings the schema from its index to the next version; never changed once released, only added to. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE shows (
    show TEXT PRIMARY KEY,
    stored_at REAL NOT NULL,
    programme TEXT NOT NULL,
    starts TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log (
    show TEXT NOT NULL REFERENCES shows (show),
    seq INTEGER NOT NULL,
    at REAL NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    command_id TEXT NOT NULL,
    args TEXT NOT NULL,
    run INTEGER NOT NULL,
    below INTEGER NOT NULL,
    PRIMARY KEY (show, seq)
  ) STRICT, WITHOUT ROWID;

  -- What the show does by itself, and what a display acknowledges, is nobody's command.
  CREATE UNIQUE INDEX log_command ON log (show, command_id)
    WHERE type NOT IN ('deadline.advance', 'deadline.expire', 'message.seen');

  CREATE TABLE checkpoints (
    show TEXT NOT NULL REFERENCES shows (show),
    seq INTEGER NOT NULL,
    ledger TEXT NOT NULL,
    PRIMARY KEY (show, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE pictures (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- The id and name of the link whose key gave the command, as JSON.
  ALTER TABLE log ADD COLUMN link TEXT;

  -- A revoked link stays, so that whoever still holds its key can be told why it no longer opens anything.
  CREATE TABLE links (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    show TEXT,
    made_at REAL NOT NULL,
    made_by TEXT NOT NULL,
    expires_at REAL,
    revoked_at REAL,
    used_at REAL
  ) STRICT, WITHOUT ROWID;
  `,
  // Null in rows from before there were checksums: those are believed.
  `
  ALTER TABLE shows ADD COLUMN checksum INTEGER;
  ALTER TABLE log ADD COLUMN checksum INTEGER;
  ALTER TABLE checkpoints ADD COLUMN checksum INTEGER;
  `,
  `
  ALTER TABLE settings ADD COLUMN checksum INTEGER;
  ALTER TABLE links ADD COLUMN checksum INTEGER;
  `,
];

/** The schema version that this programme writes. */
const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a database up to date, by a write in any case. Throws an Error with a sentence if a newer version wrote it. */
export function migrate(database: Database): void {
  const version = schemaVersion(database);
  if (version > SCHEMA_VERSION) throw newerSchema(version);
  database
    .transaction(() => {
      for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
      database.pragma(`user_version = ${String(SCHEMA_VERSION)}`);
    })
    .immediate();
}

/** The version of the schema that a database has; 0 where Showcaller has not written it. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function newerSchema(version: number): Error {
  return new Error(
    `The data folder was written by a newer Showcaller (schema ${String(version)}, this one knows ${String(SCHEMA_VERSION)}). Start that version, or use another folder.`,
  );
}
