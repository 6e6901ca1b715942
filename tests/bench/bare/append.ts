import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const ENTRY = JSON.stringify({ type: 'clock.hold', by: 'stage manager', id: crypto.randomUUID(), args: {} });

/** A bare durable append: one row of an entry's size in a WAL with `synchronous=FULL`. */
export class BareAppend {
  readonly #folder = mkdtempSync(join(tmpdir(), 'showcaller-bench-'));
  readonly #database = new Database(join(this.#folder, 'bare.sqlite'));
  readonly #append: Database.Statement<[string]>;

  constructor() {
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.exec('CREATE TABLE log (seq INTEGER PRIMARY KEY, entry TEXT NOT NULL)');
    this.#append = this.#database.prepare('INSERT INTO log (entry) VALUES (?)');
  }

  /** Appends one; how long it took, in ms. */
  take(): number {
    const startedAt = performance.now();
    this.#append.run(ENTRY);
    return performance.now() - startedAt;
  }

  remove(): void {
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
