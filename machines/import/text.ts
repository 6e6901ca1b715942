import { previewsOf } from './assemble.ts';
import { ImportError } from './error.ts';
import type { ImportOptions, Preview } from './preview.ts';
import { straighten } from './text/layout.ts';
import { readLines } from './text/lines.ts';
import { readOutline } from './text/outline.ts';
import { readRows } from './text/rows.ts';

/**
 * Reads a programme that people wrote for people: one preview for each day and room in it, mostly one.
 *
 * @throws {ImportError} when the text is empty, binary, far too long, or has no item in it.
 */
export function importText(text: string, options: ImportOptions): Preview[] {
  const outline = readOutline(straighten(readRows(readLines(text))));
  if (outline.sections.every(({ items }) => items.length === 0)) {
    throw new ImportError(
      'No line of this text has a time or a length, so no programme could be read in it.',
    );
  }
  return previewsOf(outline, options, { source: 'text', place: 'line' });
}
