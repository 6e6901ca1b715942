import { uptime } from 'node:os';

/** The clocks that server time is made of; all in ms. */
export interface Clocks {
  /** The machine's wall clock, epoch ms; may be set at any time. */
  readonly wall: () => number;
  /** A clock that only goes on, from an arbitrary origin; on Linux it stands still while the machine sleeps. */
  readonly monotonic: () => number;
  /** Time since the machine was booted, its sleep included; may be coarse, to 1 s. */
  readonly uptime: () => number;
}

/** The clocks of this machine. */
export const MACHINE_CLOCKS: Clocks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1000,
};
