import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What the bare server sends: a programme and a live view of the product, as they are. */
export interface BareOrder {
  readonly programme: object;
  readonly live: object;
}

/** Said once it listens. */
export interface BareReady {
  readonly port: number;
}

/** A bare Socket.IO server in a process of its own. */
export class BareServer {
  readonly #process: ChildProcess;
  readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#process = child;
    this.port = port;
  }

  /** Starts one that sends what the product at `address` sends for `show`. */
  static async like(address: string, show: string): Promise<BareServer> {
    const get = async (what: string) =>
      (await (await fetch(`${address}/api/shows/${show}/${what}`)).json()) as object;
    const order: BareOrder = { programme: await get('programme'), live: await get('live') };
    const child = fork(new URL('./main.ts', import.meta.url), { stdio: 'inherit' });
    child.send(order);
    const [{ port }] = (await once(child, 'message')) as [BareReady];
    return new BareServer(child, port);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  async end(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}
