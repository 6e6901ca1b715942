import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../serverProcess.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** What CI runs, against another registry. */
const AUDIT =
  'node server/setup/audit.js < <(npm audit --omit=dev --json --registry "$0" --cache "$1" 2> /dev/null)';

/** How a registry answers: with advisories by package, or with a status alone. */
type Answer = number | Record<string, object[]>;

/** A registry that knows nothing but this of the packages that it is asked for; what it was asked for is in `asked`. */
async function registry(answer: Answer): Promise<{ url: string; asked: Set<string> }> {
  const asked = new Set<string>();
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = Buffer.concat(await request.toArray());
    if (request.url !== '/-/npm/v1/security/advisories/bulk' || typeof answer === 'number') {
      response.writeHead(typeof answer === 'number' ? answer : 404).end('{}');
      return;
    }
    const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
    for (const name of Object.keys(JSON.parse(text.toString()) as object)) asked.add(name);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  };
  const server = createServer((request, response) => void answerTo(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`, asked };
}

async function audit(url: string): Promise<{ status: number; said: string }> {
  try {
    const { stdout } = await promisify(execFile)('bash', ['-c', AUDIT, url, temporaryFolder()], {
      cwd: root,
    });
    return { status: 0, said: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { status: code, said: stdout };
  }
}

const advisoryOf = (severity: string) => ({
  express: [
    {
      id: 1,
      url: 'https://example.test/1',
      title: 'It lets everybody in',
      severity,
      vulnerable_versions: '>=0',
      cwe: [],
      cvss: { score: 9, vectorString: null },
    },
  ],
});

test.each(['high', 'critical'])(
  'a package that is shipped with a fault of %s severity ends the run',
  { timeout: 60_000 },
  async (severity) => {
    const { url, asked } = await registry(advisoryOf(severity));
    const { status, said } = await audit(url);
    expect(status).toBe(1);
    expect(said).toMatch(new RegExp(`^${severity}: express `, 'm'));
    expect(said).toMatch(/audited: [1-9]\d* of high severity or above/);
    // What only tests and builds need is not in anybody's hands.
    expect(asked).toContain('socket.io');
    expect(asked).not.toContain('vitest');
  },
);

test('one of lower severity does not, nor none', { timeout: 60_000 }, async () => {
  for (const advisories of [advisoryOf('moderate'), {}]) {
    const { url } = await registry(advisories);
    expect(await audit(url)).toEqual({
      status: 0,
      said: 'The dependencies were audited: 0 of high severity or above.\n',
    });
  }
});

test('a registry that does not answer that is said, and fails nothing', { timeout: 60_000 }, async () => {
  for (const status of [405, 503]) {
    const { url } = await registry(status);
    expect(await audit(url)).toEqual({
      status: 0,
      said: 'The dependencies were not audited: the registry gives no answer to that.\n',
    });
  }
});
