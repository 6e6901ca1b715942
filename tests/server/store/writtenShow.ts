import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '../../../machines/log/entry.ts';
import { DATABASE_FILE } from '../../../server/store/sqlite.ts';
import { Hosted } from '../hosted.ts';
import { ControlLine } from '../line.ts';
import { EVENING } from '../programmes.ts';

/** The files of a store as they are while a server has it open, or after it was killed. */
const PARTS = ['', '-wal'];

/** What a server has written, and how large its write-ahead log was when it had answered each command. */
export interface Written {
  readonly folder: string;
  readonly show: string;
  readonly entries: readonly Entry[];
  /** By number of entries, in bytes. */
  readonly walSizes: readonly number[];
  remove(): void;
}

/** A show of so many entries, one command after another, and its files as a power cut would leave them. */
export async function write(count: number): Promise<Written> {
  const hosted = await Hosted.start();
  const show = await hosted.add(EVENING);
  const folder = mkdtempSync(join(tmpdir(), 'showcaller-written-'));
  const wal = join(hosted.data, `${DATABASE_FILE}-wal`);
  const control = await ControlLine.open(hosted.url, { show });
  const walSizes = [statSync(wal).size];
  for (let seq = 1; seq <= count; seq += 1) {
    await control.do(seq === 1 ? 'show.start' : seq % 2 === 0 ? 'clock.hold' : 'clock.resume');
    walSizes.push(statSync(wal).size);
  }
  const { body } = await hosted.get(`/api/shows/${show}/log`);
  copyStore(hosted.data, folder);
  control.close();
  await hosted.remove();
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, show, entries: body as unknown as Entry[], walSizes, remove };
}

/** Copies the files of a store, and nothing else, from one folder to another. */
export function copyStore(from: string, to: string): void {
  for (const part of PARTS) {
    const file = `${DATABASE_FILE}${part}`;
    rmSync(join(to, file), { force: true });
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  }
}
