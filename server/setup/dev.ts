/**
 * `npm run dev -- FLAGS`: the server with these flags, started again when its sources change, and beside it
 * Vite, which serves the pages from their sources and passes sockets and data on to the server.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './checkout.js';

const { values } = parseArgs({ options: { port: { type: 'string' } }, strict: false });
const port = typeof values.port === 'string' ? values.port : (process.env['SHOWCALLER_PORT'] ?? '4000');

const programs = [
  ['--watch', '--watch-preserve-output', join('server', 'main.ts'), ...process.argv.slice(2)],
  [join('node_modules', 'vite', 'bin', 'vite.js'), 'client'],
].map((args) =>
  spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, SHOWCALLER_PORT: port },
    stdio: ['ignore', 'inherit', 'inherit'],
  }),
);

/** One without the other is of no use: they end together. */
function stop(): void {
  for (const program of programs) program.kill();
}

for (const program of programs) {
  program.once('exit', (status) => {
    process.exitCode ??= status ?? 0;
    stop();
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
