import type { Preview } from '../../../machines/import/preview.ts';

/** What a person brings: a pasted text, or a file. */
export interface Source {
  /** The name of the file; empty for a pasted text. */
  readonly name: string;
  readonly bytes: Blob;
  /** What can be shown beside the preview; null where the file is not text. */
  readonly text: string | null;
}

/** Which column of a table is which, by its number from 1. */
export type Mapping = Readonly<Record<string, string>>;

/** What the server read in a source, or why it could not, and whether the key was the reason. */
export type Answered =
  { readonly previews: readonly Preview[] } | { readonly problem: string; readonly isKeyRefused: boolean };

/** Formats by the ends of their files' names; others are guessed from what is in them. */
const BY_NAME: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  ics: 'ical',
  xml: 'schedule-xml',
};

const MAX_SHOWN_BYTES = 1_000_000;

/** A pasted text as a source. */
export function pasted(text: string): Source {
  return { name: '', bytes: new Blob([text], { type: 'text/plain' }), text };
}

/** A file as a source; its text where it is one. */
export async function fileSource(file: File): Promise<Source> {
  const bytes = new Uint8Array(await file.slice(0, MAX_SHOWN_BYTES).arrayBuffer());
  return { name: file.name, bytes: file, text: bytes.includes(0) ? null : new TextDecoder().decode(bytes) };
}

/** Lets the server read a source; nothing is stored by it. */
export async function readSource(source: Source, key: string, mapping: Mapping = {}): Promise<Answered> {
  const query = new URLSearchParams();
  const format = BY_NAME[source.name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (format !== undefined) query.set('format', format);
  if (Object.keys(mapping).length > 0) query.set('columns', JSON.stringify(mapping));
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/octet-stream' };
  try {
    const response = await fetch(`/api/import?${query.toString()}`, {
      method: 'POST',
      headers,
      body: source.bytes,
    });
    const body = (await response.json()) as { programmes?: readonly Preview[]; detail?: string };
    if (body.programmes) return { previews: body.programmes };
    return {
      problem: body.detail ?? 'The server could not read this.',
      isKeyRefused: response.status === 401 || response.status === 403,
    };
  } catch {
    return { problem: 'The server does not answer. Try again when it is back.', isKeyRefused: false };
  }
}

/** Where in a text each title stands, lines from 1, looked for from the top down; undefined where it does not. */
export function linesOf(text: string, titles: readonly string[]): (number | undefined)[] {
  const lines = text.split('\n').map((line) => line.toLowerCase());
  let from = 0;
  return titles.map((title) => {
    const beginning = title.slice(0, 24).trim().toLowerCase();
    if (beginning === '') return undefined;
    const found = lines.findIndex((line, index) => index >= from && line.includes(beginning));
    if (found < 0) return undefined;
    from = found;
    return found + 1;
  });
}
