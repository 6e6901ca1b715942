import type { Entry } from '../../../machines/log/entry.ts';

/** How many entries of the log a page keeps. */
const KEPT = 200;

/** The entries a page knows with others added: each once, newest first, the oldest let go. */
export function entriesWith(known: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  const bySeq = new Map([...known, ...added].map((entry) => [entry.seq, entry]));
  return Array.from(bySeq.values())
    .sort((a, b) => b.seq - a.seq)
    .slice(0, KEPT);
}
