import type { Direct } from '../../../machines/wire/display.ts';

/**
 * Does what the stage manager wants of this display. `identify` is handed on to the page; `go` leads
 * only to pages of this server; `rename` becomes part of the address, so that a reload keeps it.
 */
export function obey(order: Direct, identify: (text: string) => void): void {
  if (order.do === 'identify') identify(order.text ?? '');
  if (order.do === 'reload') location.reload();
  if (order.do === 'go' && order.url !== undefined) goTo(order.url);
  if (order.do === 'rename' && order.text !== undefined) goTo(renamed(order.text));
}

function goTo(address: string): void {
  const url = new URL(address, location.href);
  if (url.origin === location.origin) location.assign(url.href);
}

function renamed(name: string): string {
  const url = new URL(location.href);
  url.searchParams.set('name', name);
  return url.href;
}
