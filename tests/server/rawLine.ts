import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** How long it waits for what it expects to hear, in ms. */
const PATIENCE_MS = 5000;

/**
 * A display's WebSocket down at the level of TCP, which does nothing by itself: it reads only while it is
 * told to, and answers a ping only when it is told to.
 */
export class RawLine {
  readonly #socket: Socket;
  #heard = '';
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => (this.#heard += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.once('close', () => (this.#isClosed = true));
  }

  /** Opens `/display` and waits for its first view. */
  static async open(url: string, auth: object): Promise<RawLine> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    const line = new RawLine(socket);
    await once(socket, 'connect');
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2hvd2NhbGxlciByYXcgbA==\r\n\r\n',
    );
    await line.hears('"sid"');
    line.say(`40/display,${JSON.stringify(auth)}`);
    await line.hears('["live"');
    return line;
  }

  /** Whether the connection has ended. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** How often this text has been heard so far. */
  count(text: string): number {
    return this.#heard.split(text).length - 1;
  }

  /** Waits until this has been heard. */
  async hears(text: string): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (!this.#heard.includes(text)) {
      if (this.#isClosed || performance.now() > until)
        throw new Error(`"${text}" was not heard: ${this.#heard}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Says the same thing `times` times, all at once. */
  say(text: string, times = 1): void {
    this.#socket.write(Buffer.concat(Array<Buffer>(times).fill(frameOf(text))));
  }

  /** Hangs up. */
  end(): void {
    this.#socket.destroy();
  }

  /** Reads no more. */
  stopReading(): void {
    this.#socket.pause();
  }
}

/** A WebSocket text frame as a client sends it, up to 125 characters or 64 KB; masked with zeros. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const size =
    payload.length < 126
      ? Buffer.of(0x80 | payload.length)
      : Buffer.of(0x80 | 126, payload.length >> 8, payload.length & 0xff);
  return Buffer.concat([Buffer.of(0x81), size, Buffer.alloc(4), payload]);
}
