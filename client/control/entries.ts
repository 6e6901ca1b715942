import type { Entry } from '../../machines/log/entry.ts';
import { bearer } from '../lib/link/headers.ts';

/** The log of a show so far; empty when it cannot be had, since the console does not depend on it. */
export async function fetchEntries(show: string, key: string): Promise<readonly Entry[]> {
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/log`, {
      headers: { Authorization: bearer(key) },
    });
    return response.ok ? ((await response.json()) as readonly Entry[]) : [];
  } catch {
    return [];
  }
}
