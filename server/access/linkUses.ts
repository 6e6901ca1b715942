/** How often it is written down at most, in ms, when links were last used. */
const WRITE_MS = 60_000;

/** Notes by which links somebody came in, and has that written down once a minute at most. */
export class LinkUses {
  readonly #write: (ids: ReadonlySet<string>) => Promise<void>;
  #used = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** `write` gets the ids of the links that were used since it was last called; it never rejects. */
  constructor(write: (ids: ReadonlySet<string>) => Promise<void>) {
    this.#write = write;
  }

  /** Somebody came in by the link of this id. */
  note(id: string): void {
    this.#used.add(id);
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_MS);
  }

  /** Has it written down now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const used = this.#used;
    this.#used = new Set();
    if (used.size > 0) await this.#write(used);
  }
}
