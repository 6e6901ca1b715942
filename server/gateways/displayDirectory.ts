import type { Display, DisplaysView, DisplayStatus } from '../../machines/wire/display.ts';

/** How often controllers hear of displays at most, in ms. */
const EVERY_MS = 500;

/** Takes what has changed among the displays of one show. */
export type TellControllers = (show: string, view: DisplaysView) => void;

interface Place {
  display: Display;
  connections: number;
}

/**
 * Who is connected, by show and device. Changes are gathered and told at most twice a second,
 * however many displays come and go.
 */
export class DisplayDirectory {
  readonly #tell: TellControllers;
  readonly #shows = new Map<string, Map<string, Place>>();
  readonly #untold = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: TellControllers) {
    this.#tell = tell;
  }

  /** A display has connected; the function that is returned takes it out again. */
  enter(display: Display): () => void {
    const places = this.#placesOf(display.show);
    const place = places.get(display.device);
    places.set(display.device, { display, connections: (place?.connections ?? 0) + 1 });
    this.#note(display.show, display.device);
    return () => {
      this.#leave(display.show, display.device);
    };
  }

  /** A display has told how it is. */
  report(show: string, device: string, status: DisplayStatus): void {
    this.#change(show, device, status);
  }

  /** A display has a new name. */
  rename(show: string, device: string, name: string): void {
    this.#change(show, device, { name });
  }

  /** Every display of a show. */
  all(show: string): Display[] {
    return [...(this.#shows.get(show)?.values() ?? [])].map(({ display }) => display);
  }

  /** How many displays are connected, over all shows. */
  count(): number {
    return [...this.#shows.values()].reduce((sum, places) => sum + places.size, 0);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #change(show: string, device: string, change: Partial<Display>): void {
    const place = this.#shows.get(show)?.get(device);
    if (!place) return;
    place.display = { ...place.display, ...change };
    this.#note(show, device);
  }

  #leave(show: string, device: string): void {
    const places = this.#placesOf(show);
    const place = places.get(device);
    if (!place) return;
    place.connections -= 1;
    if (place.connections > 0) return;
    places.delete(device);
    this.#note(show, device);
  }

  #placesOf(show: string): Map<string, Place> {
    const places = this.#shows.get(show) ?? new Map<string, Place>();
    this.#shows.set(show, places);
    return places;
  }

  #note(show: string, device: string): void {
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
      const changed = [...devices].flatMap((device) => places.get(device)?.display ?? []);
      const gone = [...devices].filter((device) => !places.has(device));
      this.#tell(show, { ...(changed.length > 0 && { changed }), ...(gone.length > 0 && { gone }) });
    }
    this.#untold.clear();
  }
}
