import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../config/flags.ts';
import type { Logger } from '../logger.ts';
import { StartError } from '../startError.ts';

/** How long those who are connected may take to hang up, in ms. */
const FAREWELL_MS = 1000;

/** The ear of the server: who is connected at all, over HTTP or a socket, and how that begins and ends. */
export class Listener {
  readonly #http: Server;
  readonly #logger: Logger;
  readonly #connected = new Set<Socket>();
  #stopped: Promise<void> = Promise.resolve();

  constructor(http: Server, logger: Logger) {
    this.#http = http;
    this.#logger = logger;
    http.on('connection', (socket: Socket) => {
      this.#connected.add(socket);
      socket.once('close', () => this.#connected.delete(socket));
    });
  }

  /** Accepts connections from now on; resolves to the port. Rejects with StartError. */
  listen({ port, host }: Pick<Config, 'port' | 'host'>): Promise<number> {
    return new Promise((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException): void => {
        const where = `${host}, port ${String(port)}`;
        reject(new StartError(`The server cannot listen on ${where}: ${reasonOf(error)}.`));
      };
      this.#http.once('error', failed);
      this.#http.listen(port, host, () => {
        this.#http.off('error', failed);
        this.#http.on('error', (error) => {
          this.#logger.error({ err: error }, 'a connection could not be accepted');
        });
        const address = this.#http.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** Accepts no more connections. */
  stop(): void {
    this.#stopped = new Promise((resolve) => {
      this.#http.close(() => {
        resolve();
      });
    });
  }

  /** Resolves when, after `stop`, everybody has hung up; those who take too long are cut off. */
  async closed(): Promise<void> {
    this.#http.closeAllConnections();
    const late = setTimeout(() => {
      this.#connected.forEach((socket) => socket.destroy());
    }, FAREWELL_MS);
    await this.#stopped;
    clearTimeout(late);
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'the port is in use';
  if (code === 'EACCES') return 'this user may not use it';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address';
  return message;
}
