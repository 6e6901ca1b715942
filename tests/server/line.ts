import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Answer } from '../../machines/wire/answer.ts';
import type { ControlView, LiveView } from '../../machines/wire/live.ts';
import { KEY } from './serverProcess.ts';

interface Heard {
  event: string;
  payload: unknown;
  at: number;
}

interface Waiting {
  event: string;
  matches: (payload: never) => boolean;
  found: (payload: unknown) => void;
}

/** How long a test waits for an event, in ms. */
const PATIENCE_MS = 5000;

/** One connection to a namespace, which keeps every event that it hears, in order. */
export class Line {
  readonly socket: Socket;
  readonly heard: Heard[] = [];
  #waiting: Waiting[] = [];

  protected constructor(address: string, auth: object, transports: string[]) {
    this.socket = io(address, { auth, transports, forceNew: true, reconnection: false });
    this.socket.onAny((event: string, payload: unknown) => {
      this.heard.push({ event, payload, at: Date.now() });
      const [met, rest] = partition(
        this.#waiting,
        (waiting) => waiting.event === event && waiting.matches(payload as never),
      );
      this.#waiting = rest;
      met.forEach(({ found }) => found(payload));
    });
  }

  /** Every payload of an event so far. */
  all<Payload>(event: string): Payload[] {
    return this.heard.filter((heard) => heard.event === event).map(({ payload }) => payload as Payload);
  }

  /** The first payload of an event that matches, among those heard already and those to come. */
  until<Payload>(event: string, matches: (payload: Payload) => boolean = () => true): Promise<Payload> {
    const known = this.all<Payload>(event).find(matches);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((found, failed) => {
      const timer = setTimeout(() => {
        failed(new Error(`No such "${event}" came; heard: ${JSON.stringify(this.heard.slice(-5))}`));
      }, PATIENCE_MS);
      this.#waiting.push({
        event,
        matches,
        found: (payload) => {
          clearTimeout(timer);
          found(payload as Payload);
        },
      });
    });
  }

  /** Asks something and waits for the answer. */
  ask(event: string, ...args: unknown[]): Promise<unknown> {
    return this.socket.timeout(PATIENCE_MS).emitWithAck(event, ...args);
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A display's connection. */
export class DisplayLine extends Line {
  static async open(url: string, auth: object, transports = ['websocket']): Promise<DisplayLine> {
    const line = new DisplayLine(`${url}/display`, auth, transports);
    await greeted(line);
    return line;
  }

  /** The newest view that it has. */
  get live(): LiveView {
    return this.all<LiveView>('live').at(-1) ?? missing();
  }
}

/** A controller's connection. */
export class ControlLine extends Line {
  static async open(url: string, auth: object = {}, transports = ['websocket']): Promise<ControlLine> {
    const line = new ControlLine(`${url}/control`, { key: KEY, ...auth }, transports);
    await greeted(line);
    return line;
  }

  /** The newest view that it has. */
  get live(): ControlView {
    return this.all<ControlView>('live').at(-1) ?? missing();
  }

  /** Sends a command as it is. */
  async command(command: unknown): Promise<Answer> {
    return (await this.ask('command', command)) as Answer;
  }

  /** Gives a command at the present seq, under an id of its own. */
  give(type: string, args: object = {}): Promise<Answer> {
    return this.command({ id: randomUUID(), expectedSeq: this.live.seq, type, ...args });
  }

  /** Gives a command that must be accepted, and waits until this controller sees what it did. */
  async do(type: string, args: object = {}): Promise<ControlView> {
    const answer = await this.give(type, args);
    if (!answer.ok) throw new Error(`${type}: ${answer.code}, ${answer.message}`);
    return this.until<ControlView>('live', ({ seq }) => seq >= answer.seq);
  }
}

/** Why a namespace does not let somebody in: the message and data of its `connect_error`. */
export function refusalOf(address: string, auth: object): Promise<{ message: string; data: unknown }> {
  const socket = io(address, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.disconnect();
      reject(new Error('It was let in.'));
    });
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      socket.disconnect();
      resolve({ message: error.message, data: error.data });
    });
  });
}

async function greeted(line: Line): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    line.socket.once('connect', resolve);
    line.socket.once('connect_error', reject);
  });
  await line.until('live');
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function missing(): never {
  throw new Error('No view has come yet.');
}
