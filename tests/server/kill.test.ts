import { test } from 'vitest';
import { killAndLookAgain } from './killing.ts';
import { temporaryFolder } from './serverProcess.ts';

test(
  '20 kills straight after an answer: nothing answered is missing, the same moment, the log complete',
  { timeout: 90_000 },
  async () => {
    await killAndLookAgain(temporaryFolder(), 20);
  },
);
