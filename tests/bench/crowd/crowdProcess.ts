import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Screens that are to connect to a server. */
export interface Joining {
  /** As `ws://host:port`. */
  readonly address: string;
  readonly count: number;
  /** Whether they ask for the time and tell how they are, as pages do. */
  readonly busy: boolean;
  /** All at the same moment; otherwise fifty at a time, each fifty waiting for those before. */
  readonly atOnce: boolean;
}

/** What can be asked of the process that holds the screens; every answer is one number. */
export type Ask =
  | { readonly do: 'join'; readonly joining: Joining }
  | { readonly do: 'forget' | 'right' | 'views' | 'payload' | 'traffic' | 'leave' }
  | { readonly do: 'reached'; readonly seq: number };

/** The answer to the ask of that number. */
export interface Told {
  readonly number: number;
  readonly value: number;
}

/** Many screens in a process of their own. Times are monotonic ms, amounts bytes over all screens. */
export class CrowdProcess {
  readonly #process: ChildProcess;
  readonly #asked = new Map<number, (value: number) => void>();
  #number = 0;

  constructor() {
    this.#process = fork(new URL('./main.ts', import.meta.url), { stdio: 'inherit' });
    this.#process.on('message', ({ number, value }: Told) => {
      this.#asked.get(number)?.(value);
      this.#asked.delete(number);
    });
    this.#process.on('exit', (status) => {
      if (status !== 0 && status !== null) throw new Error('The process with the screens failed.');
    });
  }

  /** Connects more screens; the moment at which the last of all was right. */
  join(joining: Joining): Promise<number> {
    return this.#ask({ do: 'join', joining });
  }

  /** Takes no screen for right until it is so anew. */
  forgetRight(): Promise<number> {
    return this.#ask({ do: 'forget' });
  }

  /** The moment at which the last screen was right. */
  untilRight(): Promise<number> {
    return this.#ask({ do: 'right' });
  }

  /** The moment at which the last screen had the view of this `seq`. */
  untilReached(seq: number): Promise<number> {
    return this.#ask({ do: 'reached', seq });
  }

  /** How many live views arrived so far, over all screens. */
  views(): Promise<number> {
    return this.#ask({ do: 'views' });
  }

  /** WebSocket payload so far, both ways. */
  payload(): Promise<number> {
    return this.#ask({ do: 'payload' });
  }

  /** Everything over TCP so far, both ways, the HTTP upgrades included. */
  traffic(): Promise<number> {
    return this.#ask({ do: 'traffic' });
  }

  /** Every screen disconnects. */
  leave(): Promise<number> {
    return this.#ask({ do: 'leave' });
  }

  async end(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }

  #ask(ask: Ask): Promise<number> {
    return new Promise((resolve) => {
      this.#number += 1;
      this.#asked.set(this.#number, resolve);
      this.#process.send({ ...ask, number: this.#number });
    });
  }
}
