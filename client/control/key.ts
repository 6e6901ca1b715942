import { keyInFragment } from '../lib/page/parameters.ts';
import { readStored, writeStored } from '../lib/page/storage.ts';

const PLACE = 'showcaller:key';

/** The manager's key: from the address's fragment, else as this tab or this browser knew it last. */
export function knownKey(): string | null {
  return keyInFragment(location.hash) ?? readStored(PLACE, 'sessionStorage') ?? readStored(PLACE);
}

/** Keeps a key that the server accepted; null forgets it. */
export function keepKey(key: string | null): void {
  writeStored(PLACE, key, 'sessionStorage');
  writeStored(PLACE, key);
}
