/** A door to a show: the page of one role. */
export interface RoleLink {
  readonly view: string;
  readonly name: string;
  readonly about: string;
  readonly href: string;
}

/** The pages of those who hold a key. */
const DESKS: readonly string[] = ['control', 'edit', 'report'];

const ROLES = [
  { view: 'control', name: 'Control', about: 'For the stage manager: calls the show' },
  { view: 'speaker', name: 'Speaker', about: 'On the stage: the time that is left' },
  { view: 'room', name: 'Room', about: 'For the audience: what is on, what comes' },
  { view: 'moderator', name: 'Moderator', about: 'On the panel’s table: who speaks, who has had how much' },
  { view: 'edit', name: 'Editor', about: 'The night before: the rundown, its times and its people' },
  { view: 'report', name: 'Report', about: 'Afterwards: what really happened, for next time' },
] as const;

/** The pages that a screen can show. */
export const SCREEN_PAGES = ROLES.map(({ view }) => view).filter((view) => !DESKS.includes(view));

/** The doors to a show; the key, where one is known, goes along in the fragment, which no server sees. */
export function roleLinks(show: string, key: string | null): RoleLink[] {
  const fragment = key === null ? '' : `#key=${encodeURIComponent(key)}`;
  return ROLES.map((role) => ({
    ...role,
    href: `/${role.view}?show=${encodeURIComponent(show)}${DESKS.includes(role.view) ? fragment : ''}`,
  }));
}
