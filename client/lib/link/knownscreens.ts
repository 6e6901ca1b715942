/** A screen that this browser was: where, under which given name, and when (epoch ms) it was last in use. */
export interface KnownScreen {
  readonly place: string;
  readonly name?: string;
  readonly aliveAt: number;
}

/** The screens that this browser was, by their ids. */
export type KnownScreens = Readonly<Record<string, KnownScreen>>;

/** A screen that has said nothing for so long, in ms, is not shown in another tab (hidden tabs wake once a minute). */
const GONE_MS = 75_000;

/** How many are remembered. */
const MOST = 30;

/** Where a screen is: its view, with its name if its address has one. */
export function placeOf(view: string, name: string | undefined): string {
  return name === undefined ? view : `${view}:${name}`;
}

/**
 * The id of the screen that a new tab is again; undefined if it is a new one. A named place is one screen,
 * so a kiosk that crashed is itself again at once; without a name two tabs are two screens, so only one that
 * is not in use is taken up.
 */
export function identityFor(
  screens: KnownScreens,
  { place, isNamed, now }: { place: string; isNamed: boolean; now: number },
): string | undefined {
  return Object.keys(screens).find((id) => {
    const screen = screens[id];
    if (screen?.place !== place) return false;
    return isNamed || Math.abs(now - screen.aliveAt) > GONE_MS;
  });
}

/** The known screens with one more, or one changed; the longest unused are forgotten. */
export function withScreen(screens: KnownScreens, id: string, screen: KnownScreen): KnownScreens {
  const others = Object.entries(screens).filter(([other]) => other !== id);
  const newestFirst = others.sort(([, a], [, b]) => b.aliveAt - a.aliveAt).slice(0, MOST - 1);
  return Object.fromEntries([[id, screen], ...newestFirst]);
}
