import { demandsOf, type Stretch, type StretchItem } from './stretch.ts';
import { tidyTrims } from './tidyTrims.ts';

/** In which tier an item gives time, the lowest first; null where it gives none. */
export type Tiers = (item: StretchItem) => number | null;

/**
 * How much to trim which items, whole ms, so that the last ends at the target of the stretch; where
 * that cannot be, as near to it as can be. Nothing is trimmed that would only make a fixed start wait longer.
 */
export function trimsFor(stretch: Stretch, tierOf: Tiers): Map<StretchItem, number> {
  const { items } = stretch;
  const tiers = items.map(tierOf);
  const trims = items.map(() => 0);
  let trimmedMs = 0;
  let missedMs = 0;
  for (const { from, needMs } of demandsOf(items, stretch)) {
    const stillMs = needMs - trimmedMs - missedMs;
    if (stillMs <= 0) continue;
    const givers = items.slice(from).map(({ roomMs }, offset) => {
      const tier = tiers[from + offset] ?? null;
      return tier === null ? { roomMs: 0, tier: 0 } : { roomMs: roomMs - (trims[from + offset] ?? 0), tier };
    });
    let gotMs = 0;
    tidyTrims(givers, stillMs).forEach((trimMs, offset) => {
      trims[from + offset] = (trims[from + offset] ?? 0) + trimMs;
      gotMs += trimMs;
    });
    trimmedMs += gotMs;
    missedMs += Math.max(0, stillMs - gotMs);
  }
  return new Map(items.map((item, index) => [item, trims[index] ?? 0]));
}

/** The items as they are once trimmed. */
export function trimmed(
  items: readonly StretchItem[],
  trims: ReadonlyMap<StretchItem, number>,
): StretchItem[] {
  return items.map((item) => ({ ...item, lengthMs: item.lengthMs - (trims.get(item) ?? 0) }));
}
