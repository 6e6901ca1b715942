/** One question to the server: asked and answered at local monotonic ms, the server's epoch ms between. */
export interface Exchange {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly serverAt: number;
}

/** What the exchanges of the window allow: server time minus local time, in ms, and how wrong that can be. */
export interface OffsetEstimate {
  readonly offset: number;
  readonly errorMs: number;
  /** The shortest round trip of the window, in ms. */
  readonly rttMs: number;
}

/** What one exchange proves: the offset lay in `[lower, upper]` around the local time `at`. */
interface Bounds {
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
}

/** How far a device's oscillator may be from the server's: 100 parts per million. */
const DRIFT = 100e-6;

/** Exchanges older than this, in ms, are forgotten: a bound so old has widened too far to be of use. */
const WINDOW_MS = 120_000;

/** The server's stamps and the page's have this resolution, in ms. */
const RESOLUTION_MS = 0.1;

/**
 * Server time minus local monotonic time, from exchanges whose two ways may take unequally long.
 *
 * The server read its clock after the question left and before the answer came, so every exchange
 * bounds the offset from both sides: `serverAt - answeredAt <= offset <= serverAt - askedAt`. The best
 * lower and the best upper bound come from the quickest way back and the quickest way there, which may
 * be different exchanges; the middle between them is the estimate, half their distance its error bound
 * (DESIGN, Display time). A bound widens with its age by the drift that a device's clock may have.
 */
export class OffsetEstimator {
  #window: Bounds[] = [];

  /** Takes an exchange in; `true` if it contradicts those before it: a clock was set, or slept. */
  add(exchange: Exchange): boolean {
    const bounds = boundsOf(exchange);
    const stepped = this.#contradicts(bounds);
    const kept = stepped ? [] : this.#window.filter((old) => bounds.at - old.at <= WINDOW_MS);
    this.#window = [...kept, bounds];
    return stepped;
  }

  /** The estimate for local time `at`, or null before the first exchange. */
  estimate(at: number): OffsetEstimate | null {
    if (this.#window.length === 0) return null;
    const { lower, upper } = this.#tightest(at);
    return {
      offset: (lower + upper) / 2,
      errorMs: Math.max(0, upper - lower) / 2 + RESOLUTION_MS,
      rttMs: Math.min(...this.#window.map((bounds) => bounds.upper - bounds.lower)),
    };
  }

  #tightest(at: number): { lower: number; upper: number } {
    const widening = (bounds: Bounds) => DRIFT * Math.abs(at - bounds.at) + RESOLUTION_MS;
    return {
      lower: Math.max(...this.#window.map((bounds) => bounds.lower - widening(bounds))),
      upper: Math.min(...this.#window.map((bounds) => bounds.upper + widening(bounds))),
    };
  }

  #contradicts(bounds: Bounds): boolean {
    if (this.#window.length === 0) return false;
    const known = this.#tightest(bounds.at);
    return bounds.lower > known.upper || bounds.upper < known.lower;
  }
}

function boundsOf({ askedAt, answeredAt, serverAt }: Exchange): Bounds {
  return { at: (askedAt + answeredAt) / 2, lower: serverAt - answeredAt, upper: serverAt - askedAt };
}
