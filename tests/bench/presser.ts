import { io, type Socket } from 'socket.io-client';
import type { FromControl, ToControl } from '../../machines/wire/events.ts';
import { KEY } from '../browser/server.ts';
import { monotonicMs } from './monotonic.ts';

/** One press: when it was given and answered, in monotonic ms, and the `seq` that it made. */
export interface Press {
  readonly pressedAt: number;
  readonly answeredAt: number;
  readonly seq: number;
}

/** The hand at a controller, pressing hold and resume in turn; or at a bare server, which only echoes. */
export class Presser {
  readonly #socket: Socket<ToControl, FromControl>;
  #seq: number;
  #holds = true;

  private constructor(socket: Socket<ToControl, FromControl>, seq: number) {
    this.#socket = socket;
    this.#seq = seq;
  }

  /** Connects to a server. Rejects if that would not have it. */
  static async at(address: string): Promise<Presser> {
    const options = { transports: ['websocket'], forceNew: true, auth: { key: KEY } };
    const socket: Socket<ToControl, FromControl> = io(`${address}/control`, options);
    const seq = await new Promise<number>((resolve, reject) => {
      socket.once('live', (live) => {
        resolve(live.seq);
      });
      socket.once('connect_error', reject);
    });
    return new Presser(socket, seq);
  }

  /** Gives the next command; the show must be running. Rejects with the reason of a refusal. */
  async press(): Promise<Press> {
    const type = this.#holds ? 'clock.hold' : 'clock.resume';
    this.#holds = !this.#holds;
    const pressedAt = monotonicMs();
    const id = crypto.randomUUID();
    const answer = await this.#socket.emitWithAck('command', { id, expectedSeq: this.#seq, type });
    if (!answer.ok) throw new Error(answer.message);
    this.#seq = answer.seq;
    return { pressedAt, answeredAt: monotonicMs(), seq: answer.seq };
  }

  leave(): void {
    this.#socket.disconnect();
  }
}
