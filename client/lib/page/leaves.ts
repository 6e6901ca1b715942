/** Where a line of a list stands: its upper and lower edge in the list, in CSS px. */
export interface Line {
  readonly top: number;
  readonly bottom: number;
}

/** Lines that are shown together: from index `from` up to, but not including, `to`. */
export interface Leaf {
  readonly from: number;
  readonly to: number;
}

/**
 * A list in leaves, each of whole lines that fit into `height` (CSS px): all on one where that is possible;
 * else from line `start` on, the last one filled up backwards, at most `most` of them. A line that is higher
 * than a leaf has one for itself.
 */
export function leavesOf(lines: readonly Line[], height: number, start: number, most: number): Leaf[] {
  if (lines.length === 0) return [];
  const endFrom = (from: number) => {
    const top = lines[from]?.top ?? 0;
    const end = lines.findIndex(({ bottom }, index) => index > from && bottom - top > height);
    return end < 0 ? lines.length : end;
  };
  if (endFrom(0) === lines.length) return [{ from: 0, to: lines.length }];
  const leaves: Leaf[] = [];
  let from = Math.min(start, lines.length - 1);
  while (from < lines.length && leaves.length < most) {
    const to = endFrom(from);
    leaves.push({ from: to === lines.length ? filledFrom(lines, height) : from, to });
    from = to;
  }
  return leaves;
}

/** The first line of the fullest leaf that ends with the last line. */
function filledFrom(lines: readonly Line[], height: number): number {
  const end = lines[lines.length - 1]?.bottom ?? 0;
  const from = lines.findIndex(({ top }) => end - top <= height);
  return from < 0 ? lines.length - 1 : from;
}
