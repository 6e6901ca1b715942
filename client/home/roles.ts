/** A door to a show: the page of one role. */
export interface RoleLink {
  readonly view: string;
  readonly name: string;
  readonly about: string;
  readonly href: string;
}

/** Doors that stand together. */
export interface DoorGroup {
  readonly name: string;
  readonly links: readonly RoleLink[];
}

/** The pages of those who hold a key. */
const DESKS = [
  { view: 'control', name: 'Control', about: 'For the stage manager: calls the show' },
  { view: 'edit', name: 'Editor', about: 'The night before: the rundown, its times and its people' },
  { view: 'report', name: 'Report', about: 'Afterwards: what really happened, for next time' },
] as const;

const SCREENS = [
  { view: 'speaker', name: 'Speaker', about: 'On the stage: the time that is left' },
  { view: 'room', name: 'Room', about: 'For the audience: what is on, what comes' },
  { view: 'agenda', name: 'Agenda', about: 'In the lobby: the programme, and where it is' },
  { view: 'moderator', name: 'Moderator', about: 'On the panel’s table: who speaks, who has had how much' },
  { view: 'greenroom', name: 'Green room', about: 'Behind the stage: who is called, and when' },
  { view: 'overlay', name: 'Overlay', about: 'Over the stream’s picture: title, names, clock' },
] as const;

/** The pages that a screen can show. */
export const SCREEN_PAGES = SCREENS.map(({ view }) => view);

/** The doors to a show; the key, where one is known, goes along to desks in the fragment, which no server sees. */
export function doorsOf(show: string, key: string | null): DoorGroup[] {
  const query = `?show=${encodeURIComponent(show)}`;
  const fragment = key === null ? '' : `#key=${encodeURIComponent(key)}`;
  return [
    { name: 'Crew', links: DESKS.map((role) => ({ ...role, href: `/${role.view}${query}${fragment}` })) },
    { name: 'Screens', links: SCREENS.map((role) => ({ ...role, href: `/${role.view}${query}` })) },
  ];
}
