import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** The stage manager's key of servers that are not asked to make their own. */
export const KEY = 'a-key-for-server-tests';

/** How a process ended: its status, or the signal that ended it, what it wrote, and how long it took in ms. */
export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  tookMs: number;
}

interface Options {
  flags?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** The user that it runs as. */
  uid?: number;
  /** How large a file it may write, in the blocks of the shell's `ulimit -f`: past it the disk is as if full. */
  fileBlocks?: number;
  /** The file that its log goes to, under the same limit. */
  logFile?: string;
}

/** How long a start that is to fail may take, in ms. */
const PATIENCE_MS = 15_000;

/** A folder that is gone when the test is; one of several tests at once says by its own `finished` when. */
export function temporaryFolder(finished = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'showcaller-server-'));
  finished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The real server, in a process of its own. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #startedAt = performance.now();
  readonly #ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';

  /** Runs it with exactly these flags, and nothing of this process's own settings. */
  constructor({ flags = [], env = {}, uid, fileBlocks, logFile }: Options) {
    const command = [process.execPath, main, ...flags];
    const exec = logFile === undefined ? 'exec "$@"' : `exec "$@" 2>>'${logFile}'`;
    const limited = ['/bin/sh', '-c', `ulimit -S -f "$0" && ${exec}`, String(fileBlocks), ...command];
    const [program = '', ...args] = fileBlocks === undefined ? command : limited;
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('SHOWCALLER_'));
    this.#child = spawn(program, args, {
      env: { ...Object.fromEntries(own), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
    this.#ended = once(this.#child, 'close').then(([status, signal]) => ({
      status: status as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout: this.#stdout,
      stderr: this.#stderr,
      tookMs: performance.now() - this.#startedAt,
    }));
  }

  /** Runs it to its end, which is to come by itself. */
  static async run(options: Options): Promise<Ended> {
    const server = new ServerProcess(options);
    const late = setTimeout(() => {
      server.signal('SIGKILL');
    }, PATIENCE_MS);
    const ended = await server.#ended;
    clearTimeout(late);
    return ended;
  }

  /** Starts it over the folder `data`, on a free port of loopback, and waits until it is ready. */
  static async start(data: string, { flags = [], env = {}, ...rest }: Options = {}): Promise<ServerProcess> {
    const server = new ServerProcess({
      flags: ['--port', '0', '--host', '127.0.0.1', '--data', data, ...flags],
      env: { SHOWCALLER_KEY: KEY, SHOWCALLER_LOG: 'warn', ...env },
      ...rest,
    });
    onTestFinished(() => void server.end('SIGKILL'));
    await server.ready();
    return server;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  get url(): string {
    const address = /^showcaller ready (https?:\S+)\n/.exec(this.#stdout)?.[1];
    if (address === undefined) throw new Error('The server is not ready.');
    return address;
  }

  /** Resolves when it has said that it is ready. */
  async ready(): Promise<void> {
    while (!this.#stdout.includes('\n')) {
      const next = this.#child.stdout && once(this.#child.stdout, 'data').then(() => null);
      const ended = await Promise.race([next, this.#ended]);
      if (ended) throw new Error(`The server ended before it was ready:\n${this.#stderr}`);
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Sends a signal and waits for the end, whose `tookMs` is counted from the signal on. */
  async end(name: NodeJS.Signals): Promise<Ended> {
    const sentAt = performance.now();
    this.#child.kill(name);
    const ended = await this.#ended;
    return { ...ended, tookMs: performance.now() - sentAt };
  }
}
