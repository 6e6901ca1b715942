type KeyPress = Pick<KeyboardEvent, 'code' | 'repeat'>;

/**
 * The guard of the GO key: it fires when the key comes up after a fresh press that began here, so that
 * neither a held key nor a press begun in another window or field starts anything.
 */
export class GoKey {
  #down: string | null = null;

  /** The key went down. */
  press({ code, repeat }: KeyPress): void {
    if (!repeat) this.#down = code;
  }

  /** Focus went elsewhere: the press does not count any more. */
  cancel(): void {
    this.#down = null;
  }

  /** A key came up; whether that is a GO. */
  release({ code }: Pick<KeyPress, 'code'>): boolean {
    const isGo = this.#down === code;
    if (isGo) this.#down = null;
    return isGo;
  }
}
