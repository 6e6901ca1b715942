import { guessFormat, type ImportFormat } from './format.ts';
import { importJson } from './json.ts';
import type { ImportOptions, Preview } from './preview.ts';
import { importText } from './text.ts';

const READERS: Readonly<Record<ImportFormat, (source: string, options: ImportOptions) => Preview[]>> = {
  text: importText,
  json: importJson,
};

/** The formats that can be named; any other is refused at the edge. */
export const IMPORT_FORMATS = Object.keys(READERS) as ImportFormat[];

/**
 * Reads the programmes of a source, in the format named or guessed; nothing is stored.
 * Throws ImportError, with a sentence, where there is none to be read.
 */
export function importProgrammes(source: string, options: ImportOptions, format?: ImportFormat): Preview[] {
  return READERS[format ?? guessFormat(source)](source, options);
}
