import type { Browser, Page } from 'playwright-core';
import { openPage } from '../../browser/face.ts';

/** A second that a page showed: how many were left, and when it came, in epoch ms of the browser. */
export interface Shown {
  readonly left: number;
  readonly at: number;
}

/** A page whose device has its wall clock wrong by so many ms. */
export interface WatchedPage {
  readonly page: Page;
  readonly wrongMs: number;
}

/** Opens a page on a device of its own, whose wall clock is wrong by so many ms. */
export async function openWithWrongClock(
  browser: Browser,
  address: string,
  wrongMs: number,
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.addInitScript(setClockWrong, wrongMs);
  const page = await context.newPage();
  await page.goto(address);
  return { page, wrongMs };
}

/** In the page, before its own scripts: every way to the wall clock is wrong by so many ms. */
function setClockWrong(wrongMs: number): void {
  const RightDate = Date;
  globalThis.Date = class extends RightDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(RightDate.now() + wrongMs);
      else super(...(parts as [number]));
    }
    static override now(): number {
      return RightDate.now() + wrongMs;
    }
  } as DateConstructor;
  const origin = performance.timeOrigin;
  Object.defineProperty(performance, 'timeOrigin', { value: origin + wrongMs });
}

/** From now on the page notes when its digits change. */
export async function watchDigits({ page }: WatchedPage): Promise<void> {
  await page.evaluate(() => {
    const shown: { text: string; at: number }[] = [];
    Object.assign(window, { shown });
    let last = '';
    new MutationObserver(() => {
      const text = document.querySelector('[data-clock]')?.textContent ?? '';
      if (text !== last) shown.push({ text, at: performance.timeOrigin + performance.now() });
      last = text;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** The seconds that it has shown since. */
export async function shownBy({ page, wrongMs }: WatchedPage): Promise<Shown[]> {
  const shown = await page.evaluate(
    () => (window as unknown as { shown: { text: string; at: number }[] }).shown,
  );
  return shown.map(({ text, at }) => ({ left: secondsIn(text), at: at - wrongMs }));
}

function secondsIn(text: string): number {
  const seconds = text
    .replace('+', '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return text.startsWith('+') ? -seconds : seconds;
}

/** Server time minus the browser's, in ms: the middle of the shortest of many questions over HTTP. */
export async function serverOffset(browser: Browser, address: string): Promise<number> {
  const page = await openPage(browser, `${address}/api/time`);
  const offset = await page.evaluate(async () => {
    let best = { took: Infinity, offset: 0 };
    for (let round = 0; round < 50; round += 1) {
      const from = performance.now();
      const { now } = (await (await fetch('/api/time')).json()) as { now: number };
      const to = performance.now();
      const middle = performance.timeOrigin + (from + to) / 2;
      if (to - from < best.took) best = { took: to - from, offset: now - middle };
    }
    return best.offset;
  });
  await page.context().close();
  return offset;
}
