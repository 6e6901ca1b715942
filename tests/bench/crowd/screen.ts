import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { ServerClock } from '../../../client/lib/time/serverclock.ts';
import { Synchroniser } from '../../../client/lib/time/synchroniser.ts';
import { monotonicMs } from '../monotonic.ts';
import { connectPacket, eventPacket, PONG, readArrival } from './wire.ts';

const FIRST_STATUS_MS = 1_500;
const STATUS_MS = 10_000;
const CONNECT_WITHIN_MS = 3_000;

/** A pages' reconnection: Socket.IO's backoff with the settings of client/lib/link. */
const RETRY = { firstMs: 500, mostMs: 2_000, spread: 0.8 };

/** What a screen tells those who watch it; `at` is monotonic ms. */
export interface Watch {
  /** A live view arrived. */
  readonly live: (seq: number, at: number) => void;
  /** The first view of a connection arrived and, of a busy screen, the first answer to `time`. */
  readonly right: (at: number) => void;
}

/**
 * A display without a page: one WebSocket that speaks Socket.IO by hand, so that a thousand cost less than
 * the server they measure. A busy one also asks for the time as pages do, with their own synchroniser, and
 * tells how it is; a quiet one only listens. It reconnects like a page.
 */
export class Screen {
  /** WebSocket payload so far, both ways, in bytes. */
  payload = 0;
  readonly #address: string;
  readonly #auth: { readonly view: string; readonly device: string };
  readonly #busy: boolean;
  readonly #watch: Watch;
  readonly #synchroniser: Synchroniser;
  readonly #asked = new Map<number, (now: number) => void>();
  #socket: WebSocket | null = null;
  #line: Socket | null = null;
  #earlier = 0;
  #asks = 0;
  #tries = 0;
  #seq = 0;
  #has = { view: false, time: false };
  #closed = false;

  constructor(address: string, auth: { view: string; device: string }, busy: boolean, watch: Watch) {
    this.#address = address;
    this.#auth = auth;
    this.#busy = busy;
    this.#watch = watch;
    const local = () => performance.now();
    const later = (act: () => void, ms: number) => {
      const timer = setTimeout(act, ms);
      return () => {
        clearTimeout(timer);
      };
    };
    const world = { ask: () => this.#ask(), local, later };
    this.#synchroniser = new Synchroniser(world, new ServerClock(local), () => undefined);
    this.#connect();
    if (busy) this.#report(FIRST_STATUS_MS);
  }

  /** Everything over its TCP connections so far, both ways, the HTTP upgrade included, in bytes. */
  get traffic(): number {
    return this.#earlier + bytesOf(this.#line);
  }

  close(): void {
    this.#closed = true;
    this.#synchroniser.stop();
    this.#socket?.terminate();
  }

  #connect(): void {
    const socket = new WebSocket(`${this.#address}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: CONNECT_WITHIN_MS,
    });
    this.#socket = socket;
    this.#has = { view: false, time: !this.#busy };
    socket.on('upgrade', (response) => {
      this.#line = response.socket;
    });
    socket.on('message', (frame: Buffer) => {
      this.#take(frame);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#lost();
    });
  }

  #lost(): void {
    this.#synchroniser.stop();
    this.#asked.clear();
    this.#earlier += bytesOf(this.#line);
    this.#line = null;
    if (this.#closed) return;
    const pause = Math.min(RETRY.mostMs, RETRY.firstMs * 2 ** this.#tries);
    this.#tries += 1;
    const spread = pause * (1 + RETRY.spread * (2 * Math.random() - 1));
    setTimeout(
      () => {
        if (!this.#closed) this.#connect();
      },
      Math.min(RETRY.mostMs, spread),
    );
  }

  #take(frame: Buffer): void {
    this.payload += frame.length;
    const arrival = readArrival(frame);
    if (arrival.is === 'ping') this.#send(PONG);
    else if (arrival.is === 'open') this.#send(connectPacket(this.#auth));
    else if (arrival.is === 'live') this.#show(arrival.seq);
    else if (arrival.is === 'answer') this.#answered(arrival.ack, arrival.value);
    else if (arrival.is === 'refused') throw new Error(`The server refused a display: ${arrival.why}`);
  }

  #show(seq: number): void {
    const at = monotonicMs();
    this.#seq = seq;
    this.#watch.live(seq, at);
    if (this.#has.view) return;
    this.#tries = 0;
    if (this.#busy) this.#synchroniser.start();
    this.#gain('view', at);
  }

  #answered(ack: number, now: number): void {
    this.#asked.get(ack)?.(now);
    this.#asked.delete(ack);
    if (!this.#has.time) this.#gain('time', monotonicMs());
  }

  #gain(what: 'view' | 'time', at: number): void {
    this.#has[what] = true;
    if (this.#has.view && this.#has.time) this.#watch.right(at);
  }

  #ask(): Promise<number> {
    return new Promise((answer) => {
      this.#asks += 1;
      this.#asked.set(this.#asks, answer);
      this.#send(eventPacket('time', undefined, this.#asks));
    });
  }

  #report(afterMs: number): void {
    setTimeout(() => {
      if (this.#closed) return;
      const estimate = this.#synchroniser.estimate;
      if (estimate && this.#has.view) {
        const { rttMs, errorMs } = estimate;
        const size = { visible: true, awake: true, width: 1920, height: 1080 };
        const measured = { rttMs: rounded(rttMs), errorMs: rounded(errorMs), seq: this.#seq };
        this.#send(eventPacket('status', { ...measured, ...size }));
      }
      this.#report(STATUS_MS * (0.9 + Math.random() * 0.2));
    }, afterMs);
  }

  #send(packet: string): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.payload += packet.length;
    this.#socket.send(packet);
  }
}

function bytesOf(line: Socket | null): number {
  return line ? line.bytesRead + line.bytesWritten : 0;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
