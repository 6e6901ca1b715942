/** The two clocks that server time is made of; both in ms. */
export interface Clocks {
  /** The machine's wall clock, epoch ms; may be set at any time. */
  readonly wall: () => number;
  /** A clock that only goes on, from an arbitrary origin. */
  readonly monotonic: () => number;
}

/** The clocks of this machine. */
export const MACHINE_CLOCKS: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

/** Server time: the wall time at its start plus what the monotonic clock has gone on since. */
export class ServerTime {
  readonly #clocks: Clocks;
  readonly #base: number;

  constructor(clocks: Clocks = MACHINE_CLOCKS) {
    this.#clocks = clocks;
    this.#base = clocks.wall() - clocks.monotonic();
  }

  /** Now, in epoch ms with fractions. */
  now(): number {
    return this.#base + this.#clocks.monotonic();
  }
}
