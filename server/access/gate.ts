import type { Refusal } from '../../machines/wire/answer.ts';
import type { Keys } from './keys.ts';
import type { Limits } from './limits.ts';
import { Paces } from './paces.ts';
import type { Pass } from './pass.ts';
import { type TooMany, Turnstile } from './turnstile.ts';

/** The gate of the server: looks at keys, and counts who comes how often. */
export class Gate {
  readonly commands: Paces;
  readonly time: Turnstile;
  readonly handshakes: Turnstile;
  readonly #keys: Keys;
  readonly #joins: Turnstile;
  readonly #wrongKeys: Turnstile;

  constructor(keys: Keys, limits: Limits) {
    this.#keys = keys;
    this.handshakes = new Turnstile(limits.handshakes, 'connections');
    this.#joins = new Turnstile(limits.joins, 'connections');
    this.commands = new Paces(limits.commands);
    this.time = new Turnstile(limits.time, 'questions for the time');
    this.#wrongKeys = new Turnstile(limits.wrongKeys, 'wrong keys');
  }

  /** What the holder of a key may do; or why it opens nothing, which after many guesses is that there were too many. */
  async admit(key: unknown, address: string | undefined): Promise<Pass | Refusal | TooMany> {
    const checked = this.#keys.check(key);
    if (!('refusal' in checked)) return checked;
    return (checked.isGuess ? await this.#wrongKeys.pass(address) : null) ?? checked.refusal;
  }

  /** Lets in whoever needs no key: null, unless too many came; who has a right one is let in all the same. */
  async join(key: unknown, address: string | undefined): Promise<Pass | Refusal | null> {
    const tooMany = await this.#joins.pass(address);
    if (tooMany === null || key === undefined) return tooMany;
    const pass = await this.admit(key, address);
    return 'code' in pass ? tooMany : pass;
  }

  /** Why a pass that was given out here holds no longer; null while it does. */
  endOf(pass: Pass): Refusal | null {
    return this.#keys.endOf(pass);
  }
}
