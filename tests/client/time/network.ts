import { ServerClock } from '../../../client/lib/time/serverclock.ts';
import { Synchroniser } from '../../../client/lib/time/synchroniser.ts';

/** What a simulated network and device do: one-way delays in ms, loss as a share, drift as a ratio. */
export interface Conditions {
  readonly there: () => number;
  readonly back: () => number;
  readonly isLost?: () => boolean;
  /** How much faster the device's clock runs than the server's: 100e-6 is 100 ppm. */
  readonly drift?: number;
}

interface Planned {
  readonly at: number;
  readonly act: () => void;
}

const SERVER_START = 1_752_220_800_000;
const LOCAL_START = 5_000;
const ANSWER_TIMEOUT_MS = 3_000;

/** A device, a network and a server in simulated time; the true server time is known, so errors can be measured. */
export class SimulatedNetwork {
  conditions: Conditions;
  readonly clock: ServerClock;
  readonly synchroniser: Synchroniser;
  exchanges = 0;
  steps = 0;
  #trueMs = 0;
  #asleepMs = 0;
  #serverStepMs = 0;
  #planned: Planned[] = [];

  constructor(conditions: Conditions) {
    this.conditions = conditions;
    this.clock = new ServerClock(() => this.local);
    this.synchroniser = new Synchroniser(
      { ask: () => this.#ask(), local: () => this.local, later: (act, ms) => this.#later(act, ms) },
      this.clock,
      (isStep) => (this.steps += isStep ? 1 : 0),
    );
  }

  get local(): number {
    return LOCAL_START + (this.#trueMs - this.#asleepMs) * (1 + (this.conditions.drift ?? 0));
  }

  get serverTime(): number {
    return SERVER_START + this.#trueMs + this.#serverStepMs;
  }

  /** How wrong the display's server time is now, in ms. */
  get error(): number {
    return this.clock.now() - this.serverTime;
  }

  /** Lets `ms` of true time pass, everything planned in it happening in order. */
  async pass(ms: number): Promise<void> {
    const end = this.#trueMs + ms;
    for (;;) {
      const next = this.#planned.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#planned = this.#planned.filter((planned) => planned !== next);
      this.#trueMs = Math.max(this.#trueMs, next.at);
      next.act();
      await settled();
    }
    this.#trueMs = end;
  }

  /** The device sleeps: true time passes, its monotonic clock does not. */
  sleep(ms: number): void {
    this.#trueMs += ms;
    this.#asleepMs += ms;
  }

  /** The server's time is set by `ms`. */
  setServer(ms: number): void {
    this.#serverStepMs += ms;
  }

  #ask(): Promise<number> {
    this.exchanges += 1;
    return new Promise((answered, failed) => {
      if (this.conditions.isLost?.() === true) {
        this.#later(() => {
          failed(new Error('no answer'));
        }, ANSWER_TIMEOUT_MS);
        return;
      }
      this.#later(() => {
        const serverAt = this.serverTime;
        this.#later(() => {
          answered(serverAt);
        }, this.conditions.back());
      }, this.conditions.there());
    });
  }

  #later(act: () => void, ms: number): () => void {
    const planned = { at: this.#trueMs + ms, act };
    this.#planned.push(planned);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== planned);
    };
  }
}

/** Every promise that can go on by itself has done so. */
function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One-way delays evenly spread between two numbers of ms. */
export function between(low: number, high: number, random: () => number): () => number {
  return () => low + (high - low) * random();
}
