/** One that can give time: at most `roomMs` (whole ms), and only after those of a lower tier gave theirs. */
export interface Giver {
  readonly roomMs: number;
  readonly tier: number;
}

/** Steps in which people announce a cut, from long to short, and the need from which each is used, ms. */
const STEPS = [
  { stepMs: 60_000, fromMs: 300_000 },
  { stepMs: 30_000, fromMs: 60_000 },
  { stepMs: 10_000, fromMs: 20_000 },
  { stepMs: 1000, fromMs: 0 },
] as const;

/**
 * How much each gives, in whole ms, so that it is `needMs` together: tier after tier, within a tier in
 * proportion to the room, in the longest step for which the room suffices (so the sum may be up to one
 * step more). If all the room together is not enough, all of it.
 */
export function tidyTrims(givers: readonly Giver[], needMs: number): number[] {
  const rooms = givers.map(({ roomMs }) => roomMs);
  if (sum(rooms) <= needMs) return rooms;
  const tiers = tiersNeeded(givers, needMs);
  const stepMs = longestStep(tiers.flat(), needMs);
  const trims = givers.map(() => 0);
  const indexOf = new Map(givers.map((giver, index) => [giver, index]));
  let left = Math.ceil(needMs / stepMs);
  for (const tier of tiers) {
    const caps = tier.map(({ roomMs }) => Math.floor(roomMs / stepMs));
    const total = Math.min(left, sum(caps));
    left -= total;
    inProportion(caps, total).forEach((units, member) => {
      const giver = tier[member];
      const index = giver && indexOf.get(giver);
      if (index !== undefined) trims[index] = units * stepMs;
    });
  }
  return trims;
}

/** Those who have to give, tier after tier, until their room is enough. */
function tiersNeeded(givers: readonly Giver[], needMs: number): Giver[][] {
  const byTier = new Map<number, Giver[]>();
  for (const giver of givers) {
    if (giver.roomMs === 0) continue;
    const tier = byTier.get(giver.tier);
    if (tier) tier.push(giver);
    else byTier.set(giver.tier, [giver]);
  }
  const needed: Giver[][] = [];
  let roomMs = 0;
  for (const [, tier] of [...byTier].sort(([a], [b]) => a - b)) {
    if (roomMs >= needMs) break;
    needed.push(tier);
    roomMs += sum(tier.map((giver) => giver.roomMs));
  }
  return needed;
}

/** The longest step not too coarse for the need of which the rooms hold enough; 1 ms always is. */
function longestStep(givers: readonly Giver[], needMs: number): number {
  const fits = STEPS.find(
    ({ stepMs, fromMs }) =>
      needMs >= fromMs && sum(givers.map(({ roomMs }) => Math.floor(roomMs / stepMs))) * stepMs >= needMs,
  );
  return fits?.stepMs ?? 1;
}

/** `total` whole units, at most the sum of `caps`, shared in proportion to them; the largest remainders get the rest. */
function inProportion(caps: readonly number[], total: number): number[] {
  const all = sum(caps);
  const exact = caps.map((cap) => (all === 0 ? 0 : cap * (total / all)));
  const shares = exact.map((share, index) => Math.min(caps[index] ?? 0, Math.floor(share)));
  let rest = total - sum(shares);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { index } of byRemainder) {
    if (rest <= 0) break;
    const share = shares[index] ?? 0;
    if (share >= (caps[index] ?? 0)) continue;
    shares[index] = share + 1;
    rest -= 1;
  }
  return shares;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
