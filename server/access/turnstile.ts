import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from '../../machines/wire/answer.ts';
import { placeOf } from './address.ts';
import type { Rate } from './limits.ts';

/** The refusal of what came too often, and when it is worth trying again, in ms from now. */
export interface TooMany extends Refusal {
  readonly retryAfterMs: number;
}

/** Counts what comes from each address, and says when it was too much. */
export class Turnstile {
  readonly #limiter: RateLimiterMemory;
  readonly #message: string;

  /** `what` is that of which there were too many, for the sentence. */
  constructor({ points, seconds }: Rate, what: string) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
    this.#message = `Too many ${what} came from this address. Wait a moment.`;
  }

  /** Counts one; null as long as there were not too many. */
  async pass(address: string | undefined): Promise<TooMany | null> {
    try {
      await this.#limiter.consume(placeOf(address));
      return null;
    } catch (exceeded) {
      const { msBeforeNext } = exceeded as RateLimiterRes;
      return { code: 'too-many', message: this.#message, retryAfterMs: msBeforeNext };
    }
  }
}
