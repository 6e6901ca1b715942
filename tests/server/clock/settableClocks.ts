import { type Clocks, MACHINE_CLOCKS } from '../../../server/clock/clocks.ts';

/** The clocks of this machine, but for a wall clock that may be set and hours that it seems to have slept. */
export class SettableClocks implements Clocks {
  #set = 0;
  #slept = 0;

  readonly wall = (): number => MACHINE_CLOCKS.wall() + this.#set + this.#slept;
  readonly monotonic = MACHINE_CLOCKS.monotonic;
  readonly uptime = (): number => MACHINE_CLOCKS.uptime() + this.#slept;

  setWall(byMs: number): void {
    this.#set += byMs;
  }

  sleep(ms: number): void {
    this.#slept += ms;
  }
}
