import type { View } from '../../../machines/wire/views.ts';

/** The size, in CSS pixels, that a miniature's page believes to have: that of a common screen. */
export const SCREEN = { width: 1280, height: 720 } as const;

/** The address of a page as a picture of itself: no screen, so that it neither counts nor acknowledges. */
export function pictureOf(view: View, { show, key }: { show: string; key: string }): string {
  const query = new URLSearchParams({ show, preview: '1', controls: '0' });
  const fragment = new URLSearchParams(key === '' ? {} : { key }).toString();
  return `/${view}?${query.toString()}${fragment === '' ? '' : `#${fragment}`}`;
}
