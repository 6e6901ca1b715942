import { Manager } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { HandshakeRefusal } from '../../../machines/wire/events.ts';
import { ShowTime } from '../time/showtime.svelte.ts';
import { alternateTransports } from './transports.ts';
import { Watchdog } from './watchdog.ts';

const PROBE_TIMEOUT_MS = 1_500;
const TIME_TIMEOUT_MS = 3_000;
const RETRY_REFUSED_MS = 4_000;

/** A server that is there has taken a connection by then, in ms; a silent network never does. */
const CONNECT_TIMEOUT_MS = 2_000;

/** The longest pause before the next attempt, in ms; after one that ran into silence, which was a pause itself. */
const LONGEST_PAUSE_MS = 2_000;
const PAUSE_AFTER_SILENCE_MS = 500;

/**
 * The longest that a request of a page without WebSockets may take, in ms: the server has more to say every
 * 2.5 s. Requests that a silent network swallowed would be held for ever, and a browser has few at a time.
 */
const REQUEST_TIMEOUT_MS = 4_500;

/** `online` once the server's view has arrived, `stale` from the loss of the connection until then. */
export type LinkState = 'online' | 'stale';

interface LineEvents {
  connect_error: (error: Error) => void;
}

/** What a line needs of a socket, whichever namespace it speaks to. */
export type AnySocket = Pick<Socket, 'connect' | 'connected' | 'active' | 'io'> & {
  on(event: 'connect', heard: () => void): unknown;
  on(event: 'disconnect', heard: (reason: string) => void): unknown;
  on(event: 'connect_error', heard: LineEvents['connect_error']): unknown;
  on(event: 'refused', heard: (refusal: HandshakeRefusal) => void): unknown;
};

/** What differs between a display and a controller, as a line sees it. */
export interface LineUse {
  /** Asks for server time: epoch ms, rejecting after `timeoutMs`. */
  readonly ask: (timeoutMs: number) => Promise<number>;
  readonly onConnect: () => void;
  /** Whether to try again by itself after a refused handshake. */
  readonly retriesRefused: boolean;
  /** How much later than the show its page is, in ms; not at all if left out. */
  readonly delayMs?: number;
}

/** Opens a socket to a namespace of this page's server; reconnects for ever, spread out, at most 2 s apart. */
export function openSocket(namespace: '/display' | '/control', auth: () => object): Socket {
  const manager = new Manager({
    transports: ['websocket'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: LONGEST_PAUSE_MS,
    randomizationFactor: 0.8,
    timeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  manager.on('error', ({ message }) => {
    manager.reconnectionDelayMax(message === 'timeout' ? PAUSE_AFTER_SILENCE_MS : LONGEST_PAUSE_MS);
  });
  const socket = manager.socket(namespace, {
    auth: (send: (auth: object) => void) => {
      send(auth());
    },
  });
  alternateTransports(socket);
  return socket;
}

/** The line to the server: whether it stands, since when not, and server time over it. */
export class Line {
  readonly time: ShowTime;
  readonly #socket: AnySocket;
  readonly #use: LineUse;
  readonly #watchdog: Watchdog;
  #state = $state<LinkState>('stale');
  #staleSince = $state<number | null>(null);
  #refusal = $state.raw<HandshakeRefusal | null>(null);

  constructor(socket: AnySocket, use: LineUse) {
    this.#socket = socket;
    this.#use = use;
    this.time = new ShowTime(() => use.ask(TIME_TIMEOUT_MS), use.delayMs);
    this.#watchdog = new Watchdog(
      () => use.ask(PROBE_TIMEOUT_MS),
      () => {
        socket.io.engine.close();
      },
      (act, ms) => {
        const timer = setTimeout(act, ms);
        return () => {
          clearTimeout(timer);
        };
      },
    );
    socket.on('connect', () => {
      this.#connected();
    });
    socket.on('disconnect', (reason) => {
      this.#disconnected(reason);
    });
    socket.on('connect_error', (error) => {
      this.#failed(error);
    });
    socket.on('refused', (refusal) => {
      this.#refusal = refusal;
    });
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Server time, epoch ms, at which the line was lost, if in an earlier visit; null while it stands or never stood. */
  get staleSince(): number | null {
    return this.#staleSince;
  }

  /** Why the server would not have this page; null when it would. */
  get refusal(): HandshakeRefusal | null {
    return this.#refusal;
  }

  /** What is shown is from an earlier visit, and has not been the truth since server time `at`, epoch ms. */
  recall(at: number | null): void {
    this.#staleSince = at;
  }

  /** The server's view arrived: what is shown is the truth again. */
  right(): void {
    this.#state = 'online';
    this.#staleSince = null;
  }

  #connected(): void {
    this.#refusal = null;
    this.#watchdog.heard();
    this.#socket.io.engine.on('packet', () => {
      this.#watchdog.heard();
    });
    this.#use.onConnect();
    this.time.connected();
  }

  #disconnected(reason: string): void {
    this.#watchdog.stop();
    this.time.disconnected();
    this.#state = 'stale';
    this.#staleSince ??= Date.now() + (this.time.isSet ? this.time.wallOffset : 0);
    if (reason === 'io server disconnect') this.#connectAgain(500 + Math.random() * 1_000);
  }

  #failed(error: Error): void {
    if (this.#socket.active) return;
    this.#refusal = refusalIn(error);
    const isPassing = this.#refusal.code === 'too-many';
    if (!this.#use.retriesRefused && !isPassing) return;
    this.#connectAgain(RETRY_REFUSED_MS * (0.75 + Math.random() / 2));
  }

  #connectAgain(ms: number): void {
    setTimeout(() => {
      if (!this.#socket.connected) this.#socket.connect();
    }, ms);
  }
}

function refusalIn(error: Error & { data?: unknown }): HandshakeRefusal {
  const data = error.data as Partial<HandshakeRefusal> | undefined;
  return { code: 'unavailable', detail: error.message, ...data };
}
