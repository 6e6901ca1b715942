import { spawn } from 'node:child_process';
import { root, say } from './checkout.js';

/** A step that takes longer is announced, in milliseconds. */
const PATIENCE = 1000;

/**
 * Runs a program in the checkout to its end, and says what it is doing if that takes longer than a second.
 * Resolves to whether it succeeded and to all it printed; a program that is not there has not succeeded.
 *
 * @param {string} doing for people, such as "installing the packages"
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(doing, program, args, env = process.env) {
  return new Promise((resolve) => {
    const announcement = setTimeout(() => say(`${doing} …`), PATIENCE);
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);

    const stop = () => child.kill();
    process.once('exit', stop);
    const end = (/** @type {boolean} */ ok) => {
      clearTimeout(announcement);
      process.off('exit', stop);
      resolve({ ok, output });
    };
    child.once('error', () => end(false));
    child.once('close', (status) => end(status === 0));
  });
}
