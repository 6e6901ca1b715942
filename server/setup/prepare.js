/**
 * Makes this checkout ready: `node server/setup/prepare.js [pages] [browser]`, called before `npm start` and
 * `npm test`. It does what is missing and nothing else, says on stderr what takes longer than a second, and
 * ends with status 1 and one sentence if it cannot. Any Node from 20.19 on runs it, without any package.
 */
import { findBrowser } from './browser.js';
import { say, SetupError } from './checkout.js';
import { fetchBrowser } from './fetchBrowser.js';
import { lock } from './lock.js';
import { arePackagesInstalled, installNode, installPackages, isNodeInstalled } from './packages.js';
import { arePagesBuilt, buildPages } from './pages.js';
import { addExec, isExecKnown } from './windowsExec.js';

const pages = process.argv.includes('pages');
const browser = process.argv.includes('browser');

/** What may be missing, in the order in which it is made: each is looked at when those before it are there. */
const steps = [
  {
    isMissing: () => !arePackagesInstalled({ tools: browser || (pages && !arePagesBuilt()) }),
    make: installPackages,
  },
  { isMissing: () => !isNodeInstalled(), make: installNode },
  { isMissing: () => !isExecKnown(), make: addExec },
  { isMissing: () => pages && !arePagesBuilt(), make: buildPages },
  { isMissing: () => browser && findBrowser() === undefined, make: fetchBrowser },
];

async function prepare() {
  if (!steps.some((step) => step.isMissing())) return;
  const release = await lock();
  try {
    // Looked at again: the set-up that was waited for may have done it all.
    for (const { isMissing, make } of steps) if (isMissing()) await make();
  } finally {
    release();
  }
}

// Ending by the usual way lets the lock go and stops what runs.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

try {
  await prepare();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
