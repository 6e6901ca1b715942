/** A piece of work that waits for those before it. */
type Work = () => Promise<void>;

/**
 * What is asked of one show, one piece of work after another. No failure of one keeps those after it:
 * it is told, and they go on.
 */
export class ShowQueue {
  readonly #failed: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** `failed` is told of what a piece of work threw. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** Whether nothing is taken any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Does `work` after all that was asked before; resolves when it is over, whatever came of it. */
  add(work: Work): Promise<void> {
    this.#last = this.#last.then(work).catch(this.#failed);
    return this.#last;
  }

  /** Takes no more, and resolves when what it has taken is done. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#last;
  }
}
