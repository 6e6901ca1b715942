import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgrammeDraft } from '../../machines/programme/schema.ts';

export const KEY = 'a-key-for-browser-tests';

const root = join(import.meta.dirname, '..', '..');

/** The real server in a process of its own, over a data folder that outlives its kills. */
export class TestServer {
  readonly #data = mkdtempSync(join(tmpdir(), 'showcaller-browser-'));
  #process: ChildProcess | null = null;
  #port = 0;

  /** The folder with its store, which may be written before it starts. */
  get data(): string {
    return this.#data;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** The id of the process that runs now. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts it, on the same port as before if it ran before; `flags` as for people. */
  async start(...flags: string[]): Promise<void> {
    const main = join(root, 'server', 'main.ts');
    const args = [main, '--port', String(this.#port), '--data', this.#data, '--host', '127.0.0.1', ...flags];
    const env = { ...process.env, SHOWCALLER_KEY: KEY };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    this.#port = await portIn(child);
  }

  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(name);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it and forgets its data. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** Stores a programme; the id of its show. */
  async add(programme: ProgrammeDraft): Promise<string> {
    const { show } = (await this.#post('/api/shows', programme)) as { show: string };
    return show;
  }

  /** Gives a command at the show's present place in its log. */
  async give(show: string, type: string, args: object = {}): Promise<void> {
    const seq = await this.seq(show);
    const id = `${type}-${String(seq)}-${String(Math.random())}`;
    await this.#post(`/api/shows/${show}/commands`, { id, expectedSeq: seq, type, ...args });
  }

  /** The show's present place in its log. */
  async seq(show: string): Promise<number> {
    const live = (await (await fetch(`${this.url}/api/shows/${show}/live`)).json()) as { seq: number };
    return live.seq;
  }

  async #post(path: string, body: object): Promise<unknown> {
    const headers = { Authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const response = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }
}

function portIn(child: ChildProcess): Promise<number> {
  return new Promise((found, failed) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /showcaller ready http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
      if (ready) found(Number(ready[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', () => {
      failed(new Error(`The server ended before it was ready:\n${output}`));
    });
  });
}
