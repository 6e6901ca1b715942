import type { Entry } from '../../machines/log/entry.ts';
import type { StoredLedger } from '../../machines/log/ledger.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Link } from '../access/link.ts';
import { checksumOf } from './checksum.ts';
import { DamagedCheckpoint, type StoredShow } from './port.ts';

/** A row of `shows`; `checksum` is null in one from before there were any, here and below. */
export interface ShowRow {
  show: string;
  stored_at: number;
  programme: string;
  starts: string;
  checksum: number | null;
}

/** A row of `log`. */
export interface LogRow {
  show: string;
  seq: number;
  at: number;
  type: Entry['type'];
  actor: string;
  command_id: string;
  args: string;
  run: number;
  below: number;
  link: string | null;
  checksum: number | null;
}

/** A row of `checkpoints`. */
export interface CheckpointRow {
  show: string;
  seq: number;
  ledger: string;
  checksum: number | null;
}

/** A row of `settings`. */
export interface SettingRow {
  name: string;
  value: string;
  checksum: number | null;
}

/** A row of `links`. */
export type LinkRow = Pick<Link, 'id' | 'hash' | 'name' | 'role' | 'show'> & {
  made_at: number;
  made_by: string;
  expires_at: number | null;
  revoked_at: number | null;
  used_at: number | null;
  checksum: number | null;
};

export function fromShow({ show, storedAt, programme, starts }: StoredShow): ShowRow {
  const row = {
    show,
    stored_at: storedAt,
    programme: JSON.stringify(programme),
    starts: JSON.stringify(starts),
  };
  return { ...row, checksum: sumOfShow(row) };
}

/** Throws UnreadableLog where the row is damaged. */
export function toShow({ checksum, ...row }: ShowRow): StoredShow {
  const programme = readJson(row.programme) as StoredShow['programme'] | undefined;
  const starts = readJson(row.starts) as StoredShow['starts'] | undefined;
  const isSound = checksum === null || checksum === sumOfShow(row);
  if (!isSound || !programme || !starts) throw UnreadableLog.noProgramme();
  return { show: row.show, storedAt: row.stored_at, programme, starts };
}

function sumOfShow({ show, stored_at, programme, starts }: Omit<ShowRow, 'checksum'>): number {
  return checksumOf(show, stored_at, programme, starts);
}

export function fromEntry(show: string, { seq, at, type, by, id, args, run, below, link }: Entry): LogRow {
  const row = {
    show,
    seq,
    at,
    type,
    // SQLite keeps no half of a surrogate pair.
    actor: by.toWellFormed(),
    command_id: id.toWellFormed(),
    args: JSON.stringify(args),
    run,
    below,
    link: link ? JSON.stringify(link) : null,
  };
  return { ...row, checksum: sumOfEntry(row) };
}

/** Throws UnreadableLog where the row is damaged. */
export function toEntry({ checksum, ...row }: LogRow): Entry {
  const { seq, at, type, actor, command_id: id, run, below } = row;
  const args = readJson(row.args) as Entry['args'] | undefined;
  const isSound = checksum === null || checksum === sumOfEntry(row);
  if (!isSound || !args) throw UnreadableLog.damaged(seq);
  const link = row.link === null ? undefined : (readJson(row.link) as Entry['link']);
  return { seq, at, type, by: actor, ...(link && { link }), id, args, run, below };
}

function sumOfEntry(row: Omit<LogRow, 'checksum'>): number {
  const { show, seq, at, type, actor, command_id, args, run, below, link } = row;
  return checksumOf(show, seq, at, type, actor, command_id, args, run, below, link);
}

export function fromLedger(show: string, stored: StoredLedger): CheckpointRow {
  const { seq } = stored;
  const ledger = JSON.stringify(stored);
  return { show, seq, ledger, checksum: checksumOf(show, seq, ledger) };
}

/** Throws DamagedCheckpoint; one without a checksum is not believed, since the log can replace it. */
export function toLedger({ show, seq, ledger, checksum }: CheckpointRow): StoredLedger {
  if (checksum !== checksumOf(show, seq, ledger))
    throw new DamagedCheckpoint(`The checkpoint at entry ${String(seq)} is damaged.`);
  return JSON.parse(ledger) as StoredLedger;
}

export function fromSetting(name: string, value: string): SettingRow {
  return { name, value, checksum: sumOfSetting({ name, value }) };
}

export function sumOfSetting({ name, value }: Omit<SettingRow, 'checksum'>): number {
  return checksumOf(name, value);
}

/** Undefined where the row is damaged. */
export function toLink({ checksum, ...columns }: LinkRow): Link | undefined {
  if (checksum !== null && checksum !== sumOfLink(columns)) return undefined;
  const { made_at, made_by, expires_at, revoked_at, used_at, ...row } = columns;
  return {
    ...row,
    madeAt: made_at,
    madeBy: made_by,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    usedAt: used_at,
  };
}

export function fromLink({ madeAt, madeBy, expiresAt, revokedAt, usedAt, ...link }: Link): LinkRow {
  const row = {
    ...link,
    made_at: madeAt,
    made_by: madeBy,
    expires_at: expiresAt,
    revoked_at: revokedAt,
    used_at: usedAt,
  };
  return { ...row, checksum: sumOfLink(row) };
}

/** Without when it was last used, on which nothing depends. */
function sumOfLink(row: Omit<LinkRow, 'checksum'>): number {
  const { id, hash, name, role, show, made_at, made_by, expires_at, revoked_at } = row;
  return checksumOf(id, hash, name, role, show, made_at, made_by, expires_at, revoked_at);
}

/** What a column holds; undefined where it is damaged. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
