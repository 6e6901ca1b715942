import type { Display, DisplaysView, DisplayStatus } from '../../machines/wire/display.ts';

/** How often controllers hear of displays at most, in ms. */
const EVERY_MS = 500;

/** Takes what has changed among the displays of one show. */
export type TellControllers = (show: string, view: DisplaysView) => void;

interface Connection {
  display: Display;
}

/** The connections of one device, newest first. */
type Connections = readonly [Connection, ...Connection[]];

/** One connection of a display: tells how it is, and that it has gone. */
export interface Entered {
  report(status: DisplayStatus): void;
  leave(): void;
}

/**
 * Who is connected, by show and device; a device with several connections is what its newest says.
 * Changes are gathered and told at most twice a second, however many displays come and go.
 */
export class DisplayDirectory {
  readonly #tell: TellControllers;
  readonly #shows = new Map<string, Map<string, Connections>>();
  readonly #untold = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(tell: TellControllers) {
    this.#tell = tell;
  }

  /** A display has connected. */
  enter(display: Display): Entered {
    const { show, device } = display;
    const connection = { display };
    const places = this.#placesOf(show);
    places.set(device, [connection, ...(places.get(device) ?? [])]);
    this.#note(show, device);
    return {
      report: (status) => {
        connection.display = { ...connection.display, ...status };
        this.#note(show, device);
      },
      leave: () => {
        const [first, ...others] = (places.get(device) ?? []).filter((other) => other !== connection);
        if (first) places.set(device, [first, ...others]);
        else places.delete(device);
        this.#note(show, device);
      },
    };
  }

  /** A device has a new name, on each of its connections. */
  rename(show: string, device: string, name: string): void {
    for (const connection of this.#shows.get(show)?.get(device) ?? []) {
      connection.display = { ...connection.display, name };
    }
    this.#note(show, device);
  }

  /** Whether a device is connected to a show. */
  has(show: string, device: string): boolean {
    return this.#shows.get(show)?.has(device) ?? false;
  }

  /** Every display of a show. */
  all(show: string): Display[] {
    return [...(this.#shows.get(show)?.values() ?? [])].map(newest);
  }

  /** Every display of every show. */
  everywhere(): Display[] {
    return [...this.#shows.keys()].flatMap((show) => this.all(show));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #placesOf(show: string): Map<string, Connections> {
    const places = this.#shows.get(show) ?? new Map<string, Connections>();
    this.#shows.set(show, places);
    return places;
  }

  #note(show: string, device: string): void {
    if (this.#isClosed) return;
    const devices = this.#untold.get(show) ?? new Set<string>();
    this.#untold.set(show, devices.add(device));
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tellAll();
    }, EVERY_MS);
  }

  #tellAll(): void {
    for (const [show, devices] of this.#untold) {
      const places = this.#placesOf(show);
      const changed: Display[] = [];
      const gone: string[] = [];
      for (const device of devices) {
        const connections = places.get(device);
        if (connections) changed.push(newest(connections));
        else gone.push(device);
      }
      this.#tell(show, { ...(changed.length > 0 && { changed }), ...(gone.length > 0 && { gone }) });
    }
    this.#untold.clear();
  }
}

function newest([connection]: Connections): Display {
  return connection.display;
}
