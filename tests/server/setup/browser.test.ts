import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findBrowser } from '../../../server/setup/browser.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'showcaller-browser-'));
  vi.stubEnv('PATH', [join(folder, 'one'), join(folder, 'two')].join(delimiter));
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', join(folder, 'cache'));
  vi.stubEnv('SHOWCALLER_BROWSER', '');
  vi.stubEnv('CHROME_PATH', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

test('the browser that is named comes first, then one on the path, then the newest of Playwright', () => {
  program('cache', 'chromium-999', 'chrome-linux64', 'chrome');
  expect(findBrowser()).toBe(join(folder, 'cache/chromium-999/chrome-linux64/chrome'));
  const newest = program('cache', 'chromium-1255', 'chrome-linux64', 'chrome');
  expect(findBrowser()).toBe(newest);
  const chrome = program('one', 'google-chrome');
  expect(findBrowser()).toBe(chrome);
  const chromium = program('two', 'chromium');
  expect(findBrowser()).toBe(chromium);
  const shell = program('two', 'chromium-headless-shell');
  expect(findBrowser()).toBe(shell);
  vi.stubEnv('CHROME_PATH', program('mine'));
  expect(findBrowser()).toBe(join(folder, 'mine'));
  vi.stubEnv('SHOWCALLER_BROWSER', program('ours'));
  expect(findBrowser()).toBe(join(folder, 'ours'));
});

test('a name that leads to no program is passed over', () => {
  const chromium = program('two', 'chromium');
  vi.stubEnv('SHOWCALLER_BROWSER', join(folder, 'nowhere'));
  vi.stubEnv('CHROME_PATH', folder);
  expect(findBrowser()).toBe(chromium);
});
