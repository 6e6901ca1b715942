import { randomBytes, timingSafeEqual } from 'node:crypto';
import { StartError } from '../startError.ts';
import { DamagedSetting, type Store } from '../store/port.ts';
import { hashOf } from './hash.ts';

/** The name of the setting that the hash of the key is kept as. */
export const KEY_SETTING = 'manager-key-hash';

/** What is said where the hash is damaged. */
export const DAMAGED_KEY =
  'What is kept of the stage manager’s key is damaged: start with --new-key, which makes another.';

/** A key that has just been made. It holds at once, and beyond this process only when `keep` has resolved. */
export interface FreshKey {
  readonly key: string;
  keep(): Promise<void>;
}

/** The stage manager's own key, which no link gave and none can revoke; only its hash is kept. */
export class MainKey {
  readonly #hash: Buffer;

  private constructor(hash: Buffer) {
    this.#hash = hash;
  }

  /** The key that was given, for as long as this process runs. */
  static given(key: string): MainKey {
    return new MainKey(hashOf(key));
  }

  /**
   * The key in the store. `fresh` is a new one, to be kept and shown once, where there was none or `renew`
   * asks for another; it is undefined where the one that was given out before still holds. Rejects with
   * StartError where it is damaged.
   */
  static async kept(store: Store, renew: boolean): Promise<{ mainKey: MainKey; fresh?: FreshKey }> {
    const kept = renew ? undefined : await store.setting(KEY_SETTING).catch(refuseDamaged);
    if (kept !== undefined) return { mainKey: new MainKey(Buffer.from(kept, 'hex')) };
    const key = randomBytes(18).toString('base64url');
    const hash = hashOf(key);
    const keep = () => store.keepSetting(KEY_SETTING, hash.toString('hex'));
    return { mainKey: new MainKey(hash), fresh: { key, keep } };
  }

  /** Whether it is this key, by its hash; takes as long for a wrong one as for the right one. */
  isIt(hash: Buffer): boolean {
    return timingSafeEqual(hash, this.#hash);
  }
}

function refuseDamaged(error: unknown): never {
  throw error instanceof DamagedSetting ? new StartError(DAMAGED_KEY) : error;
}
