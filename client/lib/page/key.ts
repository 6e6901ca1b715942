import { keyInFragment } from './parameters.ts';
import { readStored, writeStored } from './storage.ts';

const PLACE = 'showcaller:key';

/** The key that this page comes with: from the address's fragment, else as this tab or this browser knew it last. */
export function knownKey(): string | null {
  return keyInFragment(location.hash) ?? readStored(PLACE, 'sessionStorage') ?? readStored(PLACE);
}

/** Keeps a key that the server accepted; null forgets it. */
export function keepKey(key: string | null): void {
  writeStored(PLACE, key, 'sessionStorage');
  writeStored(PLACE, key);
}

/** Keeps the key that a display was opened with, for the pages that the stage manager sends this tab to. */
export function keepKeyInTab(key: string): void {
  writeStored(PLACE, key, 'sessionStorage');
}

/** The key in what a person pasted: the key itself, or a whole link. */
export function pastedKey(text: string): string | null {
  const trimmed = text.trim();
  const fragment = trimmed.indexOf('#');
  if (fragment >= 0) return keyInFragment(trimmed.slice(fragment));
  return trimmed === '' ? null : trimmed;
}
