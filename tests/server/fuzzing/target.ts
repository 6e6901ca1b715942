import { expect } from 'vitest';
import type { RefusalCode } from '../../../machines/wire/answer.ts';
import { MACHINE_CLOCKS } from '../../../server/clock/clocks.ts';
import { Hosted } from '../hosted.ts';
import { UNLIMITED } from '../keyring.ts';
import { ControlLine, DisplayLine } from '../line.ts';
import { EVENING } from '../programmes.ts';

/** The codes of the contract. */
export const CODES = new Set<RefusalCode>([
  'invalid',
  'unauthorized',
  'forbidden',
  'unknown-show',
  'unknown-segment',
  'unknown-speaker',
  'stale',
  'refused',
  'too-soon',
  'too-many',
  'unavailable',
]);

/** A server with a show that runs, and those who watch it while something else is thrown at it. */
export interface Target {
  readonly server: Hosted;
  readonly desk: ControlLine;
  readonly display: DisplayLine;
  readonly show: string;
}

export async function openTarget(): Promise<Target> {
  const server = await Hosted.start({}, MACHINE_CLOCKS, UNLIMITED);
  const show = await server.add(EVENING);
  const desk = await ControlLine.open(server.url, { show });
  const display = await DisplayLine.open(server.url, { show, view: 'speaker' });
  await desk.do('show.start');
  return { server, desk, display, show };
}

/** It serves on, nobody was thrown out, and it has nothing of its own to regret. */
export async function expectUnharmed({ server, desk, display }: Target): Promise<void> {
  expect(await display.ask('time')).toEqual(expect.any(Number));
  expect(desk.socket.connected).toBe(true);
  expect(server.errors).toEqual([]);
}

export async function closeTarget({ server, desk, display }: Target): Promise<void> {
  desk.close();
  display.close();
  await server.remove();
}
