import type { Socket } from 'socket.io-client';
import type { Entry } from '../../../machines/log/entry.ts';
import type { Programme } from '../../../machines/programme/schema.ts';
import type { Answer } from '../../../machines/wire/answer.ts';
import type { BatonOrder, BatonView, You } from '../../../machines/wire/baton.ts';
import type { Command } from '../../../machines/wire/command.ts';
import type { Direct, Display } from '../../../machines/wire/display.ts';
import type { BatonAnswer, FromControl, ToControl } from '../../../machines/wire/events.ts';
import type { ControlView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import { displaysAfter } from './displays.ts';
import { entriesWith } from './entries.ts';
import { postCommand, tooLargeForSocket } from './largecommand.ts';
import { Line, openSocket } from './line.svelte.ts';
import { Newest } from './newest.ts';

const ANSWER_TIMEOUT_MS = 4_000;

/** How long after a press, in ms, the server may still carry it out. */
const TIMELY_MS = 3_000;

/** Who a controller says it is. */
export interface Credentials {
  readonly show?: string;
  readonly key: string;
  readonly name?: string;
  /** What makes it the same controller after a reload; random, and told to no other page. */
  readonly device?: string;
}

/** A controller's end of the connection. */
export class ControlLink {
  readonly line: Line;
  readonly #socket: Socket<ToControl, FromControl>;
  readonly #newest = new Newest();
  #credentials: Credentials;
  #live = $state.raw<ControlView | null>(null);
  #programme = $state.raw<ProgrammeView<Programme> | null>(null);
  #displays = $state.raw<readonly Display[]>([]);
  #entries = $state.raw<readonly Entry[]>([]);
  #you = $state.raw<You | null>(null);
  #baton = $state.raw<BatonView | null>(null);

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
    this.#socket = openSocket('/control', () => this.#credentials);
    this.line = new Line(this.#socket, {
      ask: (timeoutMs) => this.#socket.timeout(timeoutMs).emitWithAck('time'),
      onConnect: () => {
        this.#newest.connected();
      },
      retriesRefused: false,
    });
    this.#socket.on('programme', (programme) => {
      this.#programme = programme;
    });
    this.#socket.on('live', (live) => {
      if (this.#newest.accepts(live.seq)) this.#live = live;
      this.line.right();
    });
    this.#socket.on('displays', (view) => {
      this.#displays = displaysAfter(this.#displays, view);
    });
    this.#socket.on('logged', (entry) => {
      this.addEntries([entry]);
    });
    this.#socket.on('you', (you) => {
      this.#you = you;
    });
    this.#socket.on('baton', (view) => {
      this.#baton = view;
    });
  }

  get live(): ControlView | null {
    return this.#live;
  }

  get programme(): ProgrammeView<Programme> | null {
    return this.#programme;
  }

  get displays(): readonly Display[] {
    return this.#displays;
  }

  /** Whether this page is told of the displays: a viewer is not. */
  get knowsDisplays(): boolean {
    return this.#you?.role !== 'viewer';
  }

  /** As whom the server has let this page in; null before it has. */
  get you(): You | null {
    return this.#you;
  }

  /** Who is in command, and who else is there. */
  get baton(): BatonView | null {
    return this.#baton;
  }

  /** The last entries of the log that this page knows, newest first. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /**
   * The server's answer; rejects when none came, and then it is not known whether it was carried out. What the
   * server only gets to seconds after the press, because it stood still, is not carried out any more.
   */
  send(command: Command): Promise<Answer> {
    const large = tooLargeForSocket(command);
    if (large !== null && this.#live) {
      return postCommand(large, { ...this.#credentials, show: this.#live.show });
    }
    const { time } = this.line;
    const timely = time.isSet ? { ...command, notAfter: time.now() + TIMELY_MS } : command;
    return this.#socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck('command', timely);
  }

  /** Tells one display what to do; whether the server knew it. */
  async direct(order: Direct & { device: string }): Promise<boolean> {
    try {
      const answer = this.#socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck('direct', order);
      return ((await answer) as { ok: boolean }).ok;
    } catch {
      return false;
    }
  }

  /** Wants something about the baton; why it was not done, as a sentence, or null. */
  async orderBaton(order: BatonOrder): Promise<string | null> {
    try {
      const answered = this.#socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck('baton', order);
      const answer = (await answered) as BatonAnswer;
      return answer.ok ? null : answer.message;
    } catch {
      return 'No answer came from the server.';
    }
  }

  /** Gets everything anew from the server: the whole of a connection is one message of each kind. */
  refresh(): void {
    this.#socket.disconnect().connect();
  }

  /** Comes in again under another name; an empty one is that of the link. */
  callYourself(name: string): void {
    this.#credentials = { ...this.#credentials, name };
    this.refresh();
  }

  /** Ends the connection for good: another key, another show. */
  close(): void {
    this.#socket.disconnect();
  }

  /** Takes entries of the log in, each once. */
  addEntries(entries: readonly Entry[]): void {
    this.#entries = entriesWith(this.#entries, entries);
  }
}
