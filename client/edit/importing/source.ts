import { decode } from '../../../machines/import/decode.ts';
import { guessFormat, type TextFormat } from '../../../machines/import/format.ts';
import type { Preview } from '../../../machines/import/preview.ts';
import { type ShownText, shownText } from './shownText.ts';
import { bearer } from '../../lib/link/headers.ts';

/** What a person brings: a pasted text, or a file. */
export interface Source {
  /** The name of the file; empty for a pasted text. */
  readonly name: string;
  readonly bytes: Blob;
  /** Its format, where it is text. */
  readonly format: TextFormat | undefined;
  /** What can be shown beside the preview; null where the file is not text. */
  readonly shown: ShownText | null;
}

/** A source, or why there is none, in a sentence. */
export type Brought = Source | { readonly problem: string };

/** Which column of a table is which, by its number from 1. */
export type Mapping = Readonly<Record<string, string>>;

/** What the server read in a source, or why it could not, and whether the key was the reason. */
export type Answered =
  { readonly previews: readonly Preview[] } | { readonly problem: string; readonly isKeyRefused: boolean };

/** Formats by the ends of their files' names; others are guessed from what is in them. */
const BY_NAME: Readonly<Record<string, TextFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  ics: 'ical',
  xml: 'schedule-xml',
};

/** The most that the server takes, in bytes. */
const MAX_BYTES = 5 * 1024 * 1024;

/** A pasted text as a source. */
export function pasted(text: string): Brought {
  const bytes = new Blob([text], { type: 'text/plain' });
  if (bytes.size > MAX_BYTES) return { problem: 'This text is larger than 5 MB, and so than any programme.' };
  const format = guessFormat(text);
  return { name: '', bytes, format, shown: shownText(text, format) };
}

/** A file as a source. */
export async function fileSource(file: File): Promise<Brought> {
  const { name } = file;
  if (file.size > MAX_BYTES) return { problem: `“${name}” is larger than 5 MB, and so than any programme.` };
  try {
    const read = await file.arrayBuffer();
    const text = textIn(new Uint8Array(read));
    // The bytes as they are now: a file that is saved anew meanwhile could not be sent.
    const bytes = new Blob([read]);
    if (text === null) return { name, bytes, format: undefined, shown: null };
    const format = BY_NAME[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? guessFormat(text);
    return { name, bytes, format, shown: shownText(text, format) };
  } catch {
    return { problem: `“${name}” cannot be read: it may be a folder, or gone.` };
  }
}

/** Lets the server read a source; nothing is stored by it. */
export async function readSource(source: Source, key: string, mapping: Mapping = {}): Promise<Answered> {
  const query = new URLSearchParams();
  if (source.format !== undefined) query.set('format', source.format);
  if (Object.keys(mapping).length > 0) query.set('columns', JSON.stringify(mapping));
  const headers = { Authorization: bearer(key), 'Content-Type': 'application/octet-stream' };
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

/** The text in the bytes of a file; null where it is none. */
function textIn(bytes: Uint8Array): string | null {
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}
