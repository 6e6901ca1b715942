/** Silence of this many ms makes a page ask whether the server is still there. */
const QUIET_MS = 3_000;

/**
 * Notices a connection that is open but silent (a cable pulled, a process stopped): what was heard
 * resets it; after a quiet while it probes, and an unanswered probe means silence. Costs nothing
 * while the server speaks by itself.
 */
export class Watchdog {
  readonly #probe: () => Promise<unknown>;
  readonly #onSilent: () => void;
  readonly #later: (act: () => void, ms: number) => () => void;
  #cancel: () => void = () => undefined;
  #round = 0;

  /** `probe` rejects when no answer came in time; `later` runs once after ms, its result cancels. */
  constructor(
    probe: () => Promise<unknown>,
    onSilent: () => void,
    later: (act: () => void, ms: number) => () => void,
  ) {
    this.#probe = probe;
    this.#onSilent = onSilent;
    this.#later = later;
  }

  /** Something arrived, or the connection has just opened. */
  heard(): void {
    this.stop();
    const round = this.#round;
    this.#cancel = this.#later(() => void this.#ask(round), QUIET_MS);
  }

  /** The connection is closed: nothing to watch. */
  stop(): void {
    this.#round += 1;
    this.#cancel();
  }

  async #ask(round: number): Promise<void> {
    const answered = await this.#probe().then(
      () => true,
      () => false,
    );
    if (round !== this.#round) return;
    if (answered) this.heard();
    else this.#onSilent();
  }
}
