import type { ControlLink } from '../../lib/link/control.svelte.ts';

/**
 * Since when messages are on the screens: by the log, and where that does not reach back so far, since this
 * page first knew of them.
 */
export class ShownSince {
  readonly #link: ControlLink;
  readonly #known = new Map<string, number>();

  constructor(link: ControlLink) {
    this.#link = link;
  }

  /** Epoch ms from which on a message is shown; `now` is server time. */
  of(messageId: string, now: number): number {
    const logged = this.#link.entries.find(({ type, id }) => type === 'message.show' && id === messageId);
    const since = logged?.at ?? this.#known.get(messageId) ?? now;
    this.#known.set(messageId, since);
    return since;
  }
}
