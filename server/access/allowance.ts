/** How much one sender may send: `burst` at once, and `perSecond` for as long as it likes. */
export class Allowance {
  readonly #burst: number;
  readonly #perSecond: number;
  #left: number;
  #at: number;

  /** `at` is a monotonic clock in ms, here and in `take`. */
  constructor({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }, at: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
    this.#at = at;
  }

  /** Takes one, or as much as `amount`; false if there is not so much left. */
  take(at: number, amount = 1): boolean {
    this.#left = Math.min(this.#burst, this.#left + ((at - this.#at) * this.#perSecond) / 1000);
    this.#at = at;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
