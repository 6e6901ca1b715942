import type { Shows } from './shows/shows.ts';
import type { Store } from './store/port.ts';

/** For how long what was found out about the store is told again, in ms: finding out is a durable write. */
const FRESH_MS = 1000;

/** Whether the server can do its work now, and what keeps it from that. */
export interface Ready {
  readonly ok: boolean;
  /** Whether the store takes writes. */
  readonly store: boolean;
  /** How many shows could not be taken up; which and why is told to those who may know of shows. */
  readonly damaged: number;
}

/** Tells whether the server can do its work: the store takes writes, every show has been folded from its log. */
export class Readiness {
  readonly #store: Store;
  readonly #shows: Shows;
  #lookedAt = -Infinity;
  #isWritable: Promise<boolean> = Promise.resolve(true);

  constructor(store: Store, shows: Shows) {
    this.#store = store;
    this.#shows = shows;
  }

  async look(): Promise<Ready> {
    const store = await this.isStoreWritable();
    const damaged = this.#shows.damaged().length;
    return { ok: store && damaged === 0, store, damaged };
  }

  /** Whether the store takes writes, as of a second ago at most. */
  isStoreWritable(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#lookedAt > FRESH_MS) {
      this.#lookedAt = now;
      this.#isWritable = this.#store.isWritable();
    }
    return this.#isWritable;
  }
}
