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
  const lastTier = lastTierNeeded(givers, needMs);
  const usable = givers.map(({ roomMs, tier }) => (tier <= lastTier ? roomMs : 0));
  const stepMs = longestStep(usable, needMs);
  const units = usable.map((roomMs) => Math.floor(roomMs / stepMs));
  const trims = givers.map(() => 0);
  let left = Math.ceil(needMs / stepMs);
  for (const tier of tiersOf(givers)) {
    const members = units.map((unit, index) => (givers[index]?.tier === tier ? unit : 0));
    const taken = inProportion(members, Math.min(left, sum(members)));
    taken.forEach((unit, index) => {
      trims[index] = (trims[index] ?? 0) + unit * stepMs;
    });
    left -= sum(taken);
  }
  return trims;
}

function lastTierNeeded(givers: readonly Giver[], needMs: number): number {
  let room = 0;
  const tiers = tiersOf(givers);
  for (const tier of tiers) {
    room += sum(givers.map((giver) => (giver.tier === tier ? giver.roomMs : 0)));
    if (room >= needMs) return tier;
  }
  return tiers[tiers.length - 1] ?? 0;
}

function tiersOf(givers: readonly Giver[]): number[] {
  return [...new Set(givers.map(({ tier }) => tier))].sort((a, b) => a - b);
}

/** The longest step not too coarse for the need, of which the rooms hold enough; 1 ms holds always. */
function longestStep(rooms: readonly number[], needMs: number): number {
  const fits = STEPS.find(
    ({ stepMs, fromMs }) =>
      needMs >= fromMs && sum(rooms.map((roomMs) => Math.floor(roomMs / stepMs))) * stepMs >= needMs,
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
