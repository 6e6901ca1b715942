const MAX_SHOWN = 60;

/** A title in quotation marks, for a sentence; long ones are cut. */
export function quoted({ title }: { title: string }): string {
  if (title === '') return 'The item without a title';
  return title.length > MAX_SHOWN ? `“${title.slice(0, MAX_SHOWN - 1)}…”` : `“${title}”`;
}
