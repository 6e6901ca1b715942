import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyCheckout, noteAsInstalled, prepare } from './checkout.ts';

/** Long enough for a few builds of the pages while every other test runs too. */
const BUILDS = { timeout: 60_000 };

/** npm without a registry and without what it fetched before. */
const offline = {
  npm_config_registry: 'http://127.0.0.1:9',
  npm_config_cache: join(tmpdir(), 'showcaller-no-cache'),
  npm_config_fetch_retries: '0',
};

const silent = expect.objectContaining({ status: 0, stdout: '', stderr: '' }) as unknown;

function builtAt(copy: string): number {
  return statSync(join(copy, 'dist')).birthtimeMs;
}

test('the pages are built once, and a set-up with nothing to do is silent and quick', BUILDS, async () => {
  const copy = copyCheckout({ packages: true });
  expect(await prepare(copy)).toMatchObject({ status: 0, stdout: '' });
  expect(existsSync(join(copy, 'dist', 'small', 'index.html'))).toBe(true);
  const built = builtAt(copy);

  const again = [await prepare(copy), await prepare(copy), await prepare(copy)];
  expect(again).toEqual([silent, silent, silent]);
  expect(Math.min(...again.map(({ tookMs }) => tookMs))).toBeLessThan(300);
  expect(builtAt(copy)).toBe(built);
});

test.each(['client/small/main.ts', 'machines/word.ts', 'package-lock.json'])(
  'a change in %s builds the pages again',
  BUILDS,
  async (file) => {
    const copy = copyCheckout({ packages: true });
    await prepare(copy);
    const built = builtAt(copy);
    appendFileSync(join(copy, file), '\n');
    expect(await prepare(copy)).toMatchObject({ status: 0 });
    expect(builtAt(copy)).toBeGreaterThan(built);
  },
);

test('pages that cannot be built are told, and the old ones stay', BUILDS, async () => {
  const copy = copyCheckout({ packages: true });
  await prepare(copy);
  writeFileSync(join(copy, 'client', 'small', 'main.ts'), 'const broken = ;\n');
  const outcome = await prepare(copy);
  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain('showcaller: the pages could not be built');
  expect(outcome.stderr).toContain('main.ts');
  expect(existsSync(join(copy, 'dist', 'small', 'index.html'))).toBe(true);
});

test('two set-ups at once do not get in the way of each other', BUILDS, async () => {
  const copy = copyCheckout({ packages: true });
  const outcomes = await Promise.all([prepare(copy), prepare(copy), prepare(copy)]);
  expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect(await prepare(copy)).toEqual(silent);
  expect(readdirSync(copy).filter((name) => /lock|next/.test(name))).toEqual(['package-lock.json']);
});

test('the lock of a set-up that was killed is taken over', BUILDS, async () => {
  const copy = copyCheckout({ packages: true });
  // No process has this number: Linux goes to 4194304, others less far.
  writeFileSync(join(copy, '.setup.lock'), '99999999');
  expect(await prepare(copy)).toMatchObject({ status: 0 });
  expect(existsSync(join(copy, '.setup.lock'))).toBe(false);
});

test('without a registry in reach it ends with one sentence and a status', BUILDS, async () => {
  const copy = copyCheckout({ packages: false });
  const { status, stdout, stderr } = await prepare(copy, offline);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  const sentences = stderr.split('\n').filter((line) => line !== '' && !line.endsWith('…'));
  expect(sentences).toEqual([
    expect.stringMatching(/^showcaller: npm could not install the packages \(.*127\.0\.0\.1:9.*\)/),
  ]);
});

test('packages are recognised by what npm noted, and one of another version is missed', BUILDS, async () => {
  const copy = copyCheckout({ packages: false });
  noteAsInstalled(copy);
  expect(await prepare(copy, offline, [])).toEqual(silent);

  const lockfile = join(copy, 'package-lock.json');
  const text = readFileSync(lockfile, 'utf8');
  writeFileSync(lockfile, text.replace(/("node_modules\/zod": \{\s+"version": )"[^"]+"/, '$1"0.0.1"'));
  expect(await prepare(copy, offline, [])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('npm could not install the packages') as unknown,
  });
});
