import type { Refusal } from '../../machines/wire/answer.ts';
import type { Role } from '../../machines/wire/roles.ts';
import type { Pass } from './pass.ts';

/** The most links that may hold at the same time. */
const MOST_LINKS = 1000;

/** What a link is to be; `expiresAt` in epoch ms. */
export interface Wanted {
  readonly name: string;
  readonly role: Role;
  readonly show: string | null;
  readonly expiresAt: number | null;
}

/**
 * Why the holder of a pass may not make such a link now, epoch ms, while so many hold; null where they may.
 * None lasts longer, or reaches further, than the pass that makes it.
 */
export function objectionTo(
  { show, expiresAt }: Wanted,
  maker: Pass,
  { now, holding }: { readonly now: number; readonly holding: number },
): Refusal | null {
  if (maker.show !== null && show !== maker.show) {
    return {
      code: 'forbidden',
      message: 'Your own link is for one show: it can make links for that one only.',
    };
  }
  if (expiresAt !== null && expiresAt <= now) {
    return { code: 'invalid', message: 'The field "expiresAt" is in the past.' };
  }
  if (expiresAt !== null && maker.expiresAt !== null && expiresAt > maker.expiresAt) {
    return {
      code: 'forbidden',
      message: 'Your own link ends before that: it can make none that lasts longer.',
    };
  }
  if (holding >= MOST_LINKS) {
    return { code: 'refused', message: `There are ${String(MOST_LINKS)} links already: revoke some first.` };
  }
  return null;
}
