import type { Refusal } from '../wire/answer.ts';
import type { ShowContext } from './context.ts';

/** How long after a start or an advance by hand a GO is taken for a bounce, in ms. */
const AFTER_HAND_MS = 500;

/** How long after an automatic advance a GO is taken for one that came too late for it, in ms. */
const AFTER_AUTOMATIC_MS = 1500;

/** The one guard for GO, whichever hand presses it: why one stamped `at` (epoch ms) comes too soon, or null. */
export function goTooSoon({ lastAdvance }: ShowContext, at: number): Refusal | null {
  if (lastAdvance === null) return null;
  const guardMs = lastAdvance.automatic ? AFTER_AUTOMATIC_MS : AFTER_HAND_MS;
  if (at - lastAdvance.at >= guardMs) return null;
  return {
    code: 'too-soon',
    message: lastAdvance.automatic
      ? 'The show has just gone on by itself.'
      : 'That was a moment after the last GO, so it was taken for a bounce.',
  };
}
