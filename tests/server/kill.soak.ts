import { test } from 'vitest';
import { killAndLookAgain } from './killing.ts';
import { temporaryFolder } from './serverProcess.ts';

test('200 kills straight after an answer: nothing answered is missing, the same moment, the log complete', async () => {
  await killAndLookAgain(temporaryFolder(), 200);
});
