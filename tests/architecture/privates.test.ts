import { runInNewContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { plainPrivates } from '../../client/build/plainprivates.ts';

/** The code of a module after the build has gone over its private members. */
async function built(code: string): Promise<string> {
  const entry = 'module.js';
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'code', enforce: 'pre', resolveId: (id) => id, load: () => code }, plainPrivates],
    build: { write: false, minify: false, target: 'es2022', rolldownOptions: { input: entry } },
  });
  const [chunk] = ([output].flat()[0] as Rolldown.RolldownOutput).output;
  return chunk.code;
}

function resultOf(code: string): unknown {
  const context: { result?: unknown } = {};
  runInNewContext(code, context);
  return context.result;
}

test('private members of every form are plain after the build, and do the same', async () => {
  const code = await built(`
    class Counter {
      static #made = 0;
      #count = 1;
      $1 = 'public';
      constructor() { Counter.#made += 1; }
      get #next() { return this.#count + 1; }
      set #next(value) { this.#count = value; }
      #step() { this.#next = this.#next; return this; }
      steps(times) { for (let i = 0; i < times; i += 1) this.#step(); return \`#count \${this?.#count}\`; }
      static is(value) { return #count in value; }
      static get made() { return Counter.#made; }
    }
    globalThis.result = [new Counter().steps(3), Counter.is(new Counter()), Counter.is({}), Counter.made];
  `);
  expect(code).not.toMatch(/[.\s]#\w+ ?[=(;+]/);
  expect(resultOf(code)).toEqual(['#count 4', true, false, 2]);
});

test('a module where a subclass has private members of its own stays as it is', async () => {
  const code = await built(`
    class Base { #name = 'base'; base() { return this.#name; } }
    class Derived extends Base { #name = 'derived'; derived() { return this.#name; } }
    const both = new Derived();
    globalThis.result = [both.base(), both.derived()];
  `);
  expect(code).toContain('#name');
  expect(resultOf(code)).toEqual(['base', 'derived']);
});
