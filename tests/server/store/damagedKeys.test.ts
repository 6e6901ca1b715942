import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { check } from '../../../server/maintenance/check.ts';
import { DATABASE_FILE } from '../../../server/store/sqlite.ts';
import { ControlLine, DisplayLine, refusalOf } from '../line.ts';
import { KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';

vi.setConfig({ testTimeout: 60_000 });

const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };

interface Made {
  readonly key: string;
  readonly link: { readonly id: string };
}

async function makeLink({ url }: ServerProcess, wanted: object): Promise<Made> {
  const body = JSON.stringify(wanted);
  const response = await fetch(`${url}/api/links`, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
  return (await response.json()) as Made;
}

async function linkIds({ url }: ServerProcess): Promise<string[]> {
  const { links } = (await (await fetch(`${url}/api/links`, { headers })).json()) as {
    links: { id: string }[];
  };
  return links.map(({ id }) => id);
}

function alter(data: string, sql: string, ...values: string[]): void {
  const database = new Database(join(data, DATABASE_FILE));
  expect(database.prepare(sql).run(...values).changes).toBe(1);
  database.close();
}

test.each([
  ['another role', "role = 'manager'"],
  ['another show', 'show = NULL'],
  ['another end', 'expires_at = expires_at + 3600000'],
  ['no revocation', 'revoked_at = NULL'],
  ['another hash', "hash = substr(hash, 2) || '0'"],
])(
  'a link that has %s than was written opens nothing and is forgotten; the others hold',
  async (_, damage) => {
    const data = temporaryFolder();
    const first = await ServerProcess.start(data);
    const expiresAt = Date.now() + 3_600_000;
    const hurt = await makeLink(first, { name: 'Ada', role: 'viewer', show: 'itu-miit-2025', expiresAt });
    const whole = await makeLink(first, { name: 'Grace', role: 'operator' });
    if (damage.startsWith('revoked')) {
      await fetch(`${first.url}/api/links/${hurt.link.id}`, { method: 'DELETE', headers });
    }
    // Both are used, and that is kept.
    for (const { key } of [hurt, whole]) await refusalOf(`${first.url}/control`, { key, show: 'none' });
    await first.end('SIGTERM');
    expect(await check(join(data, DATABASE_FILE))).toMatchObject({ isSound: true });
    alter(data, `UPDATE links SET ${damage} WHERE id = ?`, hurt.link.id);
    const { isSound, sentences } = await check(join(data, DATABASE_FILE));
    expect(isSound).toBe(false);
    expect(sentences.join('\n')).toMatch(`The link "${hurt.link.id}" is damaged`);

    const second = await ServerProcess.start(data);
    expect(second.stderr).toMatch(/a link is damaged and forgotten/);
    expect(await refusalOf(`${second.url}/control`, { key: hurt.key })).toMatchObject({
      message: 'unauthorized',
    });
    (await ControlLine.open(second.url, { key: whole.key })).close();
    expect(await linkIds(second)).toEqual([whole.link.id]);
    await second.end('SIGTERM');
    expect(await check(join(data, DATABASE_FILE))).toMatchObject({ isSound: true });
  },
);

test('links whose page is lost open nothing, and the shows run', async () => {
  const data = temporaryFolder();
  const first = await ServerProcess.start(data);
  const { key } = await makeLink(first, { name: 'Ada', role: 'manager' });
  await first.end('SIGTERM');
  const file = join(data, DATABASE_FILE);
  const database = new Database(file, { readonly: true });
  const root = database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'links'").pluck().get();
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(size, 0xff), 0, size, (Number(root) - 1) * size);
  closeSync(descriptor);
  expect(await check(file)).toMatchObject({ isSound: false });

  const second = await ServerProcess.start(data);
  expect(second.stderr).toMatch(/the links are damaged and left aside/);
  expect(await refusalOf(`${second.url}/control`, { key })).toMatchObject({ message: 'unauthorized' });
  const desk = await ControlLine.open(second.url);
  const display = await DisplayLine.open(second.url, { view: 'room' });
  await desk.do('show.start');
  await display.until<{ seq: number }>('live', ({ seq }) => seq === 1);
  desk.close();
  display.close();
});

test('a stage manager’s key that is not what was written is told at the start, and replaced when told to', async () => {
  const data = temporaryFolder();
  const env = { SHOWCALLER_KEY: '' };
  await (await ServerProcess.start(data, { env })).end('SIGTERM');
  alter(data, "UPDATE settings SET value = substr(value, 2) || '0' WHERE name = ?", 'manager-key-hash');
  const { sentences } = await check(join(data, DATABASE_FILE));
  expect(sentences.join('\n')).toMatch(/stage manager’s key is damaged/);

  const flags = ['--port', '0', '--host', '127.0.0.1', '--data', data];
  const refused = await ServerProcess.run({ flags });
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^What is kept of the stage manager’s key is damaged: .+--new-key.+\.\n$/);
  const again = await ServerProcess.start(data, { env, flags: ['--new-key'] });
  const [, key] = /#key=(\S+)/.exec(again.stdout) ?? [];
  (await ControlLine.open(again.url, { key })).close();
});
