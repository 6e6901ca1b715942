import type { Theme } from '../lib/page/parameters.ts';
import { readStored, writeStored } from '../lib/page/storage.ts';

const PLACE = 'showcaller:edit:theme';

/** The theme that this device was last given for the editor: dark unless it was told otherwise. */
export function knownTheme(): Theme {
  return readStored(PLACE) === 'light' ? 'light' : 'dark';
}

/** Gives the page a theme. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Gives the page the other theme, and keeps it. */
export function changeTheme(): void {
  const other = document.documentElement.dataset['theme'] === 'light' ? 'dark' : 'light';
  applyTheme(other);
  writeStored(PLACE, other);
}
