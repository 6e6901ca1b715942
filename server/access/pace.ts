import { Allowance } from './allowance.ts';
import type { Pacing } from './limits.ts';

/**
 * How fast one sender may go: at its rate always, and faster as long as not too much of what it sent waits for an
 * answer. So a quick hand is never held up, and a flood does not stand in the way of others.
 */
export class Pace {
  readonly #allowance: Allowance;
  readonly #mostPending: number;
  #pending = 0;

  /** `at` is a monotonic clock in ms, here and in `begin`. */
  constructor(pacing: Pacing, at: number) {
    this.#allowance = new Allowance(pacing, at);
    this.#mostPending = pacing.pending;
  }

  /** Something was sent; false if it is too much. What is begun has to be ended with `end`. */
  begin(at: number): boolean {
    const isWithinRate = this.#allowance.take(at);
    if (!isWithinRate && this.#pending >= this.#mostPending) return false;
    this.#pending += 1;
    return true;
  }

  /** Something that was begun has been answered. */
  end(): void {
    this.#pending -= 1;
  }
}
