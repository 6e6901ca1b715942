import { mount, type Component } from 'svelte';
import type { View } from '../../../machines/wire/views.ts';
import { DisplayPage } from './displaypage.svelte.ts';

/** Opens a display page: connects at once, and shows the page when its words are there; `own` are parameters that it reads itself. */
export function mountDisplay(
  view: View,
  Page: Component<{ page: DisplayPage }>,
  own: readonly string[] = [],
): void {
  const page = new DisplayPage(view, own);
  const target = document.querySelector('#page');
  if (target) void page.ready.then(() => mount(Page, { target, props: { page } }));
}
