import type { Socket as Connection } from 'engine.io';
import { Allowance } from '../access/allowance.ts';
import type { Flow } from '../access/limits.ts';
import { cutOff } from './cutOff.ts';

/** How often one connection may knock: a page knocks once, and opens another to knock again. */
const ONE_CONNECTION: Flow = { burst: 20, perSecond: 1 };

/** The answer to a knock on a connection that has ended: nobody hears it, but without one Socket.IO would keep the socket for ever. */
export const UNHEARD = new Error('too-many');

/** Counts the handshakes on each connection, and cuts off one that goes on and on. */
export class Knocks {
  readonly #allowances = new WeakMap<Connection, Allowance>();

  /** Somebody knocks on this connection; false where that was too often, and the connection has ended. */
  take(connection: Connection): boolean {
    const now = performance.now();
    const allowance = this.#allowances.get(connection) ?? new Allowance(ONE_CONNECTION, now);
    this.#allowances.set(connection, allowance);
    const isTaken = allowance.take(now);
    if (!isTaken) cutOff(connection);
    return isTaken;
  }
}
