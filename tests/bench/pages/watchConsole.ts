import type { Browser, Page } from 'playwright-core';
import { untilMarked } from '../../browser/face.ts';

/** One answer to a command as the console dealt with it: until the change was on the screen. */
export interface Painted {
  readonly ms: number;
  /** How many frames began between the arrival of the answer and the one that showed the change; 1 is the next. */
  readonly frames: number;
}

/** What was noted on a console while it was watched; times in ms of the page. */
export interface Watched {
  readonly painted: readonly Painted[];
  /** When the digits changed, as painted. */
  readonly digits: readonly number[];
  /** How long each task took that took more than 50 ms. */
  readonly longTasks: readonly number[];
}

/** Opens a console that notes, from its very beginning, when answers arrive and when changes are painted. */
export async function openConsole(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(noteAll);
  const page = await context.newPage();
  await page.goto(address);
  await untilMarked([page], { link: 'online', state: 'running' }, 30_000);
  return page;
}

/** Forgets what was noted so far. */
export async function watchAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { watched: { painted: [], digits: [], longTasks: [] } });
  });
}

/** What was noted since. */
export function watchedOn(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched);
}

/** In the page, before its own scripts. */
function noteAll(): void {
  if (window !== window.top) return;
  const holder = window as unknown as {
    watched: { painted: Painted[]; digits: number[]; longTasks: number[] };
  };
  holder.watched = { painted: [], digits: [], longTasks: [] };

  let frame = 0;
  const count = () => {
    frame += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);

  /** Calls back when the frame that holds the present state of the page has been handed on. */
  const afterPaint = (told: (at: number, inFrame: number) => void) => {
    requestAnimationFrame(() => {
      const inFrame = frame;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        told(performance.now(), inFrame);
      };
      channel.port2.postMessage(null);
    });
  };

  let answered: { at: number; frame: number } | null = null;
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (/^43\/control,\d+\[\{"ok":true,"seq"/.test(String(data)))
          answered = { at: performance.now(), frame };
      });
    }
  };

  let seq = '';
  let digits = '';
  new MutationObserver(() => {
    const text = document.querySelector('[data-clock]')?.textContent ?? '';
    if (text !== digits && text !== '') afterPaint((at) => holder.watched.digits.push(at));
    digits = text;
    const now = document.documentElement.dataset['seq'] ?? '';
    const since = answered;
    if (now !== seq && since) {
      answered = null;
      afterPaint((at, inFrame) => {
        holder.watched.painted.push({ ms: at - since.at, frames: inFrame - since.frame });
      });
    }
    seq = now;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) holder.watched.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
}
