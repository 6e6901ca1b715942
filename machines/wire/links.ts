import type { Role } from './roles.ts';

/** The link that somebody came in by: what it is known by, and what it was called then. */
export interface LinkName {
  readonly id: string;
  readonly name: string;
}

/** A link as those see it who may make and revoke links; its key is told once, when it is made. Times in epoch ms. */
export interface LinkView extends LinkName {
  readonly role: Role;
  /** The show that it is for; null: every show. */
  readonly show: string | null;
  readonly madeAt: number;
  readonly expiresAt: number | null;
  /** When somebody last came in by it; null: never. */
  readonly usedAt: number | null;
  /** Whether it has expired. */
  readonly hasExpired: boolean;
  /** How many connections it holds now. */
  readonly connections: number;
}
