/**
 * Decides which views count: the first of a connection always (a restored backup may lie lower), after
 * it only one with a higher `seq`, so that a late or repeated one cannot bring back the past.
 */
export class Newest {
  #seq = -Infinity;

  /** A connection begins: whatever comes first counts. */
  connected(): void {
    this.#seq = -Infinity;
  }

  /** Whether a view of this `seq` counts; if so it is the one to beat. */
  accepts(seq: number): boolean {
    if (seq <= this.#seq) return false;
    this.#seq = seq;
    return true;
  }
}
