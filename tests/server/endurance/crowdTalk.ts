import { type ChildProcess, fork } from 'node:child_process';

/** What can be asked of the process that holds the screens. */
export type CrowdAsk =
  | {
      readonly do: 'gather';
      readonly address: string;
      readonly shows: readonly string[];
      readonly count: number;
    }
  | { readonly do: 'stay' | 'leave' }
  | { readonly do: 'compare'; readonly seqs: Readonly<Record<string, number>> };

/** Its answer to the ask of that number: how many screens there ever were, are there, and are not where they should be. */
export interface CrowdTold {
  readonly number: number;
  readonly born: number;
  readonly there: number;
  readonly wrong: number;
}

/** Screens that come and go, in a process of their own. */
export class Crowd {
  readonly #process: ChildProcess = fork(new URL('./crowd.ts', import.meta.url), { stdio: 'inherit' });
  readonly #asked = new Map<number, (told: CrowdTold) => void>();
  #number = 0;

  constructor() {
    this.#process.on('message', (told: CrowdTold) => {
      this.#asked.get(told.number)?.(told);
      this.#asked.delete(told.number);
    });
  }

  ask(ask: CrowdAsk): Promise<CrowdTold> {
    return new Promise((resolve) => {
      this.#number += 1;
      this.#asked.set(this.#number, resolve);
      this.#process.send({ ...ask, number: this.#number });
    });
  }

  end(): void {
    this.#process.disconnect();
  }
}
