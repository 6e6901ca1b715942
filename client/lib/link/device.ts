import { randomIdentifier } from '../page/identifier.ts';
import { readStored, writeStored } from '../page/storage.ts';
import { identityFor, type KnownScreens, placeOf, withScreen } from './knownscreens.ts';

const SCREENS = 'showcaller:screens';
const TAB = 'showcaller:screen';

/**
 * Which screen this is, kept over reloads, changes of view and restarts of the browser; with the name that
 * the stage manager gave it, else that of its address.
 */
export class Device {
  readonly id: string;
  readonly #place: string;
  readonly #nameInAddress: string | undefined;
  #given: string | undefined;

  constructor(view: string, nameInAddress: string | undefined) {
    this.#place = placeOf(view, nameInAddress);
    this.#nameInAddress = nameInAddress;
    const screens = readScreens();
    // Frames share the storage of their tab, and each is a screen of its own.
    const tab = window === window.top ? TAB : `${TAB}:${this.#place}`;
    const inTab = readStored(tab, 'sessionStorage');
    const isNamed = nameInAddress !== undefined;
    this.id =
      inTab ?? identityFor(screens, { place: this.#place, isNamed, now: Date.now() }) ?? randomIdentifier();
    const known = screens[this.id];
    this.#given = known?.place === this.#place ? known.name : undefined;
    writeStored(tab, this.id, 'sessionStorage');
    this.#keep(Date.now());
    addEventListener('pagehide', () => {
      this.#keep(0);
    });
    addEventListener('pageshow', () => {
      this.beat();
    });
  }

  get name(): string | undefined {
    return this.#given ?? this.#nameInAddress;
  }

  rename(name: string): void {
    this.#given = name;
    this.beat();
  }

  /** Says to other tabs that this screen is in use; to be called every few seconds. */
  beat(): void {
    this.#keep(Date.now());
  }

  #keep(aliveAt: number): void {
    const screen = {
      place: this.#place,
      aliveAt,
      ...(this.#given === undefined ? {} : { name: this.#given }),
    };
    writeStored(SCREENS, JSON.stringify(withScreen(readScreens(), this.id, screen)));
  }
}

function readScreens(): KnownScreens {
  try {
    const kept: unknown = JSON.parse(readStored(SCREENS) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as KnownScreens) : {};
  } catch {
    return {};
  }
}
