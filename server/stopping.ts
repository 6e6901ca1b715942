/** How long a stop may take before the process ends anyway, in ms. */
const STOP_WITHIN_MS = 4500;

/**
 * What SIGTERM and SIGINT do. From the first moment they end the process with status 0: until there is
 * something to finish, at once, since what the store takes it takes whole or not at all.
 */
export class Stopping {
  #finish: (signal: NodeJS.Signals) => Promise<void> = () => Promise.resolve();
  #isStopping = false;

  /** Listens from now on. */
  constructor() {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        this.#stop(signal);
      });
    }
  }

  /** Does this first when the time has come, as long as it does not take too long. */
  finishWith(finish: (signal: NodeJS.Signals) => Promise<void>): void {
    this.#finish = finish;
  }

  #stop(signal: NodeJS.Signals): void {
    // Ctrl-C reaches npm's children twice: once from the terminal, once from npm.
    if (this.#isStopping) return;
    this.#isStopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void this.#finish(signal).finally(() => process.exit(0));
  }
}
