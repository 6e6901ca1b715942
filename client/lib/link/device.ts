import { randomIdentifier } from '../page/identifier.ts';
import { readStored, writeStored } from '../page/storage.ts';

/**
 * The identity of this display, kept over reloads. A named display keeps it in the browser, so that a
 * restarted kiosk is the same again; one without a name only in its tab, since two tabs are two displays.
 */
export function deviceOf(view: string, name: string | undefined): string {
  const storage = name === undefined ? 'sessionStorage' : 'localStorage';
  const key = `showcaller:device:${view}:${name ?? ''}`;
  const known = readStored(key, storage);
  if (known !== null) return known;
  const made = randomIdentifier();
  writeStored(key, made, storage);
  return made;
}
