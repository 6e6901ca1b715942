import type { Server as Engine, Socket as Connection } from 'engine.io';
import type { Logger } from '../logger.ts';
import { cutOff } from './cutOff.ts';

/** What may wait to be sent to one connection, in characters, before it is cut off as one that does not read. */
const BACKLOG = 1024 * 1024;

interface Packet {
  readonly data?: unknown;
}

/** Every connection to the engine, of displays and controllers alike. */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #logger: Logger;

  /** Watches from now on; one that does not read what it is sent is cut off, the others never notice. */
  constructor(engine: Engine, logger: Logger) {
    this.#logger = logger;
    engine.on('connection', (connection: Connection) => {
      this.#open.add(connection);
      connection.once('close', () => this.#open.delete(connection));
      this.#watch(connection);
    });
  }

  /** Hangs up on everybody, so that they connect again and begin anew, their clocks too. */
  hangUp(): void {
    for (const connection of this.#open) connection.close(true);
  }

  /** Packets wait in the engine while the network takes no more: from one flush to the next. */
  #watch(connection: Connection): void {
    let waiting = 0;
    let isOver = false;
    connection.on('flush', () => {
      waiting = 0;
    });
    connection.on('packetCreate', ({ data }: Packet) => {
      // One packet may be as large as it has to be, but not a second one behind it.
      if (waiting > BACKLOG && !isOver) {
        isOver = true;
        this.#logger.warn(
          { waiting, from: connection.request.socket.remoteAddress },
          'a connection does not read and is cut off',
        );
        // Not here: somebody is in the middle of sending to a room.
        setImmediate(() => {
          cutOff(connection);
        });
      }
      waiting += sizeOf(data);
    });
  }
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
