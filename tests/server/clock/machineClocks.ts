import type { Clocks } from '../../../server/clock/clocks.ts';

/** The clocks of a machine whose wall clock can be set, which can sleep, and whose oscillator may be off. */
export class MachineClocks implements Clocks {
  #wall: number;
  #awake = 0;
  #asleep = 0;
  readonly #drift: number;

  /** `drift`: how much faster the wall clock goes than the monotonic one, in parts of one. */
  constructor({ wall = Date.UTC(2026, 4, 12, 9), drift = 0 }: { wall?: number; drift?: number } = {}) {
    this.#wall = wall;
    this.#drift = drift;
  }

  readonly wall = (): number => Math.floor(this.#wall);
  readonly monotonic = (): number => this.#awake;
  /** As coarse as /proc/uptime. */
  readonly uptime = (): number => Math.floor((this.#awake + this.#asleep) / 10) * 10;

  pass(ms: number): void {
    this.#awake += ms;
    this.#wall += ms * (1 + this.#drift);
  }

  /** Linux: the monotonic clock stands still. */
  sleep(ms: number): void {
    this.#asleep += ms;
    this.#wall += ms;
  }

  setWall(byMs: number): void {
    this.#wall += byMs;
  }
}
