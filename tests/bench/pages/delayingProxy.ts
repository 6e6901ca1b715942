import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How late a piece of data may be, in ms. */
export interface Delay {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** A network between a page and the server: what it carries is late at random, each way by itself, in order. */
export class DelayingProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(targetPort: number, delay: Delay) {
    this.#server = createServer((near) => {
      const far = connect(targetPort, '127.0.0.1');
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.setNoDelay(true);
        carry(from, to, delay);
      }
    });
  }

  /** Opens one on a free port of this machine. */
  static async to(targetPort: number, delay: Delay): Promise<DelayingProxy> {
    const proxy = new DelayingProxy(targetPort, delay);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

function carry(from: Socket, to: Socket, { leastMs, mostMs }: Delay): void {
  let due = 0;
  from.on('data', (piece) => {
    const now = performance.now();
    due = Math.max(due, now + leastMs + Math.random() * (mostMs - leastMs));
    setTimeout(() => {
      if (!to.destroyed) to.write(piece);
    }, due - now);
  });
  from.on('close', () => to.destroy());
  from.on('error', () => to.destroy());
}
