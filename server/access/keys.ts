import type { Refusal } from '../../machines/wire/answer.ts';
import { hashOf } from './hash.ts';
import type { Links } from './links.ts';
import type { MainKey } from './mainKey.ts';
import { MAIN_PASS, type Pass } from './pass.ts';

/** The longest key that is looked at, in characters. */
export const LONGEST_KEY = 1000;

/** A key that opens nothing, why, and whether it may be a guess: one that was right once is none. */
export interface WrongKey {
  readonly refusal: Refusal;
  readonly isGuess: boolean;
}

/** Who may come in, and as whom: the holder of the stage manager's key, and those of links. */
export class Keys {
  readonly #mainKey: MainKey;
  readonly #links: Links;

  constructor(mainKey: MainKey, links: Links) {
    this.#mainKey = mainKey;
    this.#links = links;
  }

  /** What somebody with this key may do, or why it opens nothing. Takes as long for a wrong key as for a right one. */
  check(key: unknown): Pass | WrongKey {
    if (typeof key !== 'string' || key === '') return { refusal: MISSING, isGuess: false };
    if (key.length > LONGEST_KEY) return { refusal: WRONG, isGuess: true };
    const hash = hashOf(key);
    const isMain = this.#mainKey.isIt(hash);
    const link = this.#links.linkOf(key, hash);
    if (isMain) return MAIN_PASS;
    if (!link) return { refusal: WRONG, isGuess: true };
    const end = this.#links.endOf(link);
    if (end) return { refusal: end, isGuess: false };
    this.#links.noteUse(link);
    const { id, name, role, show, expiresAt } = link;
    return { role, show, expiresAt, link: { id, name } };
  }

  /** Why a pass that was given out holds no longer; null while it does. */
  endOf({ link }: Pass): Refusal | null {
    return this.#links.endOfId(link.id);
  }
}

const MISSING: Refusal = {
  code: 'unauthorized',
  message: 'A key is missing: open the link that you were given.',
};

const WRONG: Refusal = { code: 'unauthorized', message: 'This key does not open the show.' };
