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

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  await server.start('--no-sample');
  browser = await openBrowser();
  desk = await openPage(browser, `${server.url}/control?name=Ana#key=${KEY}`, { width: 1440, height: 900 });
  await untilMarked([desk], { link: 'online', state: 'running' });
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const seqOf = async (page: Page) => Number((await faceOf(page)).seq);

/** Presses Enter on what a mark names. */
async function enter(mark: string): Promise<void> {
  await desk.focus(mark);
  await desk.keyboard.press('Enter');
}

/** Waits until the keyboard is with what a mark names. */
function untilFocused(mark: string): Promise<unknown> {
  return desk.waitForFunction((wanted) => document.activeElement?.matches(wanted) === true, mark);
}

it('takes a held Enter on GO for one press, as it takes a held Space', async () => {
  const before = await seqOf(desk);
  await desk.focus('[data-command="segment.next"]');
  await desk.keyboard.down('Enter');
  await untilMarked([desk], { seq: String(before + 1) });
  for (let held = 0; held < 30; held += 1) {
    await desk.keyboard.down('Enter');
    await desk.waitForTimeout(50);
  }
  await desk.keyboard.up('Enter');
  for (let held = 0; held < 10; held += 1) await desk.keyboard.down('Space');
  await desk.waitForTimeout(300);
  expect(await seqOf(desk)).toBe(before + 1);
  await desk.evaluate(() => {
    dispatchEvent(new Event('blur'));
  });
  await desk.keyboard.up('Space');
  await desk.keyboard.press('u');
  await untilMarked([desk], { seq: String(before + 2) });
});

it('hands the keyboard on where what had it goes: a button that changes, a field, a sheet, a jump', async () => {
  await enter('[data-command="clock.hold"]');
  await untilMarked([desk], { state: 'held' });
  await untilFocused('[data-command="clock.resume"]');
  await desk.keyboard.press('Enter');
  await untilMarked([desk], { state: 'running' });
  await untilFocused('[data-command="clock.hold"]');

  await enter('[data-open-left]');
  await untilFocused('[data-time-left]');
  await desk.keyboard.press('Escape');
  await untilFocused('[data-open-left]');

  await enter('[data-open-find]');
  await untilFocused('[data-find]');
  await desk.keyboard.type('handover');
  await desk.keyboard.press('Enter');
  await untilFocused('[data-open-find]');
  const { seq } = await faceOf(desk);
  await enter('[data-segment].chosen [data-command="segment.goto"]');
  await untilMarked([desk], { seq: String(Number(seq) + 1) });
  await untilFocused('[data-segment][data-place="on"] .choose');
  await desk.keyboard.press('u');
  await untilMarked([desk], { seq: String(Number(seq) + 2) });

  await enter('[data-open-way-back]');
  await untilFocused('[data-way-back]');
  await desk.keyboard.press('Escape');
  await untilFocused('[data-open-way-back]');

  for (const [item, sheet] of [
    ['[data-open-links]', '[aria-label="Links"]'],
    ['[data-open-describe]', '[role="dialog"]'],
  ] as const) {
    await enter('[data-menu="show"]');
    await enter(item);
    await untilFocused(sheet);
    await desk.keyboard.press('Escape');
    await untilFocused('[data-menu="show"]');
  }
  await enter('[data-menu="show"]');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Escape');
  await untilFocused('[data-menu="show"]');
  await desk.keyboard.press('Escape');
  await untilFocused('body');
});

it('keeps the keyboard in the links while they lie over the desk, and gives nothing meanwhile', async () => {
  const before = await seqOf(desk);
  await desk.click('[data-menu="show"]');
  await desk.click('[data-open-links]');
  await untilFocused('[aria-label="Links"]');
  for (const key of ['Space', 'h', 'u']) await desk.keyboard.press(key);
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await desk.keyboard.press('Tab');
    expect(await desk.evaluate(() => document.activeElement?.closest('.desk') ?? null)).toBeNull();
  }
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await desk.waitForSelector('[data-links]', { state: 'detached' });
  expect(await seqOf(desk)).toBe(before);
});

it('leaves the keys alone of which a word is being made, such as a Chinese one', async () => {
  const field = '[data-message-field]';
  await desk.fill(field, 'ni');
  const give = (key: string) =>
    desk.evaluate(
      ([selector, pressed]) =>
        document.querySelector(selector)?.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: pressed,
            isComposing: true,
            bubbles: true,
            cancelable: true,
          }),
        ),
      [field, key] as const,
    );
  for (const key of ['ArrowDown', 'Escape']) expect(await give(key)).toBe(true);
  expect(await desk.inputValue(field)).toBe('ni');
  await untilFocused(field);
  await desk.fill(field, '');
  await desk.keyboard.press('Escape');
});

it('obeys a keyboard that is set to Russian, by the places of its keys', async () => {
  const before = await seqOf(desk);
  await desk.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'р', code: 'KeyH', bubbles: true }));
  });
  await untilMarked([desk], { seq: String(before + 1), state: 'held' });
  await desk.keyboard.press('u');
  await untilMarked([desk], { seq: String(before + 2), state: 'running' });
});

it('brings who speaks into sight among the turns, however many there are', async () => {
  await desk.setViewportSize({ width: 1024, height: 768 });
  await server.give(show, 'turn.start', { speakerId: 'moderator' });
  await server.give(show, 'turn.start', { speakerId: 'fourth' });
  await untilMarked([desk], { seq: String(await server.seq(show)) });
  const isWhole = () =>
    desk.evaluate(() => {
      const chip = document.querySelector('[data-speaker][aria-pressed="true"]');
      const [it, place] = [chip, chip?.closest('ul')].map((element) => element?.getBoundingClientRect());
      return it && place ? it.left >= place.left - 1 && it.right <= place.right + 1 : null;
    });
  await expect.poll(isWhole).toBe(true);
  await server.give(show, 'turn.start', { speakerId: 'moderator' });
  await untilMarked([desk], { seq: String(await server.seq(show)) });
  await expect.poll(isWhole).toBe(true);
  await desk.setViewportSize({ width: 1440, height: 900 });
});
