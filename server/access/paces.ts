import { placeOf } from './address.ts';
import type { Pacing } from './limits.ts';
import { Pace } from './pace.ts';

/** How long a sender is remembered that has nothing more to wait for, in ms: by then its allowance is whole again. */
const REMEMBERED_MS = 60_000;

/** The pace of each address. */
export class Paces {
  readonly #pacing: Pacing;
  readonly #paces = new Map<string, { readonly pace: Pace; at: number }>();
  #sweptAt = 0;

  constructor(pacing: Pacing) {
    this.#pacing = pacing;
  }

  /** The pace of an address; `at` is a monotonic clock in ms. */
  of(address: string | undefined, at: number): Pace {
    this.#sweep(at);
    const place = placeOf(address);
    const known = this.#paces.get(place) ?? { pace: new Pace(this.#pacing, at), at };
    known.at = at;
    this.#paces.set(place, known);
    return known.pace;
  }

  #sweep(at: number): void {
    if (at - this.#sweptAt < REMEMBERED_MS) return;
    this.#sweptAt = at;
    for (const [place, known] of this.#paces) {
      if (at - known.at > REMEMBERED_MS) this.#paces.delete(place);
    }
  }
}
