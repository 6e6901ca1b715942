import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What the bare server sends: a programme and a live view of the product, as they are; and its port, 0 for any. */
export interface BareOrder {
  readonly programme: object;
  readonly live: object;
  readonly port: number;
}

/** Said once it listens. */
export interface BareReady {
  readonly port: number;
}

/** A bare Socket.IO server in a process of its own. */
export class BareServer {
  readonly #order: Omit<BareOrder, 'port'>;
  #process: ChildProcess | null = null;
  #port = 0;

  private constructor(order: Omit<BareOrder, 'port'>) {
    this.#order = order;
  }

  /** One that sends what the product at `address` sends for `show`; to be started. */
  static async like(address: string, show: string): Promise<BareServer> {
    const get = async (what: string) =>
      (await (await fetch(`${address}/api/shows/${show}/${what}`)).json()) as object;
    return new BareServer({ programme: await get('programme'), live: await get('live') });
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** Starts it, on the same port as before if it ran before. */
  async start(): Promise<void> {
    const child = fork(new URL('./main.ts', import.meta.url), { stdio: 'inherit' });
    this.#process = child;
    child.send({ ...this.#order, port: this.#port } satisfies BareOrder);
    const [{ port }] = (await once(child, 'message')) as [BareReady];
    this.#port = port;
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
