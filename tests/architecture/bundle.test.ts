import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';

const client = join(import.meta.dirname, '..', '..', 'client');
/** An optional call, or a call on an optional chain, with spread arguments. */
const OPTIONAL_SPREAD = /\?\.[\w$.]*\([^()]*\.\.\./;

const displays = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay'];

type Output = Rolldown.RolldownOutput['output'][number];

/** A page of the build: its document and the code and styles that it loads, at once or later. */
interface Page {
  name: string;
  html: string;
  chunks: Rolldown.OutputChunk[];
  styles: { fileName: string; text: string }[];
}

const outputs: Output[][] = [];
const pages: Page[] = [];

beforeAll(async () => {
  // As people get it: without what Svelte says to developers.
  vi.stubEnv('NODE_ENV', 'production');
  const builder = await createBuilder({
    configFile: join(client, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  for (const environment of Object.values(builder.environments)) {
    if (environment.config.consumer !== 'client') continue;
    const built = await builder.build(environment);
    if ('output' in built) outputs.push(built.output);
  }
  pages.push(...outputs.flatMap(pagesOf));
}, 60_000);

function pagesOf(output: Output[]): Page[] {
  const assets = output.filter((file) => file.type === 'asset');
  const documents = assets.filter((file) => file.fileName.endsWith('/index.html'));
  return documents.map((document) => {
    const name = document.fileName.replace('/index.html', '');
    const chunks = chunksOf(name, output);
    const sheets = new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
    const styles = assets
      .filter(({ fileName }) => sheets.has(fileName))
      .map(({ fileName, source }) => ({ fileName, text: String(source) }));
    return { name, html: String(document.source), chunks, styles };
  });
}

function chunksOf(name: string, output: Output[]): Rolldown.OutputChunk[] {
  const chunks = output.filter((file) => file.type === 'chunk');
  const reached = chunks.filter((chunk) => chunk.facadeModuleId === join(client, name, 'index.html'));
  for (const chunk of reached) {
    const names = [...chunk.imports, ...chunk.dynamicImports];
    reached.push(...chunks.filter((other) => names.includes(other.fileName) && !reached.includes(other)));
  }
  return reached;
}

/** The display pages that there are, of which there are always some. */
function displayPages(): Page[] {
  const found = pages.filter(({ name }) => displays.includes(name));
  expect(found).not.toEqual([]);
  for (const { name, chunks, styles } of found) {
    expect(chunks.length, name).toBeGreaterThan(0);
    expect(styles.length, name).toBeGreaterThan(0);
  }
  return found;
}

test('a display page carries neither the statechart nor the schema library nor Temporal, by whatever way', () => {
  const heavy = /node_modules\/(xstate|zod|temporal-polyfill)\/|machines\/(show|log)\//;
  for (const { name, chunks } of displayPages()) {
    const modules = chunks.flatMap((chunk) => chunk.moduleIds);
    expect(
      modules.filter((id) => heavy.test(id)),
      name,
    ).toEqual([]);
  }
});

describe('on the oldest browsers that must work, Chromium 87 and Safari 14, a display page', () => {
  // Syntax is lowered by the build; what the browser itself would have to know is not.
  const newer = {
    css: new RegExp(
      [
        String.raw`:(where|is|has)\(|:not\([^)]*,|@(layer|container|property)\b|@media[^{]*[<>]`,
        String.raw`(?<!-)(aspect-ratio|inset):|inset-(inline|block)|(margin|padding|border)-(inline|block):`,
        String.raw`[;{](gap|row-gap|translate|scale|rotate):|overflow(-[xy])?:clip|accent-color:`,
        String.raw`\d[dsl]v[hw]\b|color-mix\(|light-dark\(|(ok)?l(ab|ch)\(`,
      ].join('|'),
      'g',
    ),
    js: new RegExp(
      [
        String.raw`\.at\(-|\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|with|fromAsync)\(`,
        String.raw`\.(keys|values|entries)\(\)\.(map|filter|some|every|find|reduce|forEach|flatMap|toArray)\(`,
        String.raw`structuredClone|Object\.(hasOwn|groupBy)|withResolvers|AbortSignal\.\w|randomUUID\(|WeakRef`,
        String.raw`requestIdleCallback|BroadcastChannel|checkVisibility|\(\?<[=!]`,
      ].join('|'),
      'g',
    ),
  };

  test('is styled without selectors and properties that they drop', () => {
    for (const { styles } of displayPages()) {
      for (const { fileName, text } of styles) expect(text.match(newer.css), fileName).toBeNull();
    }
  });

  test('spreads no arguments in an optional call, which Chromium gets wrong before 91', () => {
    for (const { chunks } of displayPages()) {
      for (const { fileName, code } of chunks) expect(OPTIONAL_SPREAD.exec(code), fileName).toBeNull();
    }
    expect('a?.b(c, ...d) a?.(...d)').toMatch(OPTIONAL_SPREAD);
  });

  test('calls nothing that they do not have', () => {
    for (const { chunks } of displayPages()) {
      for (const { fileName, code } of chunks) expect(code.match(newer.js), fileName).toBeNull();
    }
  });
});

/** The languages of the words that a page loads besides English. */
const LANGUAGES = ['ar', 'es', 'fr', 'ru', 'zh'];

/** What is loaded only when something asks for it: a hand on the screen, or a network without WebSockets. */
const ON_DEMAND = ['controls', 'polling'];

test.each(['en', ...LANGUAGES])(
  'a display page in %s loads at most 40 KB of scripts, gzipped',
  (language) => {
    const without = [...ON_DEMAND, ...LANGUAGES.filter((other) => other !== language)];
    for (const { name, chunks } of displayPages()) {
      const loaded = chunks.filter((chunk) => !without.includes(chunk.name));
      const words = loaded.filter((chunk) => chunk.name === language);
      expect(words, name).toHaveLength(language === 'en' ? 0 : 1);
      const size = loaded.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
      expect(size, name).toBeLessThanOrEqual(40 * 1024);
    }
  },
);

test('a display page carries its own words, and not those that only another page says', () => {
  const moderators = /Nobody has the floor|Слово никому не дано/;
  for (const { name, chunks } of displayPages()) {
    const carriers = chunks.filter(({ code }) => moderators.test(code));
    expect(carriers, name).toHaveLength(name === 'moderator' ? 2 : 0);
  }
});

test('no page holds a script or a style of its own, which its content security policy would refuse', () => {
  expect(pages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['home', 'control', 'speaker', 'room']),
  );
  for (const { name, html } of pages) {
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g), name).toBeNull();
    expect(html.match(/<style|\sstyle=|\son\w+=/g), name).toBeNull();
  }
});

test('every file but the documents and the fingerprint has its content in its name', () => {
  const names = outputs.flat().map((file) => file.fileName);
  const named = names.filter((name) => !/\.html$|^\.built-from$/.test(name));
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !/^assets\/.+-[\w-]{8}\.\w+(\.gz)?$/.test(name))).toEqual([]);
});
