import type { LinkView } from '../../../machines/wire/links.ts';
import type { Role } from '../../../machines/wire/roles.ts';
import { bearer } from '../../lib/link/headers.ts';

/** What a link is to be; `show` null: every show; `expiresAt` in epoch ms, null: never. */
export interface WantedLink {
  readonly name: string;
  readonly role: Role;
  readonly show: string | null;
  readonly expiresAt: number | null;
}

/** A link that has just been made: the only time that its key is known, and by which origin phones reach it. */
export interface MadeLink {
  readonly link: LinkView;
  readonly key: string;
  readonly origin: string | null;
}

const NO_ANSWER = 'The server does not answer.';

/** The links of this server, as the holder of `key` may see them. */
export class LinkBook {
  readonly #key: string;
  #links = $state.raw<readonly LinkView[] | null>(null);
  #problem = $state('');

  constructor(key: string) {
    this.#key = key;
  }

  /** Null before the server has answered. */
  get links(): readonly LinkView[] | null {
    return this.#links;
  }

  /** Why the last wish was not met, as a sentence; empty while all is well. */
  get problem(): string {
    return this.#problem;
  }

  async load(): Promise<void> {
    const body = await this.#ask<{ links: readonly LinkView[] }>('');
    if (body) this.#links = body.links;
  }

  /** Makes a link; null where the server did not. */
  async make(wanted: WantedLink): Promise<MadeLink | null> {
    const made = await this.#ask<MadeLink>('', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wanted),
    });
    if (made) await this.load();
    return made;
  }

  /** Revokes a link; who came by it is put out at once. */
  async revoke(id: string): Promise<void> {
    await this.#ask(`/${encodeURIComponent(id)}`, { method: 'DELETE' });
    if (this.#problem === '') await this.load();
  }

  async #ask<Body>(path: string, init: RequestInit = {}): Promise<Body | null> {
    try {
      const headers = { ...(init.headers as Record<string, string>), Authorization: bearer(this.#key) };
      const response = await fetch(`/api/links${path}`, { ...init, headers });
      const body = response.status === 204 ? null : ((await response.json()) as Body & { detail?: string });
      this.#problem = response.ok ? '' : (body?.detail ?? NO_ANSWER);
      return response.ok ? body : null;
    } catch {
      this.#problem = NO_ANSWER;
      return null;
    }
  }
}
