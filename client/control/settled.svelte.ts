import type { ControlLink } from '../lib/link/control.svelte.ts';

/** Displays report about every 10 s; what is older than this, in ms, all of them have told. */
const SETTLED_MS = 15_000;

/**
 * The `seq` at which a show was long enough ago for every display to have reported it; read by what says
 * which displays are behind. To be made while a component is being set up.
 */
export class Settled {
  #seq = $state(0);

  constructor(link: () => ControlLink) {
    $effect(() => {
      const seq = link().live?.seq ?? 0;
      // A restored server may lie lower than what this page has seen.
      if (seq < this.#seq) this.#seq = seq;
      const timer = setTimeout(() => (this.#seq = seq), SETTLED_MS);
      return () => {
        clearTimeout(timer);
      };
    });
  }

  get seq(): number {
    return this.#seq;
  }
}
