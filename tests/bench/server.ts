import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The key of the stage manager while it is measured. */
export const KEY = 'a-key-for-the-bench';

const READY = 'showcaller ready ';

/** A server process of its own, with an empty data folder. */
export interface MeasuredServer {
  address: string;
  /** From the start of the process to its ready line, in ms. */
  readyAfterMs: number;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

/** Starts the product as a supervisor would. Rejects if it ends before it is ready. */
export async function startServer(): Promise<MeasuredServer> {
  const data = mkdtempSync(join(tmpdir(), 'showcaller-bench-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['server/main.ts', '--port', '0', '--data', data], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, SHOWCALLER_KEY: KEY },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith(READY)) continue;
    return {
      address: line.slice(READY.length),
      readyAfterMs: performance.now() - startedAt,
      async stop() {
        child.kill();
        await ended;
        rmSync(data, { recursive: true });
      },
    };
  }
  throw new Error('The server ended before it was ready.');
}
