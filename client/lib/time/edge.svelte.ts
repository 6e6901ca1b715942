import { Pulse } from './pulse.svelte.ts';
import type { ShowTime } from './showtime.svelte.ts';

/** The longest a page sleeps between two looks at the time, in ms. */
const LONGEST_MS = 60_000;

/**
 * Server time for a component, looked at anew exactly when what it shows changes. `untilNext` says, for
 * a server time, in how many ms that is; Infinity when never. The component reads `now`, and is run
 * again at the edge: by timer, not by counting ticks, not waiting for an animation frame.
 * To be made while a component is being set up.
 */
export class Edge {
  readonly #time: () => ShowTime;
  readonly #reached = new Pulse();

  constructor(time: () => ShowTime, untilNext: (now: number) => number) {
    this.#time = time;
    $effect(() => {
      const wait = Math.min(LONGEST_MS, untilNext(this.now));
      const timer = setTimeout(
        () => {
          this.#reached.beat();
        },
        Math.max(1, Math.ceil(wait)),
      );
      return () => {
        clearTimeout(timer);
      };
    });
  }

  /** Server time in epoch ms, as it is at this moment. */
  get now(): number {
    this.#reached.listen();
    return this.#time().now();
  }
}
