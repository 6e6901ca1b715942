import type { Entry } from '../../machines/log/entry.ts';

/** The log of a show so far; empty when it cannot be had, since the console does not depend on it. */
export async function fetchEntries(show: string, key: string): Promise<readonly Entry[]> {
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/log`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    if (!response.ok) return [];
    const body = (await response.json()) as { entries: readonly Entry[] };
    return body.entries;
  } catch {
    return [];
  }
}
