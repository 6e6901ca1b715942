/** A stretch of a module's code and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The code after edits of stretches that do not overlap. */
export function edited(code: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((one, other) => one.start - other.start);
  const kept = inOrder.map(
    ({ start, text }, index) => code.slice(inOrder[index - 1]?.end ?? 0, start) + text,
  );
  return kept.join('') + code.slice(inOrder.at(-1)?.end ?? 0);
}
