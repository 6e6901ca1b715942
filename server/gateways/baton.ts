import type { Refusal } from '../../machines/wire/answer.ts';
import type { BatonView, Controller } from '../../machines/wire/baton.ts';
import { isOfManagers } from '../../machines/wire/roles.ts';

/** How long the baton waits for a holder whose line is down, in ms. */
export const GRACE_MS = 10_000;

interface Holder {
  readonly id: string;
  readonly name: string;
  readonly since: number;
  readonly lostAt: number | null;
}

/** What the baton of a show works with; `now` is server time, epoch ms. */
export interface BatonAround {
  readonly now: () => number;
  /** Told after each change. */
  readonly onChange: (view: BatonView) => void;
}

/**
 * Who is in command of a show. Mostly advisory: everybody sees it, nobody is refused because of it. In a
 * strict show only its holder gives what only managers may give.
 */
export class Baton {
  readonly #around: BatonAround;
  readonly #there = new Map<string, { controller: Controller; lines: number }>();
  #isStrict: boolean;
  #holder: Holder | null = null;
  #asking: readonly string[] = [];
  #grace: NodeJS.Timeout | undefined;

  constructor(around: BatonAround, isStrict: boolean) {
    this.#around = around;
    this.#isStrict = isStrict;
  }

  get view(): BatonView {
    return {
      strict: this.#isStrict,
      holder: this.#holder,
      asking: this.#asking,
      controllers: [...this.#there.values()].map(({ controller }) => controller),
    };
  }

  /** Somebody has connected, perhaps once more; a holder who comes back in time still holds it. */
  enter(controller: Controller): void {
    const { id, name } = controller;
    const known = this.#there.get(id);
    this.#there.set(id, {
      controller: { ...controller, since: known?.controller.since ?? controller.since },
      lines: (known?.lines ?? 0) + 1,
    });
    if (this.#holder?.id === id) {
      clearTimeout(this.#grace);
      this.#holder = { ...this.#holder, name, lostAt: null };
    }
    this.#changed();
  }

  /** A connection has ended. The baton waits for its holder, unless they were put out. */
  leave(id: string, isPutOut: boolean): void {
    const known = this.#there.get(id);
    if (!known) return;
    if (known.lines > 1) {
      this.#there.set(id, { ...known, lines: known.lines - 1 });
      return;
    }
    this.#there.delete(id);
    this.#asking = this.#asking.filter((other) => other !== id);
    if (this.#holder?.id === id) this.#lose(this.#holder, isPutOut ? 0 : GRACE_MS);
    this.#changed();
  }

  /** Takes it, from whoever has it. Whether there is such a manager. */
  take(id: string): boolean {
    const taker = this.#there.get(id)?.controller;
    if (taker?.role !== 'manager') return false;
    clearTimeout(this.#grace);
    if (this.#holder?.id !== id) {
      this.#holder = { id, name: taker.name, since: this.#around.now(), lostAt: null };
    }
    this.#asking = [];
    this.#changed();
    return true;
  }

  /** Asks its holder for it; takes it where nobody has it. */
  ask(id: string): void {
    if (this.#holder === null) this.take(id);
    else if (this.#holder.id !== id && !this.#asking.includes(id)) {
      this.#asking = [...this.#asking, id];
      this.#changed();
    }
  }

  /** Hands it on, or with null lays it down; whether this was its holder, and the other one a manager who is there. */
  give(id: string, to: string | null): boolean {
    if (this.#holder?.id !== id) return false;
    if (to !== null) return this.take(to);
    this.#holder = null;
    this.#changed();
    return true;
  }

  set isStrict(isStrict: boolean) {
    this.#isStrict = isStrict;
    this.#changed();
  }

  /** Why somebody may not give a command now. */
  objectionTo(id: string, action: unknown): Refusal | null {
    if (!this.#isStrict || this.#holder === null || this.#holder.id === id || !isOfManagers(action))
      return null;
    const message = `${this.#holder.name} is in command of this show. Take over first, or ask.`;
    return { code: 'refused', message };
  }

  /** Somebody's command was carried out: who calls a show that nobody has in hand has it in hand. */
  used(id: string, action: unknown): void {
    if (this.#holder === null && isOfManagers(action)) this.take(id);
  }

  close(): void {
    clearTimeout(this.#grace);
  }

  #lose(holder: Holder, graceMs: number): void {
    clearTimeout(this.#grace);
    this.#holder = graceMs === 0 ? null : { ...holder, lostAt: this.#around.now() };
    if (graceMs === 0) return;
    this.#grace = setTimeout(() => {
      this.#holder = null;
      this.#changed();
    }, graceMs);
  }

  #changed(): void {
    this.#around.onChange(this.view);
  }
}
