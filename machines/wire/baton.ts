import type { LinkName } from './links.ts';
import type { Role } from './roles.ts';

/** Somebody at `/control`: one person, however many connections; `since` in epoch ms. */
export interface Controller {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly since: number;
}

/** The `you` event: as whom a controller has been let in, until when (epoch ms; null: for good). */
export interface You {
  /** Its id among the controllers of a `baton` event. */
  readonly id: string;
  readonly role: Role;
  readonly link: LinkName;
  /** The show that its link is for; null: every show. */
  readonly show: string | null;
  readonly expiresAt: number | null;
}

/** The `baton` event: who is in command of a show, and who else is at `/control`. */
export interface BatonView {
  /** Whether what only managers may do is refused to all of them but the holder. */
  readonly strict: boolean;
  /** Who is in command, since when; `lostAt` while the holder's line is down. Epoch ms. */
  readonly holder: {
    readonly id: string;
    readonly name: string;
    readonly since: number;
    readonly lostAt: number | null;
  } | null;
  /** The ids of those who ask for it, first come first. */
  readonly asking: readonly string[];
  readonly controllers: readonly Controller[];
}

/** What a manager may do about the baton: take it, ask for it, lay it down, hand it to another, set a show to strict or not. */
export type BatonOrder =
  | { readonly do: 'take' | 'ask' | 'leave' }
  | { readonly do: 'give'; readonly to: string }
  | { readonly do: 'strict'; readonly on: boolean };
