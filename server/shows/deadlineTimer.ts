/** The longest wait that a timer takes; after it the time is looked at again. */
const LONGEST_MS = 3_600_000;

/** The one timer of a show: calls `fire` when server time has reached what it is armed for, or a little early on long waits. */
export class DeadlineTimer {
  readonly #now: () => number;
  readonly #fire: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number, fire: () => void) {
    this.#now = now;
    this.#fire = fire;
  }

  /** Arms for epoch ms `due` by server time; null disarms. */
  armFor(due: number | null): void {
    this.disarm();
    if (due === null) return;
    const waitMs = Math.ceil(due - this.#now());
    this.#timer = setTimeout(this.#fire, Math.min(Math.max(0, waitMs), LONGEST_MS));
  }

  disarm(): void {
    clearTimeout(this.#timer);
  }
}
