import type { Entry } from '../../machines/log/entry.ts';
import type { StoredLedger } from '../../machines/log/ledger.ts';
import type { ShowInput } from '../../machines/show/context.ts';
import type { Link } from '../access/link.ts';

/** A show by its id, and when it was stored in epoch ms. */
export interface ShowKey {
  readonly show: string;
  readonly storedAt: number;
}

/** A show as it was stored: its programme and resolved starts before any entry, `storedAt` in epoch ms. */
export interface StoredShow extends ShowInput, ShowKey {}

/** The store did not take a write; nothing of it happened. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** A checkpoint that is not what was written. */
export class DamagedCheckpoint extends Error {
  override readonly name = 'DamagedCheckpoint';
}

/** A setting that is not what was written. */
export class DamagedSetting extends Error {
  override readonly name = 'DamagedSetting';
}

/** The links in a store: those that are what was written, the ids of those that are not, and whether any could be read. */
export interface KeptLinks {
  readonly links: readonly Link[];
  readonly damaged: readonly string[];
  readonly isReadable: boolean;
}

/** Another entry has that seq or that command id already: somebody else wrote to the log. */
export class LogConflict extends Error {
  override readonly name = 'LogConflict';
}

/**
 * Where shows and their logs are kept. Every method is asynchronous, so that a store across a network
 * fits; each resolves only when what it wrote is durable, and rejects with StoreUnavailable when it
 * could not, and with UnreadableLog where what it reads of a show is damaged.
 */
export interface Store {
  /** Adds a show; false if one with that id is there already. */
  addShow(stored: StoredShow): Promise<boolean>;
  /** The ids of all shows, oldest first. */
  shows(): Promise<ShowKey[]>;
  /** The show with this id, which must be there. */
  show(id: string): Promise<StoredShow>;
  /**
   * Appends one entry. `invalidFrom`: checkpoints from that seq on are dropped with it.
   * Rejects with LogConflict if the seq or the command id is taken.
   */
  append(show: string, entry: Entry, invalidFrom?: number): Promise<void>;
  /** The entries with seq from `after` (exclusive) to `upTo` (inclusive), in order. */
  entries(show: string, after: number, upTo?: number): Promise<Entry[]>;
  /** The entry of the command with this id. */
  entryOf(show: string, commandId: string): Promise<Entry | undefined>;
  /** Keeps a point to fold from. */
  keepCheckpoint(show: string, ledger: StoredLedger): Promise<void>;
  /** Keeps a point to fold from in the place of all that there are of a show. */
  renewCheckpoints(show: string, ledger: StoredLedger): Promise<void>;
  /** The newest checkpoint before `seq` (without it: of all). Rejects with DamagedCheckpoint if that is damaged. */
  checkpoint(show: string, before?: number): Promise<StoredLedger | undefined>;
  /** A value that belongs to the whole installation, such as the hash of the manager's key. Rejects with DamagedSetting. */
  setting(name: string): Promise<string | undefined>;
  /** Keeps such a value. */
  keepSetting(name: string, value: string): Promise<void>;
  /** Keeps a picture under a name that no other picture has. */
  keepPicture(name: string, bytes: Buffer): Promise<void>;
  /** The picture of that name. */
  picture(name: string): Promise<Buffer | undefined>;
  /** Every link that was ever made. */
  links(): Promise<KeptLinks>;
  /** Forgets links, such as damaged ones. */
  forgetLinks(ids: readonly string[]): Promise<void>;
  /** Keeps links as they are now, all or none; by their ids, new ones and known ones. One that was revoked stays so. */
  keepLinks(links: readonly Link[]): Promise<void>;
  /** Whether a write would be taken now. */
  isWritable(): Promise<boolean>;
  /** Closes the store; nothing may be called after it. */
  close(): Promise<void>;
}
