import { type Clocks, MACHINE_CLOCKS } from './clocks.ts';

/** What binds server time to what shows have already been told; see `timeBounds`. */
export interface TimeBounds {
  /** Whether a countdown that people are looking at hangs on server time as it is. */
  readonly isPinned: boolean;
  /** The newest stamp in any log, epoch ms: what comes next must not be earlier. */
  readonly notBefore: number;
}

/**
 * What a look at the clocks led to: server time went on by `byMs`, or back where that is negative.
 * `put-off`: the wall clock differs by `byMs` and is not followed as yet.
 */
export interface Correction {
  readonly reason: 'slept' | 'wall-clock-set' | 'log-ahead' | 'put-off';
  readonly byMs: number;
}

/** A wall clock that differs by more than this was set and has not merely drifted, in ms. */
const STEP_MS = 200;

/** How fast server time follows a drift: less than the 100 ppm that displays allow a clock. */
const SLEW_RATE = 50e-6;

/** The resolution of the wall clock, in ms: what is nearer is right. */
const WALL_RESOLUTION_MS = 1;

/** Time since boot may be coarse, to 1 s; a shorter sleep is not one. */
const SLEEP_MS = 2000;

/**
 * Server time: neither jumps nor freezes while somebody counts on it. The wall time at its start plus
 * the monotonic clock, on past a sleep of the machine, slewed after a wall clock that drifts, set anew
 * after one that was set as soon as the bounds allow it (docs/decisions/server-time.md).
 */
export class ServerTime {
  readonly #clocks: Clocks;
  /** Server time minus the monotonic clock. */
  #base: number;
  #seen: Record<keyof Clocks, number>;
  #slept = 0;
  #putOff = 0;

  constructor(clocks: Clocks = MACHINE_CLOCKS) {
    this.#clocks = clocks;
    this.#seen = this.#read();
    this.#base = this.#seen.wall - this.#seen.monotonic;
  }

  /** Now, in epoch ms with fractions. Sees at once that the machine has slept. */
  now(): number {
    const { wall, monotonic } = this.#seen;
    const apart = this.#clocks.wall() - wall - (this.#clocks.monotonic() - monotonic);
    if (Math.abs(apart) > SLEEP_MS) this.#look();
    return this.#base + this.#clocks.monotonic();
  }

  /** Begins after what was logged, up to epoch ms `stamp`, where the wall clock is behind it. */
  beginAfter(stamp: number): Correction[] {
    const byMs = stamp - this.now();
    return byMs > 0 ? [this.#step('log-ahead', byMs)] : [];
  }

  /** Looks at the clocks again, about every second, and says what was more than a drift. */
  check(bounds: TimeBounds): Correction[] {
    const sinceMs = this.#look();
    const slept = this.#slept;
    this.#slept = 0;
    const followed = this.#follow(bounds, sinceMs);
    return [
      ...(slept > 0 ? [{ reason: 'slept', byMs: slept } as const] : []),
      ...(followed ? [followed] : []),
    ];
  }

  #follow({ isPinned, notBefore }: TimeBounds, sinceMs: number): Correction | null {
    const { wall, monotonic } = this.#seen;
    const now = this.#base + monotonic;
    const byMs = wall - now;
    if (Math.abs(byMs) <= STEP_MS) {
      const reach = sinceMs * SLEW_RATE;
      if (Math.abs(byMs) > WALL_RESOLUTION_MS) this.#base += Math.max(-reach, Math.min(reach, byMs));
      this.#putOff = 0;
      return null;
    }
    if (!isPinned && (byMs > 0 || wall >= notBefore)) return this.#step('wall-clock-set', byMs);
    const isKnown = Math.abs(byMs - this.#putOff) <= STEP_MS;
    this.#putOff = byMs;
    return isKnown ? null : { reason: 'put-off', byMs };
  }

  #step(reason: Correction['reason'], byMs: number): Correction {
    this.#base += byMs;
    this.#putOff = 0;
    return { reason, byMs };
  }

  /** Goes on by what the machine slept since the last look; returns the time since then, in ms. */
  #look(): number {
    const before = this.#seen;
    this.#seen = this.#read();
    const awake = this.#seen.monotonic - before.monotonic;
    const slept = this.#seen.uptime - before.uptime - awake;
    if (slept <= SLEEP_MS) return awake;
    this.#base += slept;
    this.#slept += slept;
    return awake + slept;
  }

  #read(): Record<keyof Clocks, number> {
    const { wall, monotonic, uptime } = this.#clocks;
    return { wall: wall(), monotonic: monotonic(), uptime: uptime() };
  }
}
