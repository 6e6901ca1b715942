import { createHash } from 'node:crypto';

/** What is kept of a key. Keys are long and random, so one round of a fast hash is enough. */
export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
