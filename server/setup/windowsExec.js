import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './checkout.js';

/*
 * package.json starts the server with `exec node …`: npm passes a signal on to its shell only, and a shell that
 * has not become the server dies of it and leaves the server behind. Windows' shell has no such word, so it gets
 * a program of that name which runs the rest of the line.
 */
const program = join(root, 'node_modules', '.bin', 'exec.cmd');

/** Whether `exec` means something to the shell in which npm runs scripts. */
export function isExecKnown() {
  return process.platform !== 'win32' || existsSync(program);
}

/** Makes `exec` known, beside the programs of the packages. */
export async function addExec() {
  await writeFile(program, '@%*\r\n');
}
