import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ControlLine } from '../line.ts';
import { KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';

const SIZE = 40 * 1024 * 1024;

function does(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** A small disk of its own, mounted; null where this user may not. */
function smallDisk(): string | null {
  const folder = temporaryFolder();
  const image = join(folder, 'image');
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  writeFileSync(image, Buffer.alloc(SIZE));
  if (!does('mkfs.ext4', '-q', image)) return null;
  if (!does('mount', '-o', 'loop,errors=remount-ro', image, disk)) return null;
  onTestFinished(() => void does('umount', '-l', disk));
  return disk;
}

test('a disk that fails and turns read-only under a running server', { timeout: 60_000 }, async (context) => {
  const disk = smallDisk();
  if (disk === null) {
    context.skip('only root can make a disk');
    return;
  }
  const data = join(disk, 'data');
  const server = await ServerProcess.start(data);
  const desk = await ControlLine.open(server.url);
  await desk.do('show.start');
  // What the kernel does by itself when a disk reports an error.
  does('mount', '-o', 'remount,abort', disk);
  expect(await desk.give('clock.hold')).toMatchObject({ ok: false, code: 'unavailable', seq: 1 });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${server.url}/api/shows/itu-miit-2025/live`)).status).toBe(200);
  desk.close();
  expect((await server.end('SIGTERM')).status).toBe(0);
  const flags = ['--data', data, '--port', '0', '--host', '127.0.0.1'];
  const { status, stderr } = await ServerProcess.run({ flags, env: { SHOWCALLER_KEY: KEY } });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^The store in .+ cannot be opened: .+\.\n$/);
});

test('a disk that is full, and has room again', { timeout: 60_000 }, async (context) => {
  const disk = smallDisk();
  if (disk === null) {
    context.skip('only root can make a disk');
    return;
  }
  const server = await ServerProcess.start(join(disk, 'data'));
  const desk = await ControlLine.open(server.url);
  await desk.do('show.start');
  does('dd', 'if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=4k');
  let accepted = 1;
  for (;;) {
    const answer = await desk.give('message.show', { to: 'all', text: 'x'.repeat(280) });
    if (!answer.ok) {
      expect(answer).toMatchObject({ code: 'unavailable', seq: accepted });
      break;
    }
    accepted = answer.seq;
  }
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  does('rm', join(disk, 'filler'));
  expect((await desk.do('clock.hold')).seq).toBe(accepted + 1);
  desk.close();
  expect((await server.end('SIGTERM')).status).toBe(0);
});
