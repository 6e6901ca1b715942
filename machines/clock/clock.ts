/**
 * A countdown as an anchor, not as ticks: running, `zeroAt` is the epoch ms at which it reaches zero;
 * held, `leftMs` is what is left. Both may be past zero. (After Sofie's T-timers.)
 */
export type Clock = { readonly zeroAt: number } | { readonly leftMs: number };

/** A running clock that has `leftMs` left at epoch `at`. */
export function startClock(leftMs: number, at: number): Clock {
  return { zeroAt: at + leftMs };
}

/** What is left on a clock at epoch `at`, in ms; negative in overrun. */
export function leftOn(clock: Clock, at: number): number {
  return 'zeroAt' in clock ? clock.zeroAt - at : clock.leftMs;
}

/** The clock stopped at epoch `at`; a held one stays as it is. */
export function holdClock(clock: Clock, at: number): Clock {
  return 'zeroAt' in clock ? { leftMs: clock.zeroAt - at } : clock;
}

/** The clock going on at epoch `at`; a running one stays as it is. */
export function resumeClock(clock: Clock, at: number): Clock {
  return 'zeroAt' in clock ? clock : startClock(clock.leftMs, at);
}

/** The clock with `byMs` more (or, negative, less) left, running or held as before. */
export function adjustClock(clock: Clock, byMs: number): Clock {
  return 'zeroAt' in clock ? { zeroAt: clock.zeroAt + byMs } : { leftMs: clock.leftMs + byMs };
}
