import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { FINGERPRINT, fingerprintSources } from '../server/setup/sources.js';
import { leanSockets } from './build/leansockets.ts';
import { noHydration } from './build/nohydration.ts';
import { ownWords } from './build/ownwords.ts';
import { plainPrivates } from './build/plainprivates.ts';

const root = import.meta.dirname;
const dist = join(root, '..', 'dist');

/** The address of the show server that `npm run dev` passes sockets and data on to. */
const server = `http://127.0.0.1:${process.env['SHOWCALLER_PORT'] ?? '4000'}`;

/** Every folder of client/ that holds an index.html is a page, served under the folder's name. */
const pages = readdirSync(root).filter((name) => existsSync(join(root, name, 'index.html')));

/** Pages for a hand, which may share what they load. */
const desks = pages.filter((name) => ['home', 'control', 'edit', 'report', 'print'].includes(name));

/** Each display is built by itself, so that no screen loads what another page needs. */
const displays = pages.filter((name) => !desks.includes(name));

const SIDELESS = /node_modules\/(svelte\/src\/internal\/(client|shared)|(engine|socket)\.io-client)\//;

const inputOf = (names: string[]) => ({
  rolldownOptions: {
    input: names.map((name) => join(root, name, 'index.html')),
    // A field is set as an older browser would: nothing here has a field over an accessor.
    transform: { assumptions: { setPublicClassFields: true } },
    // These do not say of themselves that a part of them does nothing unless something of it is used.
    treeshake: { moduleSideEffects: (id: string) => !SIDELESS.test(id) },
  },
});

/** In development, `/speaker?show=x` is answered as the built server answers it, without a slash at its end. */
const pageAddresses: Plugin = {
  name: 'showcaller:page-addresses',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      const [path = '/', query] = (request.url ?? '/').split('?');
      const page = path === '/' ? 'home' : path.slice(1);
      if (pages.includes(page)) request.url = `/${page}/index.html${query === undefined ? '' : `?${query}`}`;
      next();
    });
  },
};

/**
 * Svelte scopes the styles of a component with `:where(.svelte-…)`, which Chromium 87 does not know and drops
 * with its whole rule. The class by itself scopes as well; each rule only gains in specificity, all alike.
 */
const plainScopes: Plugin = {
  name: 'showcaller:plain-scopes',
  transform: {
    filter: { id: /\.svelte\?.*type=style/ },
    handler: (code) => ({ code: code.replaceAll(/:where\((\.svelte-[\w-]+)\)/g, '$1'), map: null }),
  },
};

/**
 * What a display loads later has neither styles nor modules that would have to be fetched with it: the helper
 * that does so is a KB of scripts for nothing.
 */
const plainImports: Plugin = {
  name: 'showcaller:plain-imports',
  applyToEnvironment: ({ name }) => displays.includes(name),
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/**
 * Nothing is painted before a page's script has run, so that the ground, the mirror and the size that its
 * address asks for are right from the first frame on. Browsers before Chromium 105 and Safari 18.2 do not
 * know the word, and may paint the page's usual ground for that moment.
 */
const rightAtFirstPaint: Plugin = {
  name: 'showcaller:right-at-first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
  },
};

/** Lays a compressed copy beside every script and style, so that the server need not compress for each screen. */
const compressed: Plugin = {
  name: 'showcaller:compressed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const item of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(item.fileName)) continue;
        const source = gzipSync(item.type === 'chunk' ? item.code : item.source, { level: 9 });
        this.emitFile({ type: 'asset', fileName: `${item.fileName}.gz`, source });
      }
    },
  },
};

/** Notes in the output what it was made from, so that the set-up knows whether the pages are the present ones. */
const fingerprint: Plugin = {
  name: 'showcaller:fingerprint',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'asset', fileName: FINGERPRINT, source: fingerprintSources() });
  },
};

export default defineConfig({
  root,
  appType: 'mpa',
  plugins: [
    svelte({ configFile: false, compilerOptions: { discloseVersion: false } }),
    plainScopes,
    plainPrivates,
    ownWords(displays),
    leanSockets,
    noHydration,
    plainImports,
    pageAddresses,
    rightAtFirstPaint,
    compressed,
    fingerprint,
  ],
  build: {
    outDir: dist,
    emptyOutDir: true,
    // Screens in halls are old: Chromium 87 and Safari 14 are the oldest that must work. For Chromium 91 only so
    // that `?.` stays: before, it was wrong where arguments are spread (tests/architecture/bundle.test.ts).
    target: ['chrome91', 'safari14'],
    // A page's content security policy allows no data: fonts or images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  environments: {
    client: { build: inputOf(desks) },
    ...Object.fromEntries(
      displays.map((name) => [
        name,
        { consumer: 'client', build: { ...inputOf([name]), emptyOutDir: false } } as const,
      ]),
    ),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', ...displays]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  server: {
    // The Host header is passed on as it came, because the server compares it with Origin.
    proxy: {
      '/socket.io': { target: server, ws: true },
      '/api': { target: server },
    },
  },
});
