import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let show: string;
let browser: Browser;
let desk: Page;
let lectern: Page;

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  browser = await openBrowser();
  desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, { width: 1440, height: 900 });
  lectern = await openPage(browser, `${server.url}/speaker?name=Lectern`);
  await untilMarked([desk, lectern], { link: 'online', state: 'running' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const seqOf = async (page: Page) => Number((await faceOf(page)).seq);

it('shows the stage small: the real pages, which are no screens, and cost nothing when they are hidden', async () => {
  const pictures = () => desk.frames().filter((frame) => frame.url().includes('preview=1'));
  await expect.poll(() => pictures().length).toBe(2);
  const speaker = pictures().find((frame) => frame.url().includes('/speaker'));
  await speaker?.waitForSelector('html[data-link="online"]');
  await expect.poll(() => speaker?.textContent('[data-clock]')).toMatch(/^\+?\d+:\d\d$/);
  await desk.waitForTimeout(2_500);
  expect(await desk.locator('[data-device]').count()).toBe(1);
  expect(await desk.textContent('[data-screens-sum]')).toMatch(/^1 screen/);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^showcaller_displays(\{[^}]*\})? 1$/m);

  await desk.click('[data-open-miniatures]');
  await expect.poll(() => pictures().length).toBe(0);
  await desk.reload();
  await untilMarked([desk], { link: 'online' });
  expect(pictures()).toEqual([]);
  await desk.click('[data-open-miniatures]');
  await expect.poll(() => pictures().length).toBe(2);
});

it('keeps a message in sight: to whom, that it was not seen, louder after 15 s, urgent in one press, then by whom it was seen', async () => {
  const line = desk.locator('[data-shown-message]');
  await desk.click('[data-ask-seen]');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('m');
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await lectern.waitForSelector('[data-message] >> text=Wrap up');
  await line.and(desk.locator('[data-standing="waiting"]')).waitFor();
  expect(await line.textContent()).toMatch(/to speaker\s*Wrap up\s*not seen yet, 0:0\d/);
  expect(await desk.textContent('[data-message]')).toBe('Wrap up');
  expect(await desk.locator('[data-escalate]').count()).toBe(0);
  await line.and(desk.locator('[data-standing="unseen"]')).waitFor({ timeout: 20_000 });
  expect(await line.textContent()).toMatch(/Not seen for 0:1[5-9]/);
  expect(await lectern.getAttribute('[data-message]', 'data-style')).toBe('info');

  await desk.click('[data-escalate]');
  await lectern.waitForSelector('[data-message][data-style="urgent"]');
  await lectern.click('[data-seen]');
  await line.and(desk.locator('[data-standing="seen"]')).waitFor();
  expect(await line.textContent()).toMatch(/✓\s*seen by Lectern at \d\d:\d\d:\d\d/);
  await desk.keyboard.press('Shift+X');
  await line.waitFor({ state: 'detached' });
  await desk.click('[data-ask-seen]');
});

it('says of a message that no screen can show it', async () => {
  await server.give(show, 'message.show', { to: 'greenroom', text: 'Panel 2, please', needsSeen: true });
  await desk.waitForSelector('[data-shown-message] >> text=none is connected');
  await desk.click('[data-clears="greenroom"]');
  await desk.waitForSelector('[data-shown-message]', { state: 'detached' });
});

it('lets a key be changed, refuses one that is taken, keeps it on this device, and brings all back', async () => {
  const keyOf = (command: string) => desk.textContent(`[data-key-of="${command}"]`);
  await desk.keyboard.press('?');
  await desk.click('[data-key-of="go"]');
  const before = await seqOf(desk);
  await desk.keyboard.press('h');
  expect(await desk.textContent('.refusal')).toContain('“Hold, or resume”');
  await desk.click('[data-key-of="go"]');
  await desk.keyboard.press('F8');
  await expect.poll(() => keyOf('go')).toMatch(/^\s*F8\s*$/);
  await desk.keyboard.press('Escape');
  await desk.reload();
  await untilMarked([desk], { link: 'online', state: 'running' });
  expect(await seqOf(desk)).toBe(before);

  await desk.keyboard.press('Space');
  await desk.keyboard.down('F8');
  expect(await seqOf(desk)).toBe(before);
  await desk.keyboard.up('F8');
  await untilMarked([desk, lectern], { seq: String(before + 1) });
  expect((await faceOf(desk)).segment).toContain('Panel 2');

  await desk.keyboard.press('?');
  await desk.click('[data-reset-keys]');
  await expect.poll(() => keyOf('go')).toMatch(/^\s*Space\s*$/);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('u');
  await untilMarked([desk], { seq: String(before + 2) });
});

it('finds a segment while one writes, nothing fires meanwhile, and jumps with a second press', async () => {
  const before = await seqOf(desk);
  await desk.keyboard.press('f');
  await desk.waitForSelector('[data-find]');
  await desk.keyboard.type('handover');
  await desk.waitForSelector('[data-segment].chosen >> text=Handover of the Report');
  await desk.keyboard.press('Enter');
  expect(await seqOf(desk)).toBe(before);
  await desk.keyboard.press('j');
  await untilMarked([desk, lectern], { seq: String(before + 1) });
  expect((await faceOf(lectern)).segment).toBe('Handover of the Report');
  await desk.keyboard.press('u');
  await untilMarked([desk], { seq: String(before + 2) });
});

it('draws the statechart with the present states lit, and says what is possible now and what is not', async () => {
  const acceptedOf = (type: string) => desk.getAttribute(`[data-possible="${type}"]`, 'data-accepted');
  await desk.keyboard.press('c');
  await desk.waitForSelector('[data-state-box="show.stage.live.onStage.running"].active');
  expect(await desk.locator('[data-state-box="show.stage.ended"].active').count()).toBe(0);
  expect(await acceptedOf('clock.hold')).toBe('true');
  expect(await acceptedOf('clock.resume')).toBe('false');
  expect(await desk.textContent('[data-possible="clock.resume"]')).toContain('The clock is running already.');
  await desk.keyboard.press('h');
  await desk.waitForSelector('[data-state-box="show.stage.live.onStage.held"].active');
  await expect.poll(() => acceptedOf('clock.resume')).toBe('true');
  await desk.waitForSelector(
    '[data-arrow="show.stage.live.onStage.held show.stage.live.onStage.running"].open',
  );
  await desk.keyboard.press('h');
  await untilMarked([desk, lectern], { state: 'running' });
  await desk.keyboard.press('Escape');
  await desk.waitForSelector('[data-statechart]', { state: 'detached' });
});

it('says whose show it is, its colour and its logo, in one command that undo takes back', async () => {
  const hall = await openPage(browser, `${server.url}/room?name=Hall`);
  await untilMarked([hall], { link: 'online' });
  const before = await seqOf(desk);
  await desk.click('[data-menu="show"]');
  await desk.click('[data-open-describe]');
  await desk.fill('[data-describe="title"]', 'Seminar on Digital Cooperation');
  await desk.fill('[data-describe="organiser"]', 'Institute for Open Networks');
  await desk.fill('[data-describe="accent"]', '#e0218a');
  await desk.setInputFiles('[data-describe="logo"]', {
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
    ),
  });
  await desk.waitForSelector('[data-describe-sheet] img');
  await desk.keyboard.press('Space');
  expect(await seqOf(desk)).toBe(before);
  await desk.click('[data-command="programme.describe"]');
  await desk.waitForSelector('[data-describe-sheet]', { state: 'detached' });
  await untilMarked([desk, hall], { seq: String(before + 1) });
  expect(await desk.textContent('.title b')).toBe('Seminar on Digital Cooperation');
  await hall.waitForSelector('img[data-organiser]');
  await server.give(show, 'undo', { lane: 'programme' });
  await untilMarked([desk], { seq: String(before + 2) });
  expect(await desk.textContent('.title b')).toBe('High-Level Seminar on Digital Cooperation');
  await hall.context().close();
});

it('says plainly when it is not connected, its buttons off; what was pressed meanwhile is never sent', async () => {
  const before = await seqOf(desk);
  await server.kill();
  await untilMarked([desk], { link: 'stale' });
  expect(await desk.textContent('[data-offline]')).toMatch(
    /^Not connected since \d\d:\d\d:\d\d\. .*buttons are off/,
  );
  expect(
    await desk.locator('button[data-command]:not(:disabled), [data-preset]:not(:disabled)').count(),
  ).toBe(0);
  await desk.keyboard.press('Space');
  await desk.keyboard.press('h');
  await server.start('--no-sample');
  await untilMarked([desk], { link: 'online' });
  await desk.waitForTimeout(500);
  expect(await seqOf(desk)).toBe(before);
  expect((await faceOf(desk)).state).toBe('running');
});
