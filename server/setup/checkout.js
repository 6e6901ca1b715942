import { join } from 'node:path';

/** The folder of this checkout, whatever the working directory is. */
export const root = join(import.meta.dirname, '..', '..');

/** The Node that the product runs on, once its package is installed. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** A set-up that cannot go on: the message is a sentence for the person at the terminal. */
export class SetupError extends Error {}

/**
 * Tells the person at the terminal, on stderr, so that stdout belongs to the server.
 *
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`showcaller: ${sentence}\n`);
}
