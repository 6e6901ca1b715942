import { expect, onTestFinished, test } from 'vitest';
import {
  closeTarget,
  expectUnharmed,
  openTarget,
  type Target,
  throwCommands,
  throwHandshakes,
  throwRequests,
} from './fuzzing.ts';

async function target(): Promise<Target> {
  const opened = await openTarget();
  onTestFinished(() => closeTarget(opened));
  return opened;
}

test('3,500 commands, most of them wrong', { timeout: 60_000 }, async () => {
  const thrown = await target();
  await throwCommands(thrown, 3500);
  expect(thrown.server.errors).toEqual([]);
});

test('500 handshakes', { timeout: 60_000 }, async () => {
  const thrown = await target();
  await throwHandshakes(thrown, 500);
  await expectUnharmed(thrown);
});

test('1,000 requests', { timeout: 60_000 }, async () => {
  const thrown = await target();
  await throwRequests(thrown, 1000);
  await expectUnharmed(thrown);
});
