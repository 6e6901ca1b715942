import { describe, expect, test } from 'vitest';
import { complaints } from './lint.ts';

/** In a component an import stands in its script. */
function written(path: string, statement: string): string {
  return path.endsWith('.svelte') ? `<script lang="ts">${statement}</script>` : statement;
}

describe('an import against the direction is reported', () => {
  test.each([
    ['machines/show/x.ts', `import { a } from '../../server/store.ts';`, 'nothing of the others'],
    ['machines/show/x.ts', `import type { A } from '../../server/store.ts';`, 'nothing of the others'],
    ['machines/x.ts', `import { a } from '../client/lib/clock.ts';`, 'nothing of the others'],
    ['machines/show/x.ts', `import { a } from '../../tests/machines/given.ts';`, 'nothing of the others'],
    ['machines/show/x.ts', `import { readFileSync } from 'node:fs';`, 'only'],
    ['machines/show/x.ts', `import { readFileSync } from 'fs';`, 'only'],
    ['machines/show/x.ts', `import express from 'express';`, 'only'],
    ['machines/show/x.ts', `import { createActor } from 'xstate';`, 'no actor'],
    ['machines/show/x.ts', `export const a = await import('node:fs');`, 'top of a file'],
    ['server/x.ts', `import { a } from '../client/lib/clock.ts';`, 'nothing of client/'],
    ['server/store/x.ts', `import { a } from '../../tests/server/start.ts';`, 'nothing of client/'],
    ['client/control/x.ts', `import { a } from '../../server/store.ts';`, 'nothing of server/'],
    ['client/control/X.svelte', `import { a } from '../../server/store.ts';`, 'nothing of server/'],
    ['client/control/x.ts', `import type { A } from '../../tests/client/a.ts';`, 'nothing of server/'],
    ['machines/show/index.ts', `export * from './machine.ts';`, 'barrel'],
    ['server/index.ts', `export { a } from './store.ts';`, 'barrel'],
    ['client/lib/index.ts', `export { a } from './clock.ts';`, 'barrel'],
  ])('%s: %s', async (path, statement, message) => {
    expect(await complaints(path, written(path, statement))).toEqual([expect.stringContaining(message)]);
  });
});

describe('a display page imports at run time nothing of', () => {
  const pages = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay', 'lib'];
  const heavy = ['zod', 'xstate', 'temporal-polyfill', 'temporal-polyfill/global'];
  const machines = ['show/machine.ts', 'log/entry.ts', 'programme/schema.ts', 'wire/commandSchema.ts'].map(
    (file) => `../../machines/${file}`,
  );

  test.each([...heavy, ...machines])('%s', async (name) => {
    for (const page of pages) {
      for (const file of [`client/${page}/X.svelte`, `client/${page}/deep/x.ts`]) {
        const said = await complaints(file, written(file, `import { a } from '${name}';`));
        expect(said, file).toEqual([expect.stringContaining('only the types')]);
        expect(await complaints(file, written(file, `import type { A } from '${name}';`)), file).toEqual([]);
      }
    }
  });

  test('but the console may', async () => {
    expect(await complaints('client/control/x.ts', `import { z } from 'zod';`)).toEqual([]);
  });
});

test.each([
  ['machines/show/x.ts', `import { transition } from 'xstate';`],
  ['machines/show/x.ts', `import { textOf } from '../clock/text.ts';`],
  ['machines/log/x.ts', `import { z } from 'zod';`],
  ['server/store/x.ts', `import { readFileSync } from 'node:fs';`],
  ['server/store/x.ts', `import { z } from '../../machines/programme/schema.ts';`],
  ['server/x.ts', `import { io } from 'socket.io-client';`],
  ['client/speaker/X.svelte', `import { text } from '../../machines/clock/text.ts';`],
  ['client/speaker/x.ts', `import { text } from '../lib/clock.ts';`],
  ['tests/server/x.ts', `import { a } from '../../server/store.ts';`],
])('an import along the direction is fine: %s: %s', async (path, statement) => {
  expect(await complaints(path, written(path, statement))).toEqual([]);
});
