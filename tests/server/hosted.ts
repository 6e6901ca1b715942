import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { type Application, createApplication } from '../../server/application.ts';
import { type Clocks, MACHINE_CLOCKS } from '../../server/clock/clocks.ts';
import { LIMITS, type Limits } from '../../server/access/limits.ts';
import type { Config } from '../../server/config/flags.ts';
import { KEY } from './serverProcess.ts';

/** A problem document, or an answer: what a route sends back as JSON. */
export interface Reply {
  status: number;
  type: string;
  body: Record<string, unknown>;
}

/** The real server inside the process of the tests, over a folder of its own. */
export class Hosted {
  /** What it logged as an error of its own: a test that is not about those wants none. */
  readonly errors: string[] = [];
  readonly data: string;
  #application: Application | undefined;

  private constructor(data: string) {
    this.data = data;
  }

  static async start(
    config: Partial<Config> = {},
    clocks: Clocks = MACHINE_CLOCKS,
    limits: Limits = LIMITS,
  ): Promise<Hosted> {
    const hosted = new Hosted(mkdtempSync(join(tmpdir(), 'showcaller-hosted-')));
    await hosted.open(config, clocks, limits);
    return hosted;
  }

  get url(): string {
    if (!this.#application) throw new Error('The server is not running.');
    return `http://127.0.0.1:${String(this.#application.port)}`;
  }

  /** Starts it again over the same folder. */
  async open(
    config: Partial<Config> = {},
    clocks: Clocks = MACHINE_CLOCKS,
    limits: Limits = LIMITS,
  ): Promise<void> {
    const logger = pino(
      { level: 'error' },
      {
        write: (line: string) => {
          this.errors.push(line);
        },
      },
    );
    this.#application = await createApplication(
      {
        port: 0,
        host: '127.0.0.1',
        dataFolder: this.data,
        sample: false,
        isPrivate: false,
        newKey: false,
        key: KEY,
        logLevel: 'error',
        ...config,
      },
      logger,
      clocks,
      limits,
    );
  }

  async close(): Promise<void> {
    await this.#application?.close();
    this.#application = undefined;
  }

  /** Ends it and forgets its data. */
  async remove(): Promise<void> {
    await this.close();
    rmSync(this.data, { recursive: true, force: true });
  }

  get(path: string, key: string | null = KEY): Promise<Reply> {
    return this.send(path, { headers: bearer(key) });
  }

  post(path: string, body: unknown, key: string | null = KEY): Promise<Reply> {
    const headers = { ...bearer(key), 'Content-Type': 'application/json' };
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async send(path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(this.url + path, init);
    const type = response.headers.get('Content-Type') ?? '';
    const text = await response.text();
    const body = type.includes('json') ? (JSON.parse(text) as Reply['body']) : { text };
    return { status: response.status, type, body };
  }

  /** Stores a programme; the id of its show. */
  async add(programme: ProgrammeDraft): Promise<string> {
    const { status, body } = await this.post('/api/shows', programme);
    if (status !== 201) throw new Error(String(body['detail']));
    return String(body['show']);
  }
}

function bearer(key: string | null): Record<string, string> {
  return key === null ? {} : { Authorization: `Bearer ${key}` };
}
