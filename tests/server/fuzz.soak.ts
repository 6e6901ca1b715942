import { expect, onTestFinished, test } from 'vitest';
import { throwBodies } from './fuzzing/bodies.ts';
import { throwCommands } from './fuzzing/commands.ts';
import { throwFrames } from './fuzzing/frames.ts';
import { throwHandshakes } from './fuzzing/handshakes.ts';
import { throwRequests } from './fuzzing/requests.ts';
import { closeTarget, expectUnharmed, openTarget } from './fuzzing/target.ts';

test('100,000 commands, handshakes, frames, requests and files, most of them wrong', async () => {
  const target = await openTarget();
  onTestFinished(() => closeTarget(target));
  await throwHandshakes(target, 10_000);
  await throwFrames(target, 10_000);
  await throwBodies(target, 10_000);
  await throwRequests(target, 20_000);
  await expectUnharmed(target);
  await throwCommands(target, 50_000);
  expect(target.server.errors).toEqual([]);
});
