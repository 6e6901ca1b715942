/** What a display may show; each is a page of its own. */
export const VIEWS = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay'] as const;

export type View = (typeof VIEWS)[number];

/** The views that a blackout darkens where it does not say which: those that the audience sees. */
export const AUDIENCE_VIEWS: readonly View[] = ['room', 'agenda'];
