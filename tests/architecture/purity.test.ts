import { describe, expect, test } from 'vitest';
import { complaints } from './lint.ts';

describe('a machine that reads what it was not given is reported', () => {
  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'performance.now()',
    'globalThis.performance.now()',
    'Math.random()',
    'crypto.randomUUID()',
    'setTimeout(() => 1, 5)',
    'setInterval(() => 1, 5)',
    'queueMicrotask(() => 1)',
    'requestAnimationFrame(() => 1)',
    'console.log(1)',
    `process.env['TZ']`,
    `fetch('/api/time')`,
    'window.name',
    'document.title',
    `localStorage.getItem('show')`,
    'navigator.onLine',
    'Temporal.Now.instant()',
    'globalThis.Temporal.Instant',
    'new Date(0).getHours()',
    'new Date(0).getTimezoneOffset()',
    'new Date(0).toLocaleTimeString()',
    'new Intl.DateTimeFormat()',
  ])('%s', async (expression) => {
    const said = await complaints(
      'machines/show/x.ts',
      `import { Temporal } from 'temporal-polyfill';`,
      `export const x = ${expression};`,
    );
    expect(said).toEqual([expect.stringContaining('machines/ is pure')]);
  });
});

test.each([
  'new Date(0).toISOString()',
  'new Date(1000).getTime()',
  `new Intl.PluralRules('en')`,
  'Math.max(1, 2)',
  `Temporal.Instant.from('2025-01-01T00:00Z')`,
  'new TextDecoder().decode(bytes)',
  '((event: string, name: string) => event + name)',
])('what only computes is fine: %s', async (expression) => {
  const said = await complaints(
    'machines/show/x.ts',
    `import { Temporal } from 'temporal-polyfill';`,
    'const bytes = new Uint8Array();',
    `export const x = ${expression};`,
  );
  expect(said).toEqual([]);
});

test.each(['machines/show/x.ts', 'server/x.ts', 'client/lib/x.ts', 'tests/server/x.ts'])(
  'no comment switches a rule off: %s',
  async (path) => {
    const said = await complaints(path, '// eslint-disable-next-line no-debugger', 'debugger;');
    expect(said).toEqual([expect.stringContaining('noInlineConfig'), expect.stringContaining('no-debugger')]);
  },
);
