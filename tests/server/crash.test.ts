import { test } from 'vitest';
import { crash } from './crashing.ts';
import { temporaryFolder } from './serverProcess.ts';

test('ten servers killed at a random moment of random commands lose nothing that they acknowledged', async () => {
  await crash(temporaryFolder(), 10, Math.floor(Math.random() * 1e9));
}, 120_000);
