/** How many rows are drawn above and below those in sight. */
const SPARE = 6;

/** Which rows are drawn: from `first`, up to but without `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** The rows in sight, with a few to spare, of `count` rows of `rowPx` each in a list scrolled by `scrolledPx`. */
export function rowsInSight(count: number, rowPx: number, scrolledPx: number, heightPx: number): RowWindow {
  const first = Math.max(0, Math.floor(scrolledPx / rowPx) - SPARE);
  return { first, end: Math.min(count, Math.ceil((scrolledPx + heightPx) / rowPx) + SPARE) };
}

/** Where a list has to be scrolled, in px, so that a row is in sight with its neighbours: as little as possible. */
export function scrolledTo(index: number, rowPx: number, scrolledPx: number, heightPx: number): number {
  const top = (index - 1) * rowPx;
  const bottom = (index + 2) * rowPx;
  if (top < scrolledPx) return Math.max(0, top);
  return Math.max(scrolledPx, bottom - heightPx);
}
