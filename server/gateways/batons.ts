import type { BatonView } from '../../machines/wire/baton.ts';
import type { Store } from '../store/port.ts';
import { Baton } from './baton.ts';

/** What the batons of all shows work with; `now` is server time, epoch ms. */
export interface BatonsAround {
  readonly store: Store;
  readonly now: () => number;
}

/** The name of the setting that says whether a show is strict. */
const settingOf = (show: string) => `strict-baton/${show}`;

/** The baton of each show, made when it is first asked for. */
export class Batons {
  readonly #around: BatonsAround;
  readonly #tell: (show: string, view: BatonView) => void;
  readonly #batons = new Map<string, Promise<Baton>>();
  readonly #open = new Set<Baton>();

  /** `tell` is told after each change of one. */
  constructor(around: BatonsAround, tell: (show: string, view: BatonView) => void) {
    this.#around = around;
    this.#tell = tell;
  }

  /** The baton of a show. */
  of(show: string): Promise<Baton> {
    const baton = this.#batons.get(show) ?? this.#make(show);
    this.#batons.set(show, baton);
    return baton;
  }

  /** Sets a show to strict, or not, for good. Rejects with StoreUnavailable, and nothing is changed then. */
  async setStrict(show: string, isStrict: boolean): Promise<void> {
    const baton = await this.of(show);
    await this.#around.store.keepSetting(settingOf(show), isStrict ? 'yes' : 'no');
    baton.isStrict = isStrict;
  }

  close(): void {
    this.#open.forEach((baton) => {
      baton.close();
    });
  }

  async #make(show: string): Promise<Baton> {
    // Where that cannot be read the show is not strict: a caller is never locked out by a fault.
    const setting = await this.#around.store.setting(settingOf(show)).catch(() => undefined);
    const onChange = (view: BatonView): void => {
      this.#tell(show, view);
    };
    const baton = new Baton({ now: this.#around.now, onChange }, setting === 'yes');
    this.#open.add(baton);
    return baton;
  }
}
