import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { pinnedNode, root, SetupError } from './checkout.js';
import { run } from './run.js';

const APT = '/usr/bin/apt-get';

/** Gets a Chromium for the tests: Debian's where packages may be installed, else the one that Playwright offers. */
export async function fetchBrowser() {
  const mayInstall = process.getuid?.() === 0 && existsSync(APT);
  if (mayInstall) await installFromDebian();
  if (findBrowser() === undefined) await downloadWithPlaywright(mayInstall);
  if (findBrowser() === undefined) {
    throw new SetupError(
      'the tests need a browser and none could be fetched: install Chromium or Chrome, or name one with SHOWCALLER_BROWSER=/path/to/it.',
    );
  }
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-q', '-o', 'DPkg::Lock::Timeout=120'];
  await run('reading the list of Debian packages (apt-get update)', APT, [...patient, 'update'], env);
  /** @param {string} name */
  const install = (name) =>
    run(
      `installing a browser for the tests (apt-get install ${name})`,
      APT,
      [...patient, 'install', '--yes', '--no-install-recommends', name],
      env,
    );
  // What descends from an older Debian has no package of the one without windows.
  const { ok } = await install('chromium-headless-shell');
  if (!ok) await install('chromium');
}

/** @param {boolean} mayInstall whether the libraries that the browser needs may be installed too */
async function downloadWithPlaywright(mayInstall) {
  const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js');
  await run('fetching a browser for the tests (playwright install chromium)', pinnedNode, [
    playwright,
    'install',
    '--no-shell',
    ...(mayInstall ? ['--with-deps'] : []),
    'chromium',
  ]);
}
