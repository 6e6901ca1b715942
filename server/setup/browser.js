import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Names under which a Chromium is found in the folders of PATH. Debian's without windows opens a page with a tenth
 * of the work that its full one takes.
 */
const PROGRAMS = [
  'chromium-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium-browser',
  'microsoft-edge',
];

/** Where macOS and Windows keep programs that are in no folder of PATH. */
const APPLICATIONS = [
  ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
      join(process.env[variable] ?? 'C:\\', path),
    ),
  ),
];

/** Where Playwright puts a Chromium, within the folder of its revision: over the years, on each system. */
const FETCHED = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  ...['chrome-mac-arm64', 'chrome-mac-x64'].map(
    (folder) => `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  ),
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

/**
 * The Chromium that the tests use: the one that `SHOWCALLER_BROWSER` or `CHROME_PATH` names, else one in a folder
 * of PATH, one that Playwright fetched, or one where the system keeps its programs; undefined if there is none.
 *
 * @returns {string | undefined} a path
 */
export function findBrowser() {
  const { SHOWCALLER_BROWSER, CHROME_PATH, PATH = '' } = process.env;
  const named = [SHOWCALLER_BROWSER, CHROME_PATH].flatMap((path) => (path ? [path] : []));
  const onPath = PROGRAMS.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...named, ...onPath].find(isProgram) ?? [...fetchedByPlaywright(), ...APPLICATIONS].find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The places where Playwright's downloads may be, the newest revision first. */
function fetchedByPlaywright() {
  const cache = playwrightCache();
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
    .flatMap((folder) => FETCHED.map((path) => join(cache, folder, path)));
}

/** The folder that Playwright's documentation names for each system. */
function playwrightCache() {
  const { PLAYWRIGHT_BROWSERS_PATH, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (PLAYWRIGHT_BROWSERS_PATH !== undefined) return PLAYWRIGHT_BROWSERS_PATH;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
}
