import type { OffsetEstimate } from './offset.ts';

/** A correction of more than this many ms is a step even where it could be slewed. */
const STEP_MS = 40;

/** How fast a correction is slewed: 20 ms a second, too slow for an eye. */
const SLEW_RATE = 0.02;

/**
 * Server time on a device: local monotonic time plus an offset that follows the estimates. Small
 * corrections are spread over time so that no digit stutters, large ones are made at once; it never
 * runs backwards but in a step.
 */
export class ServerClock {
  readonly #local: () => number;
  #target: number | null = null;
  #applied = 0;
  #appliedAt = 0;

  /** `local` is a monotonic clock in ms, such as `performance.now`. */
  constructor(local: () => number) {
    this.#local = local;
  }

  /** Whether any estimate has arrived; before that `now` is meaningless. */
  get isSet(): boolean {
    return this.#target !== null;
  }

  /** Server time in epoch ms (fractions allowed). */
  now(): number {
    return this.at(this.#local());
  }

  /** Server time, in epoch ms, at the local monotonic time `local`, now or later. */
  at(local: number): number {
    return local + this.#offsetAt(local);
  }

  /**
   * Follows a new estimate, from now on: slewing where that is wanted and the way is short, else by a
   * step; `true` if it was a step.
   */
  follow({ offset }: Pick<OffsetEstimate, 'offset'>, how: 'slew' | 'step'): boolean {
    const local = this.#local();
    const current = this.#offsetAt(local);
    const isStep = how === 'step' || !this.isSet || Math.abs(offset - current) > STEP_MS;
    this.#applied = isStep ? offset : current;
    this.#appliedAt = local;
    this.#target = offset;
    return isStep;
  }

  #offsetAt(local: number): number {
    if (this.#target === null) return this.#applied;
    const reach = Math.max(0, local - this.#appliedAt) * SLEW_RATE;
    const wanted = this.#target - this.#applied;
    return this.#applied + Math.max(-reach, Math.min(reach, wanted));
  }
}
