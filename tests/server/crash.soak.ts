import { test } from 'vitest';
import { crash } from './crashing.ts';
import { temporaryFolder } from './serverProcess.ts';

test('two hundred servers killed at a random moment lose nothing that they acknowledged', async () => {
  await crash(temporaryFolder(), 200, Math.floor(Math.random() * 1e9));
});
