import type { Server as Engine, Socket as Connection } from 'engine.io';
import { Allowance } from '../access/allowance.ts';
import type { Flow } from '../access/limits.ts';
import { cutOff } from './cutOff.ts';

/** What a connection may send, in bytes, until it has come in at `/control`: a display has little to say. */
const OF_ANYBODY: Flow = { burst: 192 * 1024, perSecond: 24 * 1024 };

/** What one may send that has come in there. */
const OF_CONTROLLERS: Flow = { burst: 32 * 1024 * 1024, perSecond: 4 * 1024 * 1024 };

/** What a packet counts besides its length: to take up an empty one is work too. */
const PACKET = 32;

/** A packet as Engine.IO takes it in, before anybody has looked into it. */
interface Packet {
  readonly data?: unknown;
}

/** Weighs what each connection sends, whatever it is, and cuts off one that sends more than it could have to say. */
export class Intake {
  readonly #allowances = new WeakMap<Connection, Allowance>();

  /** Watches from now on. */
  constructor(engine: Engine) {
    engine.on('connection', (connection: Connection) => {
      this.#allow(connection, OF_ANYBODY);
      connection.on('packet', ({ data }: Packet) => {
        const isTaken = this.#allowances.get(connection)?.take(performance.now(), PACKET + sizeOf(data));
        if (isTaken === false) cutOff(connection);
      });
    });
  }

  /** This connection has come in at `/control`, where long commands are given. */
  trust(connection: Connection): void {
    this.#allow(connection, OF_CONTROLLERS);
  }

  #allow(connection: Connection, flow: Flow): void {
    this.#allowances.set(connection, new Allowance(flow, performance.now()));
  }
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
