import { chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ControlLine } from '../line.ts';
import { KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';

/** Root may write everywhere, so it becomes nobody. */
const user = process.getuid?.() === 0 ? { uid: 65_534 } : {};

function folderOfTheirs(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data);
  if (user.uid !== undefined) chownSync(data, user.uid, user.uid);
  return data;
}

test.skipIf(process.platform === 'win32')(
  'a folder that turns read-only: what runs goes on, a start is refused with a sentence, and works again afterwards',
  { timeout: 40_000 },
  async () => {
    const data = folderOfTheirs();
    const server = await ServerProcess.start(data, user);
    const desk = await ControlLine.open(server.url);
    await desk.do('show.start');
    chmodSync(data, 0o555);
    await desk.do('clock.hold');
    desk.close();
    await server.end('SIGKILL');

    for (const name of readdirSync(data)) chmodSync(join(data, name), 0o444);
    const flags = ['--data', data, '--port', '0', '--host', '127.0.0.1'];
    const refused = await ServerProcess.run({ flags, env: { SHOWCALLER_KEY: KEY }, ...user });
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^The store in .+ cannot be opened: .+ not be written\.\n$/);

    chmodSync(data, 0o755);
    for (const name of readdirSync(data)) chmodSync(join(data, name), 0o644);
    const again = await ServerProcess.start(data, user);
    const later = await ControlLine.open(again.url);
    expect(later.live).toMatchObject({ seq: 2, state: 'held' });
    await later.do('clock.resume');
    later.close();
  },
);
