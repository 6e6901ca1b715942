import type { OffsetEstimate } from './offset.ts';
import { Pulse } from './pulse.svelte.ts';
import { ServerClock } from './serverclock.ts';
import { Synchroniser } from './synchroniser.ts';

/** A late timer by this many ms means that the device slept or the tab was frozen. */
const FROZEN_MS = 2_000;
const HEARTBEAT_MS = 5_000;

function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => {
    clearTimeout(timer);
  };
}

/**
 * Server time for a page: synchronised while connected, going on by itself while not, looked at anew
 * when the page is shown again or the device woke up.
 */
export class ShowTime {
  readonly #clock = new ServerClock(() => performance.now());
  readonly #synchroniser: Synchroniser;
  readonly #corrected = new Pulse();
  readonly #delayMs: number;
  #isSet = $state(false);
  #connected = false;

  /**
   * `ask` puts the `time` question to the server and rejects when no answer comes. A page that shows
   * everything later than it is, by `delayMs`, shows the time later too.
   */
  constructor(ask: () => Promise<number>, delayMs = 0) {
    this.#delayMs = delayMs;
    const world = { ask, later, local: () => performance.now() };
    this.#synchroniser = new Synchroniser(world, this.#clock, () => {
      this.#changed();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.refresh();
    });
    addEventListener('pageshow', (event) => {
      if (event.persisted) this.refresh();
    });
    this.#watchForSleep(performance.now(), Date.now());
  }

  /** Whether server time is known, if only from the last visit. */
  get isSet(): boolean {
    return this.#isSet;
  }

  /** What the exchanges of this visit allow; null before the first. */
  get estimate(): OffsetEstimate | null {
    return this.#synchroniser.estimate;
  }

  /** Server time in epoch ms, less the page's delay; an effect that reads it runs again when it is corrected. */
  now(): number {
    this.#corrected.listen();
    return this.#clock.now() - this.#delayMs;
  }

  /** Server time minus this device's wall clock, in ms: what is worth keeping over a reload. */
  get wallOffset(): number {
    return this.#clock.now() - Date.now();
  }

  /** Goes on from the wall clock and what an earlier visit knew of it, until the server answers. */
  recall(wallOffset: number): void {
    if (this.#synchroniser.estimate) return;
    this.#clock.follow({ offset: Date.now() + wallOffset - performance.now() }, 'step');
    this.#changed();
  }

  connected(): void {
    this.#connected = true;
    this.#synchroniser.start();
  }

  disconnected(): void {
    this.#connected = false;
    this.#synchroniser.stop();
  }

  /** Repaints at once and asks the server anew. */
  refresh(): void {
    this.#corrected.beat();
    if (this.#connected) this.#synchroniser.start();
  }

  #changed(): void {
    this.#isSet = true;
    this.#corrected.beat();
  }

  /** A monotonic clock may stop while the device sleeps, a timer may be late: either shows here. */
  #watchForSleep(local: number, wall: number): void {
    setTimeout(() => {
      const late = performance.now() - local - HEARTBEAT_MS;
      const jumped = Date.now() - wall - (performance.now() - local);
      if (late > FROZEN_MS || Math.abs(jumped) > FROZEN_MS) this.refresh();
      this.#watchForSleep(performance.now(), Date.now());
    }, HEARTBEAT_MS);
  }
}
