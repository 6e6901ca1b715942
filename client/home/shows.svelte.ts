import type { ShowState } from '../../machines/wire/live.ts';
import { bearer } from '../lib/link/headers.ts';

/** A show as the list of shows names it. */
export interface ShowSummary {
  readonly show: string;
  readonly title: string;
  readonly place?: string;
  /** The day that it is planned for, `YYYY-MM-DD`. */
  readonly date?: string;
  readonly state: ShowState;
  readonly seq: number;
}

/** A show that cannot be taken up, and why, as a sentence. */
interface DamagedShow {
  readonly show: string;
  readonly message: string;
}

const REFRESH_MS = 5_000;
const ON_AIR: readonly ShowState[] = ['running', 'held', 'between'];

/** The shows of this server, those on air first, looked at again every few seconds while the page is shown. */
export class ShowList {
  #shows = $state.raw<readonly ShowSummary[] | null>(null);
  #damaged = $state.raw<readonly DamagedShow[]>([]);
  #problem = $state('');
  #key: string | null = null;

  constructor(key: string | null) {
    this.#key = key;
    void this.#load();
    setInterval(() => {
      if (document.visibilityState === 'visible') void this.#load();
    }, REFRESH_MS);
  }

  /** Null before the server has answered. */
  get shows(): readonly ShowSummary[] | null {
    return this.#shows;
  }

  /** Those that are not among them, because they are damaged. */
  get damaged(): readonly DamagedShow[] {
    return this.#damaged;
  }

  /** Why the list cannot be had, as a sentence; empty while all is well. */
  get problem(): string {
    return this.#problem;
  }

  /** Asks anew with another key: a private server shows nothing without one. */
  use(key: string | null): void {
    this.#key = key;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const headers = this.#key === null ? {} : { Authorization: bearer(this.#key) };
      const response = await fetch('/api/shows', { headers });
      const body = (await response.json()) as {
        shows?: readonly ShowSummary[];
        damaged?: readonly DamagedShow[];
        detail?: string;
      };
      this.#problem = body.shows ? '' : (body.detail ?? 'The server did not list its shows.');
      this.#damaged = body.damaged ?? [];
      if (body.shows) this.#shows = [...body.shows].sort((a, b) => rank(a) - rank(b));
    } catch {
      this.#problem = 'The server does not answer. This page asks again by itself.';
    }
  }
}

function rank({ state }: ShowSummary): number {
  return ON_AIR.includes(state) ? 0 : 1;
}
