import type { Request } from '../../machines/log/decide.ts';
import type { Ledger } from '../../machines/log/ledger.ts';
import { nextDeadline } from '../../machines/show/deadlines.ts';
import { DeadlineTimer } from './deadlineTimer.ts';

/** What the show does by itself, stamped with its own time, and when it was due in epoch ms. */
interface Due {
  readonly request: Request;
  readonly at: number;
}

/** What a show does by itself: what is due, and the timer for what comes next. */
export class Deadlines {
  readonly #now: () => number;
  readonly #ledger: () => Ledger;
  readonly #timer: DeadlineTimer;
  /** The log position at which the show refused what it does by itself; there it is not tried again. */
  #refusedAt: number | null = null;

  /** `fire` is called when something is due; `ledger` is the show as it is, `now` server time. */
  constructor(now: () => number, ledger: () => Ledger, fire: () => void) {
    this.#now = now;
    this.#ledger = ledger;
    this.#timer = new DeadlineTimer(now, fire);
  }

  /** The first thing that is due by epoch ms `by`, so that late ones follow each other rightly; null where none is. */
  due(by: number): Due | null {
    const ledger = this.#ledger();
    const next = this.#next(ledger);
    if (next === null || next.due > by) return null;
    const { action, due } = next;
    const id = `${action.type} ${String(ledger.seq + 1)}`;
    return { request: { action, id, by: 'automatic', at: Math.max(due, ledger.at) }, at: due };
  }

  /** The show refused what was due: commands go on, and this is tried again when they have changed it. */
  refused(): void {
    this.#refusedAt = this.#ledger().seq;
  }

  /** Waits for what comes next. */
  arm(): void {
    this.#timer.armFor(this.#next(this.#ledger())?.due ?? null);
  }

  /** Waits for `ms`, whatever comes next. */
  armIn(ms: number): void {
    this.#timer.armFor(this.#now() + ms);
  }

  disarm(): void {
    this.#timer.disarm();
  }

  #next(ledger: Ledger): ReturnType<typeof nextDeadline> {
    if (ledger.seq === this.#refusedAt) return null;
    return nextDeadline(ledger.snapshot.context, ledger.quietUntil);
  }
}
