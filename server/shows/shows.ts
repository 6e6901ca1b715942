import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { completeProgramme } from '../../machines/programme/identify.ts';
import { resolveStarts } from '../../machines/programme/days.ts';
import { freeId, slugOf } from '../../machines/programme/slug.ts';
import { stateOf } from '../../machines/show/state.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { StoredShow } from '../store/port.ts';
import { ShowHost, type Surroundings } from './showHost.ts';

type Listener = (host: ShowHost) => void;

/** Every show of this server, each on its own: what happens to one does not touch the others. */
export class Shows {
  readonly #around: Surroundings;
  readonly #hosts = new Map<string, ShowHost>();
  readonly #listeners = new Set<Listener>();

  private constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Takes up every show in the store. Rejects with UnreadableLog, naming the show, if one cannot be folded. */
  static async open(around: Surroundings): Promise<Shows> {
    const shows = new Shows(around);
    for (const stored of await around.store.shows()) {
      try {
        shows.#hosts.set(stored.show, await ShowHost.open(around, stored));
      } catch (error) {
        await shows.close();
        throw error instanceof UnreadableLog ? error.in(stored.show) : error;
      }
    }
    return shows;
  }

  /** Every show, oldest first. */
  all(): ShowHost[] {
    return [...this.#hosts.values()];
  }

  get(show: string): ShowHost | undefined {
    return this.#hosts.get(show);
  }

  /** The show that is meant where none is named: the only one, else the one on air, else the newest. */
  meant(): ShowHost | undefined {
    const hosts = this.all();
    const onAir = hosts.filter((host) => {
      const state = stateOf(host.history.ledger.snapshot);
      return state !== 'standby' && state !== 'ended';
    });
    return onAir.at(-1) ?? hosts.at(-1);
  }

  /**
   * Stores a programme as a show with the id `wanted`, which must be free, or one made from its title,
   * numbered if taken. Rejects with StoreUnavailable.
   */
  async add(draft: ProgrammeDraft, wanted?: string): Promise<ShowHost> {
    const programme = completeProgramme(draft);
    const storedAt = Math.floor(this.#around.now());
    const starts = resolveStarts(programme, storedAt);
    const stored = await this.#store(
      { storedAt, programme, starts },
      wanted ?? slugOf(programme.title, 'show'),
    );
    const host = await ShowHost.open(this.#around, stored);
    this.#hosts.set(host.id, host);
    this.#listeners.forEach((listener) => {
      listener(host);
    });
    return host;
  }

  /** Stores a show under the id `wanted`, or the next free one like it; the store decides between two at once. */
  async #store(input: Omit<StoredShow, 'show'>, wanted: string): Promise<StoredShow> {
    const taken = new Set(this.#hosts.keys());
    for (;;) {
      const stored = { show: freeId(wanted, taken), ...input };
      if (await this.#around.store.addShow(stored)) return stored;
      taken.add(stored.show);
    }
  }

  /** Calls `listener` for every show, those that come later included. */
  onShow(listener: Listener): void {
    this.#listeners.add(listener);
    this.all().forEach((host) => {
      listener(host);
    });
  }

  /** Does what has fallen due, by a server time that is another now. */
  wake(): void {
    this.#hosts.forEach((host) => {
      host.wake();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((host) => host.close()));
  }
}
