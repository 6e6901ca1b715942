import type { LinkName } from '../../machines/wire/links.ts';
import type { Role } from '../../machines/wire/roles.ts';

/** A link as it is kept: of its key only the hash, SHA-256 in hexadecimal. Times in epoch ms. */
export interface Link extends LinkName {
  readonly hash: string;
  readonly role: Role;
  /** The show that it is for; null: every show. */
  readonly show: string | null;
  readonly madeAt: number;
  /** The id of the link that it was made by. */
  readonly madeBy: string;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly usedAt: number | null;
}
