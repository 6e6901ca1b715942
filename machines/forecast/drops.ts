import { priorityOf } from './room.ts';
import { demandsOf, endOf, type Stretch, type StretchItem } from './stretch.ts';

/**
 * Which droppable items to skip so that the last ends at the target of the stretch: one if one is
 * enough, the least important and then the shortest of those; else as few as can be found, the longest
 * first. Where all are not enough, those that bring the end forward most. In the order in which to skip.
 */
export function dropsFor(stretch: Stretch): StretchItem[] {
  const { items, now, target } = stretch;
  const overMs = items.reduce((sum, { lengthMs }) => sum + lengthMs, now) - target;
  const enough = items.filter(
    (one) => one.droppable && one.lengthMs >= overMs && endOf(items, now, new Set([one])) <= target,
  );
  const [first, ...others] = enough;
  if (first) return [others.reduce((best, one) => (isRatherDropped(one, best) ? one : best), first)];
  return withoutNeedless(longestFirst(stretch), stretch);
}

function isRatherDropped(one: StretchItem, other: StretchItem): boolean {
  const byPriority = priorityOf(one.segment) - priorityOf(other.segment);
  return byPriority < 0 || (byPriority === 0 && one.lengthMs < other.lengthMs);
}

/** Skips the longest that helps, until the target is met or nothing helps any more. */
function longestFirst({ items, now, target }: Stretch): Set<StretchItem> {
  const dropped = new Set<StretchItem>();
  const candidates = items
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.droppable)
    .sort((a, b) => b.item.lengthMs - a.item.lengthMs);
  let within = target;
  for (;;) {
    const [demand] = demandsOf(items, { now, target: within }, dropped);
    if (!demand) return dropped;
    let needMs = demand.needMs;
    for (const { item, index } of candidates) {
      if (needMs <= 0) break;
      if (index < demand.from || dropped.has(item)) continue;
      dropped.add(item);
      needMs -= item.lengthMs;
    }
    within += Math.max(0, needMs);
  }
}

/** What is left of `dropped` without those not needed for the end that they reach together. */
function withoutNeedless(dropped: Set<StretchItem>, { items, now, target }: Stretch): StretchItem[] {
  const within = Math.max(target, endOf(items, now, dropped));
  for (const item of [...dropped].reverse()) {
    dropped.delete(item);
    if (endOf(items, now, dropped) > within) dropped.add(item);
  }
  return [...dropped].sort((a, b) => b.lengthMs - a.lengthMs);
}
