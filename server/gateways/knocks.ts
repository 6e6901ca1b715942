import type { Socket as Connection } from 'engine.io';
import { cutOff } from './cutOff.ts';

/** How often one connection may knock in vain: a page knocks once, and opens another to knock again. */
const IN_VAIN = 20;

/** Counts the handshakes that were refused on each connection, and cuts off one that goes on and on. */
export class Knocks {
  readonly #inVain = new WeakMap<Connection, number>();

  /** A handshake on this connection is refused. */
  note(connection: Connection): void {
    const knocks = (this.#inVain.get(connection) ?? 0) + 1;
    this.#inVain.set(connection, knocks);
    if (knocks > IN_VAIN) cutOff(connection);
  }
}
