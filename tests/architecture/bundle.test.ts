import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';

const client = join(import.meta.dirname, '..', '..', 'client');
const displays = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay'];

let output: Rolldown.RolldownOutput['output'];

beforeAll(async () => {
  const built = await build({
    configFile: join(client, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  if (!('output' in built)) throw new Error('The build watches.');
  output = built.output;
}, 60_000);

/** The chunks that a page loads, at once or later. */
function chunksOf(page: string): Rolldown.OutputChunk[] {
  const chunks = output.filter((file) => file.type === 'chunk');
  const reached = chunks.filter((chunk) => chunk.facadeModuleId === join(client, page, 'index.html'));
  for (const chunk of reached) {
    const names = [...chunk.imports, ...chunk.dynamicImports];
    reached.push(...chunks.filter((other) => names.includes(other.fileName) && !reached.includes(other)));
  }
  return reached;
}

/** The pages of the build as they are asked for, each with its document. */
function documents(): [page: string, html: string][] {
  return output
    .filter((file) => file.type === 'asset')
    .filter((file) => file.fileName.endsWith('.html'))
    .map((file) => [file.fileName.replace('/index.html', ''), String(file.source)]);
}

describe('a display page', () => {
  test('carries neither the statechart nor the schema library nor Temporal, by whatever way', () => {
    const pages = documents().filter(([page]) => displays.includes(page));
    expect(pages).not.toEqual([]);
    for (const [page] of pages) {
      const modules = chunksOf(page).flatMap((chunk) => chunk.moduleIds);
      expect(modules.length, page).toBeGreaterThan(0);
      expect(
        modules.filter((id) =>
          /node_modules\/(xstate|zod|temporal-polyfill)\/|machines\/(show|log)\//.test(id),
        ),
        page,
      ).toEqual([]);
    }
  });
});

describe('on the oldest browsers that must work, Chromium 87 and Safari 14, a display page', () => {
  // Syntax is lowered by the build; what the browser itself would have to know is not.
  const newer = {
    css: /:(where|is|has)\(|@(layer|container|property)\b|aspect-ratio:|color-mix\(|light-dark\(|accent-color:/g,
    js: /\.at\(-|\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(|structuredClone|Object\.(hasOwn|groupBy)|withResolvers|AbortSignal\.\w|randomUUID\(/g,
  };

  test('is styled without selectors and properties that they drop', () => {
    for (const page of displays) {
      const sheets = chunksOf(page).flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      for (const file of output.filter(({ fileName }) => sheets.includes(fileName))) {
        const text = file.type === 'asset' ? String(file.source) : '';
        expect(text.match(newer.css), `${page}: ${file.fileName}`).toBeNull();
      }
    }
  });

  test('calls nothing that they do not have', () => {
    for (const page of displays) {
      for (const chunk of chunksOf(page)) {
        expect(chunk.code.match(newer.js), `${page}: ${chunk.fileName}`).toBeNull();
      }
    }
  });
});

test('no page holds a script or a style of its own, which its content security policy would refuse', () => {
  for (const [page, html] of documents()) {
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g), page).toBeNull();
    expect(html.match(/<style|\sstyle=|\son\w+=/g), page).toBeNull();
  }
});

test('every file but the documents and the fingerprint has its content in its name', () => {
  const names = output.map((file) => file.fileName).filter((name) => !/\.html$|^\.built-from$/.test(name));
  expect(names).not.toEqual([]);
  expect(names.filter((name) => !/^assets\/.+-[\w-]{8}\.\w+$/.test(name))).toEqual([]);
});
