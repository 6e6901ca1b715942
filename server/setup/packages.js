import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pinnedNode, root, SetupError } from './checkout.js';
import { run } from './run.js';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lockfile
 */

/**
 * Whether node_modules is what package-lock.json says: npm itself keeps a list of what it installed there,
 * whichever of its commands did it.
 *
 * @param {{ tools: boolean }} wanted tools: the packages for building and testing too
 */
export function arePackagesInstalled({ tools }) {
  const installed = readLockfile(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const locked = readLockfile(join(root, 'package-lock.json'));
  if (locked === undefined)
    throw new SetupError('package-lock.json is missing or not readable in this checkout.');
  return Object.entries(locked.packages).every(
    ([path, { version, dev, optional, devOptional }]) =>
      path === '' ||
      (optional ?? devOptional ?? (dev === true && !tools)) ||
      installed.packages[path]?.version === version,
  );
}

/** Whether the Node that runs the product has been fetched. */
export function isNodeInstalled() {
  return existsSync(pinnedNode);
}

/** Installs exactly the packages of package-lock.json; none of them runs a script of its own while at it. */
export async function installPackages() {
  await npm('installing the packages (npm ci)', ['ci', '--include=dev', '--ignore-scripts']);
}

/** Fetches the Node that runs the product: the one package whose installation is a script. */
export async function installNode() {
  await npm('fetching the Node that runs the product (npm rebuild node)', [
    'rebuild',
    'node',
    '--ignore-scripts=false',
  ]);
  if (!isNodeInstalled()) {
    throw new SetupError(
      `npm found no build of Node for this computer (${process.platform} ${process.arch}).`,
    );
  }
}

/**
 * @param {string} doing
 * @param {string[]} args
 */
async function npm(doing, args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const calledByNpm = cli?.endsWith('npm-cli.js') === true;
  const { ok, output } = await run(
    doing,
    calledByNpm ? (node ?? process.execPath) : 'npm',
    [...(calledByNpm ? [cli] : []), ...args, '--no-audit', '--no-fund'],
    environmentForNpm(),
  );
  if (!ok) {
    throw new SetupError(
      `npm could not install the packages${reasonIn(output)}. Is the npm registry within reach? \`npm ci\` tells more.`,
    );
  }
}

/** Without this checkout's own programs: npm must not run on a Node that it is about to replace. */
function environmentForNpm() {
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * The first thing that npm says about its failure, apart from codes.
 *
 * @param {string} output
 */
function reasonIn(output) {
  const line = output
    .split('\n')
    .map((text) => /^npm (?:error|ERR!) (.+)$/.exec(text)?.[1]?.trim() ?? '')
    .find((text) => text !== '' && !/^(code|errno|syscall|path|dest) /.test(text));
  return line === undefined ? '' : ` (${line.replace(/\.$/, '')})`;
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined}
 */
function readLockfile(file) {
  try {
    return /** @type {Lockfile} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
