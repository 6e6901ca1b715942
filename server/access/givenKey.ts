import { LONGEST_KEY } from './keys.ts';

/** The fewest characters that a key may have. */
const SHORTEST_KEY = 16;

/**
 * What is wrong with a key that somebody has chosen, as the end of a sentence; null where nothing is. A key
 * that no header and no page could bring as it is would never open anything.
 */
export function objectionToKey(key: string): string | null {
  if (key.length < SHORTEST_KEY) return `must have ${String(SHORTEST_KEY)} characters or more`;
  if (key.length > LONGEST_KEY) return `must have at most ${String(LONGEST_KEY)} characters`;
  if (key.trim() !== key) return 'must not begin or end with a space or a line break';
  if (/\p{Cc}/u.test(key)) return 'must not have line breaks, tabs or other control characters in it';
  return null;
}
