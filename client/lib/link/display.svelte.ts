import type { Socket } from 'socket.io-client';
import type { Direct } from '../../../machines/wire/display.ts';
import type { FromDisplay, ToDisplay } from '../../../machines/wire/events.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import type { View } from '../../../machines/wire/views.ts';
import type { DisplayParameters } from '../page/parameters.ts';
import { keepKeyInTab, knownKey } from '../page/key.ts';
import { isAwake } from '../page/wakelock.ts';
import { knownTags } from '../words/languages.ts';
import { Device } from './device.ts';
import { Line, openSocket } from './line.svelte.ts';
import type { Memory } from './memory.ts';
import { recall, recallRight, remember, rememberRight } from './memory.ts';
import { Newest } from './newest.ts';

const STATUS_MS = 10_000;
const SEEN_TIMEOUT_MS = 5_000;
const FIRST_STATUS_MS = 1_500;

/** A wall clock that moved less than this against the server's is not worth writing again. */
const KEEP_WITHIN_MS = 20;

/** A display's end of the connection: the last view of the show, its programme, and how the line stands. */
export class DisplayLink {
  readonly view: View;
  /** Which screen this is; null for a picture of one, which is none. */
  readonly device: Device | null;
  readonly line: Line;
  readonly #socket: Socket<ToDisplay, FromDisplay>;
  readonly #newest = new Newest();
  readonly #place: string;
  readonly #delayMs: number;
  #received = 0;
  #kept: Memory | null = null;
  #live = $state.raw<LiveView | null>(null);
  #programme = $state.raw<ProgrammeView | null>(null);

  /** Connects at once; `obey` is told what the stage manager wants of this display. */
  constructor(view: View, parameters: DisplayParameters, obey: (order: Direct) => void) {
    this.view = view;
    this.#place = `${view}:${parameters.show ?? ''}`;
    const { show, lang, delayMs } = parameters;
    const key = parameters.key ?? knownKey() ?? undefined;
    this.#delayMs = delayMs;
    const spoken = knownTags(lang).slice(0, 2);
    const device = parameters.preview ? null : new Device(view, parameters.name);
    this.device = device;
    this.#socket = openSocket('/display', () => ({
      view,
      ...(device ? { device: device.id } : { preview: true }),
      ...(show === undefined ? {} : { show }),
      ...(device?.name === undefined ? {} : { name: device.name }),
      ...(key === undefined ? {} : { key }),
      lang: spoken.length > 0 ? spoken.join() : 'en',
    }));
    this.line = new Line(this.#socket, {
      ask: (timeoutMs) => this.#socket.timeout(timeoutMs).emitWithAck('time'),
      onConnect: () => {
        this.#newest.connected();
      },
      retriesRefused: true,
      delayMs,
    });
    this.#socket.on('programme', (programme) => {
      this.#inTime(() => {
        this.#programme = programme;
      });
    });
    this.#socket.on('live', (live) => {
      this.#take(live);
    });
    this.#socket.once('live', () => {
      if (parameters.key !== undefined) keepKeyInTab(parameters.key);
    });
    this.#socket.on('direct', obey);
    if (!device) return;
    this.#recall();
    this.#report(device, FIRST_STATUS_MS);
    this.#socket.on('disconnect', () => {
      this.#rememberRight();
    });
    addEventListener('pagehide', () => {
      this.#rememberRight();
    });
  }

  get live(): LiveView | null {
    return this.#live;
  }

  get programme(): ProgrammeView | null {
    return this.#programme;
  }

  /** Tells the server that the person in front of this display has read the message; whether it counted. */
  async seen(messageId: string): Promise<boolean> {
    try {
      const answer = this.#socket.timeout(SEEN_TIMEOUT_MS).emitWithAck('seen', { messageId });
      return ((await answer) as { ok: boolean }).ok;
    } catch {
      return false;
    }
  }

  #take(live: LiveView): void {
    if (this.#newest.accepts(live.seq)) {
      this.#received = live.seq;
      this.#inTime(() => {
        this.#live = live;
      });
    }
    this.line.right();
    this.#remember();
  }

  /** Makes a change when this display's delay has passed; at once where it shows nothing yet. */
  #inTime(change: () => void): void {
    if (this.#delayMs === 0 || this.#live === null) change();
    else setTimeout(change, this.#delayMs);
  }

  #remember(): void {
    if (!this.device || !this.#live || !this.#programme || !this.line.time.isSet) return;
    const wallOffset = this.line.time.wallOffset;
    const isKept =
      this.#kept?.live === this.#live && Math.abs(this.#kept.wallOffset - wallOffset) < KEEP_WITHIN_MS;
    if (isKept) return;
    this.#kept = { live: this.#live, programme: this.#programme, wallOffset };
    remember(this.#place, this.#kept);
  }

  #recall(): void {
    const memory = recall(this.#place);
    if (!memory) return;
    this.#live = memory.live;
    this.#programme = memory.programme;
    this.line.time.recall(memory.wallOffset);
    this.line.recall(recallRight(this.#place));
  }

  /** Keeps until when this display was right, for what it says of itself after a reload without the server. */
  #rememberRight(): void {
    const { state, staleSince, time } = this.line;
    if (staleSince !== null) rememberRight(this.#place, staleSince);
    else if (state === 'online' && time.isSet) rememberRight(this.#place, Date.now() + time.wallOffset);
  }

  #report(device: Device, afterMs: number): void {
    setTimeout(() => {
      device.beat();
      this.#rememberRight();
      this.#sendStatus();
      this.#report(device, STATUS_MS * (0.9 + Math.random() * 0.2));
    }, afterMs);
  }

  #sendStatus(): void {
    const estimate = this.line.time.estimate;
    if (!this.#socket.connected || !estimate || !this.#live) return;
    this.#remember();
    this.#socket.volatile.emit('status', {
      rttMs: rounded(estimate.rttMs),
      errorMs: rounded(estimate.errorMs),
      seq: this.#received,
      visible: document.visibilityState === 'visible',
      awake: isAwake(),
      width: window.innerWidth,
      height: window.innerHeight,
    });
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
