import { expect, onTestFinished, test } from 'vitest';
import {
  closeTarget,
  expectUnharmed,
  openTarget,
  throwCommands,
  throwHandshakes,
  throwRequests,
} from './fuzzing.ts';

test('100,000 commands, handshakes and requests, most of them wrong', async () => {
  const target = await openTarget();
  onTestFinished(() => closeTarget(target));
  await throwHandshakes(target, 10_000);
  await throwRequests(target, 20_000);
  await expectUnharmed(target);
  await throwCommands(target, 70_000);
  expect(target.server.errors).toEqual([]);
});
