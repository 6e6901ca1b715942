import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { root } from '../../server/setup/checkout.js';

/** The npm package that carries Chromium 87 for Linux on x64, the oldest browser that displays must run on. */
const PACKAGE = 'chrome-aws-lambda@5.4.0';

const kept = join(root, 'node_modules', '.cache', 'chromium-87');

/** Starts Chromium 87, fetched from the npm registry the first time; `flags` as for `openBrowser`. */
export async function openOldestBrowser(...flags: string[]): Promise<Browser> {
  if (!existsSync(kept)) fetchOldest();
  const libraries = `${join(kept, 'lib')}:${kept}`;
  return chromium.launch({
    executablePath: join(kept, 'chromium'),
    chromiumSandbox: false,
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
    args: ['--disable-gpu', ...flags],
  });
}

/** Unpacks the browser and its libraries beside where they are kept, and moves them there once they are whole. */
function fetchOldest(): void {
  const folder = `${kept}-fetched`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [archive] = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n')
    .slice(-1);
  execFileSync('tar', ['-xzf', archive ?? '', '--strip-components=2', 'package/bin'], { cwd: folder });
  for (const part of ['chromium', 'aws.tar', 'swiftshader.tar']) {
    writeFileSync(join(folder, part), brotliDecompressSync(readFileSync(join(folder, `${part}.br`))));
    if (part.endsWith('.tar')) execFileSync('tar', ['-xf', part], { cwd: folder });
  }
  chmodSync(join(folder, 'chromium'), 0o755);
  renameSync(folder, kept);
}
