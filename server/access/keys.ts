import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Refusal } from '../../machines/wire/answer.ts';
import type { Store } from '../store/port.ts';

const SETTING = 'manager-key-hash';

/** The fewest characters that a key may have. */
export const SHORTEST_KEY = 16;

/** A key that has just been made. It holds at once, and beyond this process only when `keep` has resolved. */
export interface FreshKey {
  readonly key: string;
  keep(): Promise<void>;
}

/** Who may command: those who hold the stage manager's key, of which only a hash is kept. */
export class Keys {
  readonly #hash: Buffer;

  private constructor(hash: Buffer) {
    this.#hash = hash;
  }

  /** The key that was given, for as long as this process runs. */
  static given(key: string): Keys {
    return new Keys(hashOf(key));
  }

  /**
   * The key in the store. `fresh` is a new one, to be kept and shown once, where there was none or `renew`
   * asks for another; it is undefined where the one that was given out before still holds.
   */
  static async kept(store: Store, renew: boolean): Promise<{ keys: Keys; fresh?: FreshKey }> {
    const kept = renew ? undefined : await store.setting(SETTING);
    if (kept !== undefined) return { keys: new Keys(Buffer.from(kept, 'hex')) };
    const key = randomBytes(18).toString('base64url');
    const hash = hashOf(key);
    const keep = () => store.keepSetting(SETTING, hash.toString('hex'));
    return { keys: new Keys(hash), fresh: { key, keep } };
  }

  /** Whether this is the manager's key; takes as long for a wrong one as for the right one. */
  isManager(key: unknown): boolean {
    return typeof key === 'string' && timingSafeEqual(hashOf(key), this.#hash);
  }

  /** Why somebody with this key is not let in. */
  refusal(key: unknown): Refusal {
    const message =
      typeof key === 'string' && key !== ''
        ? 'This key does not open the show.'
        : 'The stage manager’s key is missing.';
    return { code: 'unauthorized', message };
  }
}

/** Keys are long and random, so one round of a fast hash is enough. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
