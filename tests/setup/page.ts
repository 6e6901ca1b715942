import type { Environment } from 'vitest/runtime';

/** Node itself, with the client's files compiled as they are for a page: runes are live, not rendered once. */
export default {
  name: 'page',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
