import { expect, onTestFinished, test } from 'vitest';
import { throwBodies } from './fuzzing/bodies.ts';
import { throwCommands } from './fuzzing/commands.ts';
import { throwFrames } from './fuzzing/frames.ts';
import { throwHandshakes } from './fuzzing/handshakes.ts';
import { throwRequests } from './fuzzing/requests.ts';
import { closeTarget, expectUnharmed, openTarget, type Target } from './fuzzing/target.ts';

async function target(): Promise<Target> {
  const opened = await openTarget();
  onTestFinished(() => closeTarget(opened));
  return opened;
}

test('2,500 commands, most of them wrong', { timeout: 60_000 }, async () => {
  const thrown = await target();
  await throwCommands(thrown, 2500);
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

test('500 half-right frames', { timeout: 60_000 }, async () => {
  const thrown = await target();
  await throwFrames(thrown, 500);
  await expectUnharmed(thrown);
});

test('500 files and bodies with a few bytes changed', { timeout: 60_000 }, async () => {
  const thrown = await target();
  await throwBodies(thrown, 500);
  await expectUnharmed(thrown);
});
