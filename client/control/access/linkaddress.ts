import type { Role } from '../../../machines/wire/roles.ts';

/** The pages that a link may lead to, by its role, the usual one first. */
export const PAGES_OF: Readonly<Record<Role, readonly string[]>> = {
  manager: ['control'],
  operator: ['control', 'moderator'],
  editor: ['edit', 'control'],
  viewer: ['room', 'speaker', 'agenda', 'moderator', 'greenroom', 'overlay', 'control'],
};

/** The address of a page with a key in its fragment, which no server and no log ever sees. */
export function linkAddress(origin: string, page: string, show: string | null, key: string): string {
  const query = show === null ? '' : `?show=${encodeURIComponent(show)}`;
  return `${origin}/${page}${query}#key=${encodeURIComponent(key)}`;
}
