import type { Direct } from '../../../machines/wire/display.ts';

/** What a page does itself of what the stage manager wants of it. */
export interface Obedient {
  readonly identify: (text: string) => void;
  readonly rename: (name: string) => void;
}

/** Does what the stage manager wants of this display. `go` leads only to pages that this server has. */
export function obey({ do: what, url, text }: Direct, page: Obedient): void {
  if (what === 'identify') page.identify(text ?? '');
  if (what === 'rename' && text !== undefined) page.rename(text);
  if (what === 'reload') location.reload();
  if (what === 'go' && url !== undefined) void goTo(url);
}

/** A screen that was sent to nowhere could not be called back, so the way is tried first. */
async function goTo(address: string): Promise<void> {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return;
  const isThere = await fetch(url.href, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isThere) location.assign(url.href);
}
