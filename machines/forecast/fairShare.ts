/** What there is to share among the people of a panel. Durations in ms. */
export interface Sharing {
  /** What is left of the segment; nothing is shared of an overrun. */
  readonly leftMs: number;
  /** What is kept for questions. */
  readonly reserveMs: number;
  readonly speakers: readonly { readonly id: string; readonly turnMs?: number }[];
  /** The ids of those who have spoken. */
  readonly spoken: ReadonlySet<string>;
}

/**
 * Whole ms for each speaker who has not spoken, by id: what is left less the reserve, in proportion to
 * their planned turns. Who has no planned turn weighs as much as the mean of those who have; without any
 * all weigh the same. The sum is never over what there is to share.
 */
export function fairShare({
  leftMs,
  reserveMs,
  speakers,
  spoken,
}: Sharing): Readonly<Record<string, number>> {
  const toShareMs = Math.max(0, Math.floor(leftMs - reserveMs));
  const usualMs = meanTurn(speakers);
  const waiting = speakers.filter(({ id }) => !spoken.has(id));
  const totalWeight = waiting.reduce((sum, { turnMs = usualMs }) => sum + turnMs, 0);
  // Cutting at rounded running totals instead of rounding each share makes the shares add up.
  let weightBefore = 0;
  let cutBefore = 0;
  return Object.fromEntries(
    waiting.map(({ id, turnMs = usualMs }) => {
      weightBefore += turnMs;
      const cut =
        weightBefore < totalWeight ? Math.floor((toShareMs * weightBefore) / totalWeight) : toShareMs;
      const share = cut - cutBefore;
      cutBefore = cut;
      return [id, share];
    }),
  );
}

function meanTurn(speakers: Sharing['speakers']): number {
  const turns = speakers.flatMap(({ turnMs }) => (turnMs === undefined ? [] : [turnMs]));
  return turns.length === 0 ? 1 : turns.reduce((sum, turnMs) => sum + turnMs, 0) / turns.length;
}
