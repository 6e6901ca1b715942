import type { RecoveryChange, RecoveryId } from '../../machines/forecast/recover.ts';
import { recover, type Recovery } from '../../machines/forecast/recover.ts';
import type { Action } from '../../machines/wire/command.ts';
import type { ControlLink } from '../lib/link/control.svelte.ts';
import { isOnAnotherDay } from '../lib/show/anotherday.ts';

/** The ways back to plan while they are looked at: which there are, and which one is chosen. */
export class WayBack {
  readonly #link: ControlLink;
  #wanted = $state<RecoveryId | null>(null);
  #isOpened = $state(false);

  constructor(link: ControlLink) {
    this.#link = link;
  }

  get isOpen(): boolean {
    return this.#isOpened && this.#canBeLate;
  }

  /** The ways that there are at `now` (server epoch ms), the best first; empty where the show is not late. */
  waysAt(now: number): Recovery[] {
    const { live, programme } = this.#link;
    return live && programme && this.#canBeLate ? recover(programme, live, now) : [];
  }

  /** Of these ways the chosen one; the best until another was chosen. */
  chosenOf(ways: readonly Recovery[]): Recovery | undefined {
    return ways.find(({ id }) => id === this.#wanted) ?? ways[0];
  }

  choose(id: RecoveryId): void {
    this.#wanted = id;
  }

  /** Chooses the way that is `by` places further down the list, staying in it. */
  step(by: number): void {
    const ways = this.waysAt(this.#link.line.time.now());
    const index = ways.findIndex(({ id }) => id === this.chosenOf(ways)?.id);
    this.#wanted = ways[Math.min(ways.length - 1, Math.max(0, index + by))]?.id ?? null;
  }

  toggle(): void {
    if (this.isOpen) this.leave();
    else this.#isOpened = true;
  }

  leave(): void {
    this.#isOpened = false;
    this.#wanted = null;
  }

  /** The command that applies the chosen way as it is at this moment; null where there is none. */
  get action(): Action | null {
    const way = this.chosenOf(this.waysAt(this.#link.line.time.now()));
    return way ? replanOf(way) : null;
  }

  get #canBeLate(): boolean {
    const { live } = this.#link;
    return live !== null && live.state !== 'ended' && !isOnAnotherDay(live);
  }
}

/** One `programme.replan` with all the changes of a way. */
export function replanOf({ changes }: { readonly changes: readonly RecoveryChange[] }): Action {
  return { type: 'programme.replan', changes: changes.map((change) => ({ ...change })) };
}
