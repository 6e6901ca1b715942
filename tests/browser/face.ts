import type { Browser, Page } from 'playwright-core';

/** What a page says of itself by the marks of CONTRACT. */
export interface Face {
  readonly seq: string;
  readonly state: string;
  readonly phase: string;
  readonly link: string;
  readonly clock: string;
  readonly segment: string;
}

/** Opens a page in a context of its own: another device, with its own storage. */
export async function openPage(
  browser: Browser,
  address: string,
  viewport = { width: 1280, height: 720 },
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** What the page shows at this moment. */
export function faceOf(page: Page): Promise<Face> {
  return page.evaluate(() => {
    const { dataset } = document.documentElement;
    const text = (mark: string) => document.querySelector(`[data-${mark}]`)?.textContent ?? '';
    return {
      seq: dataset['seq'] ?? '',
      state: dataset['state'] ?? '',
      phase: dataset['phase'] ?? '',
      link: dataset['link'] ?? '',
      clock: text('clock'),
      segment: text('segment-title'),
    };
  });
}

/** Waits until the root element of every page carries these marks; how long it took, in ms. */
export async function untilMarked(
  pages: readonly Page[],
  marks: Readonly<Record<string, string>>,
  timeout = 10_000,
): Promise<number> {
  const from = performance.now();
  const isMarked = (wanted: Readonly<Record<string, string>>) =>
    Object.entries(wanted).every(([name, value]) => document.documentElement.dataset[name] === value);
  await Promise.all(pages.map((page) => page.waitForFunction(isMarked, marks, { timeout, polling: 10 })));
  return performance.now() - from;
}

/** The seconds that a clock text stands for; less than nothing in overrun. */
export function secondsIn(clock: string): number {
  const seconds = clock
    .replace('+', '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return clock.startsWith('+') ? -seconds : seconds;
}
