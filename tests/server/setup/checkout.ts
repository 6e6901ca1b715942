import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { pinnedNode, root } from '../../../server/setup/checkout.js';
import { arePackagesInstalled } from '../../../server/setup/packages.js';

const parts = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'client/vite.config.ts',
  'client/build',
  'server/setup',
];

/** A desk and a display as small as can be: what is tested is when they are built, not what is in them. */
const pages = {
  'client/home/index.html': '<!doctype html><title>Home</title><script type="module" src="main.ts"></script>',
  'client/home/main.ts': "document.title = 'Home';\n",
  'client/small/index.html':
    '<!doctype html><title>Small</title><script type="module" src="main.ts"></script>',
  'client/small/main.ts': "import { word } from '../../machines/word.ts';\ndocument.title = word;\n",
  'machines/word.ts': "export const word = 'Small';\n",
};

/** How a set-up ended: its exit status, what it printed, and how long it took in milliseconds. */
export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
  tookMs: number;
}

/**
 * A checkout with the set-up and the build of this one and two small pages, removed when the test ends. It shares
 * the packages of this checkout, or has none.
 */
export function copyCheckout({ packages }: { packages: boolean }): string {
  const copy = mkdtempSync(join(tmpdir(), 'showcaller-setup-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  // A copy's set-up must never find a reason to install: it would replace the packages of this checkout.
  if (packages && !arePackagesInstalled({ tools: true })) throw new Error('Run npm ci first.');
  if (packages) symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  return copy;
}

/** Gives a copy without packages what npm notes after it has installed them all, and a file where Node would be. */
export function noteAsInstalled(copy: string): void {
  const from = join(root, 'node_modules');
  cpSync(join(from, '.package-lock.json'), join(copy, 'node_modules', '.package-lock.json'));
  cpSync(join(from, 'node', 'package.json'), join(copy, relative(root, pinnedNode)));
}

/** Runs the set-up of a copy to its end, from another working directory. */
export function prepare(copy: string, env: NodeJS.ProcessEnv = {}, wanted = ['pages']): Promise<Outcome> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [join(copy, 'server', 'setup', 'prepare.js'), ...wanted], {
      cwd: tmpdir(),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('close', (status) =>
      resolve({ status, stdout, stderr, tookMs: performance.now() - startedAt }),
    );
  });
}
