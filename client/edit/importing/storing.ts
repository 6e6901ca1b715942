import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import { bearer } from '../../lib/link/headers.ts';

/** What came of storing a programme: the show that it is now, or why it is not one. */
export type Stored = { readonly show: string } | { readonly problem: string };

/** Makes a show of a programme. */
export async function storeProgramme(programme: ProgrammeDraft, key: string): Promise<Stored> {
  const headers = { Authorization: bearer(key), 'Content-Type': 'application/json' };
  try {
    const response = await fetch('/api/shows', { method: 'POST', headers, body: JSON.stringify(programme) });
    const body = (await response.json()) as { show?: string; detail?: string };
    return body.show === undefined
      ? { problem: body.detail ?? 'The server did not store it.' }
      : { show: body.show };
  } catch {
    return {
      problem: 'The server does not answer: it may or may not have been stored. Look before you try again.',
    };
  }
}

/** Where a show is edited. */
export function editorOf(show: string, key: string): string {
  return `/edit?show=${encodeURIComponent(show)}#key=${encodeURIComponent(key)}`;
}
