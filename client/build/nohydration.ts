import type { Plugin } from 'vite';

/** Where Svelte keeps whether it hydrates, and says there that this may be shaken out where nothing does. */
const DECLARED = 'export let hydrating = false;';
const ASSIGNED = 'hydrating = value;';

/**
 * Lets the build see that no page is hydrated, as none comes from a server: what Svelte guards with
 * `hydrating` is then left out of all of it.
 */
export const noHydration: Plugin = {
  name: 'showcaller:no-hydration',
  apply: 'build',
  transform: {
    filter: { id: /svelte\/src\/internal\/client\/dom\/hydration\.js$/ },
    handler(code) {
      if (!code.includes(DECLARED) || !code.includes(ASSIGNED)) {
        this.error('Svelte keeps whether it hydrates in another way than this build knows.');
      }
      return {
        code: code.replace(DECLARED, 'export const hydrating = false;').replace(ASSIGNED, ''),
        map: null,
      };
    },
  },
};
