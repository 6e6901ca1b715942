/** What every page says on its root element, for tests and for people's own styles (CONTRACT, Pages). */
export interface RootMarks {
  readonly view: string;
  readonly seq: number;
  readonly state: string;
  readonly phase: string;
  readonly link: string;
  readonly mode?: string;
}

/** Writes the marks as `data-*` attributes of the root element, only those that changed. */
export function markRoot(marks: RootMarks): void {
  const { dataset } = document.documentElement;
  for (const [name, value] of Object.entries(marks)) {
    const text = String(value);
    if (dataset[name] !== text) dataset[name] = text;
  }
}
