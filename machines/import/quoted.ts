const MAX_SHOWN = 60;

/** A title in quotation marks, for the beginning of a sentence; long ones are cut. */
export function quoted({ title }: { title: string }): string {
  if (title === '') return 'The item without a title';
  return title.length > MAX_SHOWN ? `“${title.slice(0, MAX_SHOWN - 1)}…”` : `“${title}”`;
}

/** The same for a place further on in a sentence. */
export function quotedWithin(item: { title: string }): string {
  return item.title === '' ? 'the item without a title' : quoted(item);
}
