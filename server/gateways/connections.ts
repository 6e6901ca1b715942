import type { Server as Engine, Socket as Connection } from 'engine.io';
import type { Logger } from '../logger.ts';
import { cutOff } from './cutOff.ts';

/** What may wait to be sent to one connection, in characters, before it is cut off as one that does not read. */
const BACKLOG = 1024 * 1024;

/** How often that is looked at, in ms: a look at every packet would delay the last of a thousand displays. */
const LOOK_MS = 250;

/** How long somebody who was told goodbye may take to hang up, in ms. */
const FAREWELL_MS = 1000;

/** Engine.IO keeps to itself what it has not yet been able to send, and has no word for asking. */
interface Waiting {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
}

/** Every connection to the engine, of displays and controllers alike. */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #logger: Logger;
  readonly #looking: NodeJS.Timeout;

  /** Watches from now on; one that does not read what it is sent is cut off, the others never notice. */
  constructor(engine: Engine, logger: Logger) {
    this.#logger = logger;
    engine.on('connection', (connection: Connection) => {
      this.#open.add(connection);
      connection.once('close', () => {
        this.#open.delete(connection);
        setTimeout(cutOff, FAREWELL_MS, connection).unref();
      });
    });
    this.#looking = setInterval(() => {
      this.#look();
    }, LOOK_MS);
  }

  /** Hangs up on everybody, so that they connect again and begin anew, their clocks too. */
  hangUp(): void {
    for (const connection of this.#open) connection.close(true);
  }

  /** Watches no more. */
  stop(): void {
    clearInterval(this.#looking);
  }

  #look(): void {
    for (const connection of this.#open) {
      const waiting = backlogOf(connection);
      if (waiting <= BACKLOG) continue;
      const from = connection.request.socket.remoteAddress;
      this.#logger.warn({ waiting, from }, 'a connection does not read and is cut off');
      cutOff(connection);
    }
  }
}

/** One packet may be as large as it has to be: what counts is what waits before the last. */
function backlogOf(connection: Connection): number {
  const { writeBuffer } = connection as unknown as Waiting;
  if (writeBuffer.length < 2) return 0;
  return writeBuffer.slice(0, -1).reduce((sum, { data }) => sum + sizeOf(data), 0);
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
