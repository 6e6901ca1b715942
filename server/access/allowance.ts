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

  /** Takes one; false if there is none left. */
  take(at: number): boolean {
    this.#left = Math.min(this.#burst, this.#left + ((at - this.#at) * this.#perSecond) / 1000);
    this.#at = at;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
