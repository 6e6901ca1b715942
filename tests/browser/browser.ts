import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../server/setup/browser.js';

/** A browser that asks nobody anything: tests talk to this machine only. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium, the one that the set-up found. Rejects with a sentence if there is none.
 *
 * @param flags further command-line flags, such as `--host-resolver-rules=MAP stage.test 127.0.0.1`
 */
export async function openBrowser(...flags: string[]): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error('There is no browser for the tests: node server/setup/prepare.js browser fetches one.');
  }
  // Chromium's sandbox does not start as root.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, chromiumSandbox, args: [...QUIET, ...flags] });
}
