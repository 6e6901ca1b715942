import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { qrPath } from '../../client/control/access/qrpath.ts';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  await writeMorning(server.data, Date.now());
  await server.start('--no-sample', '--private');
  browser = await openBrowser();
});

beforeEach(async () => {
  desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, { width: 1600, height: 900 });
  await untilMarked([desk], { link: 'online' });
});

afterEach(async () => {
  await desk.context().close();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** Makes a link at the console; the address that it shows once. */
async function make(name: string, role: string): Promise<string> {
  await desk.click('[data-menu="show"]');
  await desk.click('[data-open-links]');
  await desk.fill('[data-link-name]', name);
  await desk.selectOption('[data-link-role]', role);
  await desk.click('[data-link-make]');
  const address = await desk.inputValue('[data-link-address]');
  expect(await desk.getAttribute('[data-fresh-link] svg path', 'd')).toBe(qrPath(address).path);
  await desk.keyboard.press('Escape');
  await desk.waitForSelector('[data-links]', { state: 'detached' });
  return address.replace(/^http:\/\/[^/]+/, server.url);
}

async function revoke(name: string): Promise<void> {
  await desk.click('[data-menu="show"]');
  await desk.click('[data-open-links]');
  const row = desk.locator('[data-link-id]', { hasText: name });
  await row.getByRole('button', { name: 'Revoke…' }).click();
  await row.locator('[data-link-revoke]').click();
  await row.waitFor({ state: 'detached' });
  await desk.keyboard.press('Escape');
}

it('a display that a link opens shows the show, says plainly when the link is revoked, and asks for no key to be sent', async () => {
  const address = await make('The foyer', 'viewer');
  expect(address).toMatch(/\/room\?show=[\w-]+#key=[\w-]{32}$/);
  const key = address.slice(-32);
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: Request[] = [];
  page.on('request', (request) => asked.push(request));
  await page.goto(address);
  await untilMarked([page], { link: 'online', state: 'running' });
  expect(asked.length).toBeGreaterThan(3);
  for (const request of asked) {
    expect(request.url()).not.toContain(key);
    expect(JSON.stringify(await request.allHeaders())).not.toContain(key);
  }
  // The tab keeps the key for the pages that it is sent to.
  await page.goto(`${server.url}/speaker`);
  await untilMarked([page], { link: 'online', state: 'running' });
  await revoke('The foyer');
  await untilMarked([page], { link: 'stale' });
  await expect.poll(() => page.textContent('[data-stale]')).toMatch(/revoked/);
  await context.close();
});

it('what the server is sent never holds a fragment', async () => {
  const log: string[] = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSentExtraInfo', ({ headers }) => log.push(JSON.stringify(headers)));
  devtools.on('Network.requestWillBeSent', ({ request }) => log.push(request.url, request.postData ?? ''));
  devtools.on('Network.webSocketWillSendHandshakeRequest', ({ request }) =>
    log.push(JSON.stringify(request.headers)),
  );
  devtools.on('Network.webSocketCreated', ({ url }) => log.push(url));
  await page.goto(`${server.url}/control#key=${KEY}`);
  await untilMarked([page], { link: 'online' });
  await page.goto(`${server.url}/`);
  await page.click('[data-role="control"]');
  await untilMarked([page], { link: 'online', view: 'control' });
  expect(log.some((line) => line.includes('/socket.io/'))).toBe(true);
  // It goes where it must: in the header of what asks for more, never in an address.
  const elsewhere = log.filter((line) => line.includes(KEY) && !line.includes(`Bearer ${KEY}`));
  expect(elsewhere).toEqual([]);
  await context.close();
});

it.each([
  [
    'operator',
    '[data-command="message.show"], [data-preset]',
    '[data-command="segment.next"]',
    /messages and run turns/,
  ],
  ['viewer', '[data-baton-holder]', '[data-command="segment.next"]', /may watch/],
])(
  'the console of %s offers what the link may, and says why not the rest',
  async (role, offered, off, reason) => {
    const address = await make(`A ${role}`, role);
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
    const page = await context.newPage();
    await page.goto(address.replace(/\/\w+\?/, '/control?'));
    await untilMarked([page], { link: 'online' });
    expect(await page.isDisabled(off)).toBe(true);
    expect(await page.getAttribute(off, 'title')).toMatch(reason);
    expect(await page.locator(offered).first().isVisible()).toBe(true);
    expect(await page.locator('[data-open-links]').count()).toBe(0);
    const seq = await page.getAttribute('html', 'data-seq');
    await page.keyboard.press('Space');
    expect(await page.getAttribute('html', 'data-seq')).toBe(seq);
    await revoke(`A ${role}`);
    await expect.poll(() => page.textContent('[role="alert"]')).toMatch(/revoked/);
    await context.close();
  },
);

it('both callers see who is in command; one press takes it, and the other is told', async () => {
  const other = await openPage(browser, `${server.url}/control?name=Grace#key=${KEY}`, {
    width: 1600,
    height: 900,
  });
  await untilMarked([other], { link: 'online' });
  await other.click('[data-baton-take]');
  await desk.waitForSelector('[data-baton="other"]');
  expect(await desk.textContent('[data-baton-holder]')).toMatch(/Grace is in command/);
  await desk.click('[data-baton-holder]');
  expect(await desk.locator('[data-controller]').allTextContents()).toEqual([
    expect.stringMatching(/Ana.*you/s),
    expect.stringMatching(/Grace.*in command/s),
  ]);
  await desk.click('[data-baton-strict]');
  await expect.poll(() => desk.isDisabled('[data-command="segment.next"]')).toBe(true);
  expect(await desk.getAttribute('[data-command="segment.next"]', 'title')).toMatch(/Grace is in command/);
  await desk.click('[data-baton-ask]');
  await other.click('[data-baton-give]');
  await desk.waitForSelector('[data-baton="mine"]');
  await expect.poll(() => other.textContent('[data-notice="news"]')).toMatch(/Ana has taken over/);
  await desk.click('[data-baton-strict]');
  await other.context().close();
});
