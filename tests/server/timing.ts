/** How often each of the two is measured, and how many calls one measurement holds. */
const ROUNDS = 4000;
const CALLS = 50;

/** A `leak` from which on the time tells (Reparaz, Balasch, Verbauwhede: "Dude, is my code constant time?"). */
export const TELLING = 4.5;

/** What tells, tells each time; what a busy machine makes up does not. */
const ATTEMPTS = 4;

/** How surely a function takes another time for one input than for the other: the least of a few measurements. */
export function leak(run: (input: string) => unknown, one: string, other: string): number {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least > TELLING; attempt += 1) {
    least = Math.min(least, Math.abs(welch(run, one, other)));
  }
  return least;
}

/**
 * Welch's t of the two, measured in turns in a random order, the slowest tenth left out, in which something
 * else had the processor.
 */
function welch(run: (input: string) => unknown, one: string, other: string): number {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 2 * ROUNDS + 400; round += 1) {
    const side = Math.random() < 0.5 ? 0 : 1;
    const input = side === 0 ? one : other;
    const from = process.hrtime.bigint();
    for (let call = 0; call < CALLS; call += 1) run(input);
    const took = Number(process.hrtime.bigint() - from);
    // The first rounds are those in which the code becomes quick.
    if (round >= 400) times[side].push(took);
  }
  const limit = quantile([...times[0], ...times[1]], 0.9);
  const [a, b] = times.map((all) => all.filter((time) => time <= limit)) as [number[], number[]];
  return (mean(a) - mean(b)) / Math.sqrt(variance(a) / a.length + variance(b) / b.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Infinity;
}
