import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { completeProgramme } from '../../machines/programme/identify.ts';
import { resolveStarts } from '../../machines/programme/days.ts';
import { wantedShowId } from '../../machines/programme/showId.ts';
import { freeId } from '../../machines/programme/slug.ts';
import { stateOf } from '../../machines/show/state.ts';
import { UnreadableLog } from '../../machines/log/unreadableLog.ts';
import type { Refusal } from '../../machines/wire/answer.ts';
import type { ShowKey, StoredShow } from '../store/port.ts';
import { ShowHost } from './showHost.ts';
import type { Surroundings } from './surroundings.ts';

type Listener = (host: ShowHost) => void;

/** A show that cannot be taken up, and why. */
export interface DamagedShow {
  readonly show: string;
  readonly message: string;
}

/** Every show of this server, each on its own: what happens to one does not touch the others. */
export class Shows {
  readonly #around: Surroundings;
  readonly #hosts = new Map<string, ShowHost>();
  readonly #damaged = new Map<string, DamagedShow & ShowKey>();
  readonly #listeners = new Set<Listener>();

  private constructor(around: Surroundings) {
    this.#around = around;
  }

  /**
   * Takes up every show in the store. One that is damaged is left aside, the others run; rejects with
   * UnreadableLog, naming the show, where there is no other.
   */
  static async open(around: Surroundings): Promise<Shows> {
    const shows = new Shows(around);
    const damages: UnreadableLog[] = [];
    try {
      for (const key of await around.store.shows()) {
        const damage = await shows.#takeUp(key);
        if (damage) damages.push(damage);
      }
      if (damages[0] && shows.#hosts.size === 0) throw damages[0];
      damages.forEach((damage) => {
        around.logger.error({ err: damage }, 'a show is damaged and left aside');
      });
      return shows;
    } catch (error) {
      await shows.close();
      throw error;
    }
  }

  /** Takes up one show; what is wrong with it where it is damaged. */
  async #takeUp(key: ShowKey): Promise<UnreadableLog | undefined> {
    try {
      const stored = await this.#around.store.show(key.show);
      this.#hosts.set(key.show, await ShowHost.open(this.#around, stored));
      return undefined;
    } catch (error) {
      if (!(error instanceof UnreadableLog)) throw error;
      const damage = error.in(key.show);
      this.#damaged.set(key.show, { ...key, message: damage.message });
      return damage;
    }
  }

  /** Every show that runs, oldest first. */
  all(): ShowHost[] {
    return [...this.#hosts.values()];
  }

  get(show: string): ShowHost | undefined {
    return this.#hosts.get(show);
  }

  /** The shows that cannot be had now, and why: those that were damaged from the start, and one that fails. */
  damaged(): DamagedShow[] {
    const failing = this.all().flatMap(({ id, trouble }) =>
      trouble === null ? [] : [{ show: id, message: trouble }],
    );
    return [...[...this.#damaged.values()].map(({ show, message }) => ({ show, message })), ...failing];
  }

  /**
   * The show that is meant where none is named: the only one, else the one on air, else the newest; undefined
   * where that is damaged, since another would be the wrong one.
   */
  meant(): ShowHost | undefined {
    const hosts = this.all();
    const onAir = hosts.findLast((host) => {
      const state = stateOf(host.history.ledger.snapshot);
      return state !== 'standby' && state !== 'ended';
    });
    if (onAir) return onAir;
    const newest = hosts.at(-1);
    const damagedSince = this.#newestDamaged()?.storedAt ?? -Infinity;
    return newest && newest.storedAt > damagedSince ? newest : undefined;
  }

  /** Why there is no show of this id, or where none is named, none that could be meant. */
  absence(show: string | undefined): Refusal {
    const damaged = show === undefined ? this.#newestDamaged() : this.#damaged.get(show);
    if (damaged) return { code: 'unavailable', message: damaged.message };
    const message =
      show === undefined
        ? 'There is no show on this server yet.'
        : `There is no show "${show}" on this server.`;
    return { code: 'unknown-show', message };
  }

  #newestDamaged(): (DamagedShow & ShowKey) | undefined {
    return [...this.#damaged.values()].at(-1);
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
      wanted ?? wantedShowId(programme, this.#hosts),
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
    const taken = new Set([...this.#hosts.keys(), ...this.#damaged.keys()]);
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
    this.#hosts.forEach((host) => void host.wake());
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((host) => host.close()));
  }
}
