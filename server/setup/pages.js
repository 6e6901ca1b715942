import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root, SetupError } from './checkout.js';
import { run } from './run.js';
import { FINGERPRINT, fingerprintSources } from './sources.js';

const dist = join(root, 'dist');
const next = join(root, 'dist.next');

/** Whether dist/ holds the pages as their sources are now. */
export function arePagesBuilt() {
  try {
    return readFileSync(join(dist, FINGERPRINT), 'utf8') === fingerprintSources();
  } catch {
    return false;
  }
}

/** Builds the pages beside dist/ and then puts them in its place: a build that fails leaves the old ones. */
export async function buildPages() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { ok, output } = await run('building the pages', pinnedNode, [
    vite,
    'build',
    'client',
    '--outDir',
    next,
  ]);
  if (!ok) throw new SetupError(`the pages could not be built:\n${output}`);
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
}
