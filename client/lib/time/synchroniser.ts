import type { OffsetEstimate } from './offset.ts';
import { OffsetEstimator } from './offset.ts';
import type { ServerClock } from './serverclock.ts';

/** What a synchroniser needs of the world, so that tests can give it another one. */
export interface World {
  /** Asks the server for its time: epoch ms. Rejects when no answer came. */
  readonly ask: () => Promise<number>;
  /** Local monotonic time in ms. */
  readonly local: () => number;
  /** Runs `act` once after `ms`; the result cancels it. */
  readonly later: (act: () => void, ms: number) => () => void;
}

const BURST = 8;
const BURST_PAUSE_MS = 40;
const SETTLING = 80;
const SETTLING_PAUSE_MS = 250;

/** On a network that jitters this is about 36 bytes a second; twice the pause doubles the error within minutes. */
const ROUGH_PAUSE_MS = 1_500;
const IDLE_PAUSE_MS = 10_000;

/** Below this error bound, in ms, a display is as good as its own timers and asks less often. */
const GOOD_ERROR_MS = 4;

/**
 * The pause, in ms, before the next exchange when `count` were made since the connection or the last
 * doubt: a burst at once, then closely while the bound is wide, then seldom; on a network that jitters
 * more often than on one that does not.
 */
export function pauseAfter(count: number, errorMs: number): number {
  if (count < BURST) return BURST_PAUSE_MS;
  if (errorMs <= GOOD_ERROR_MS) return IDLE_PAUSE_MS;
  return count < SETTLING ? SETTLING_PAUSE_MS : ROUGH_PAUSE_MS;
}

/**
 * Keeps a server clock right for as long as it is connected, by exchanges of `time`. The first burst is
 * followed at once, so that a page is right as soon as it can know; what comes later is slewed.
 */
export class Synchroniser {
  readonly #world: World;
  readonly #clock: ServerClock;
  readonly #onChange: (isStep: boolean) => void;
  readonly #estimator = new OffsetEstimator();
  #count = 0;
  #isSettled = false;
  #round = 0;
  #cancel: () => void = () => undefined;

  /** `onChange` hears of every correction of `clock`, and whether it was a step. */
  constructor(world: World, clock: ServerClock, onChange: (isStep: boolean) => void) {
    this.#world = world;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** What the exchanges allow now; null before the first. */
  get estimate(): OffsetEstimate | null {
    return this.#estimator.estimate(this.#world.local());
  }

  /** Begins anew with a burst: on connect, after sleep, when the page is shown again. */
  start(): void {
    this.stop();
    this.#count = 0;
    void this.#exchange(this.#round);
  }

  /** Asks no more, until started again; an answer still under way is ignored. */
  stop(): void {
    this.#round += 1;
    this.#cancel();
  }

  async #exchange(round: number): Promise<void> {
    const askedAt = this.#world.local();
    const serverAt = await this.#world.ask().catch(() => null);
    const answeredAt = this.#world.local();
    if (round !== this.#round) return;
    this.#count += 1;
    if (serverAt !== null) this.#learn({ askedAt, answeredAt, serverAt });
    const pause = pauseAfter(this.#count, this.estimate?.errorMs ?? Infinity);
    this.#cancel = this.#world.later(() => void this.#exchange(round), pause);
  }

  #learn(exchange: Parameters<OffsetEstimator['add']>[0]): void {
    const contradicts = this.#estimator.add(exchange);
    if (contradicts) {
      this.#count = 1;
      this.#isSettled = false;
    }
    const estimate = this.#estimator.estimate(exchange.answeredAt);
    if (estimate) this.#onChange(this.#clock.follow(estimate, this.#isSettled ? 'slew' : 'step'));
    this.#isSettled ||= this.#count >= BURST;
  }
}
