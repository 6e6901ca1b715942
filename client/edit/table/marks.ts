import type { Segment } from '../../../machines/programme/schema.ts';

/** What is set on a segment besides its columns, in a word each, the more pressing first. */
export function marksOf({
  fixedStart,
  hardOut,
  skip,
  autoAdvance,
  minMs,
  droppable,
  notes,
}: Segment): string[] {
  return [
    skip ? 'skipped' : '',
    fixedStart ? 'fixed' : '',
    hardOut ? 'hard out' : '',
    autoAdvance ? 'auto' : '',
    droppable ? 'may go' : '',
    minMs === undefined ? '' : 'min',
    notes ? 'notes' : '',
  ].filter(Boolean);
}
