import type { Page } from 'playwright-core';

/** What keys cost: from each press until what it brought about was painted, and the longest task, in ms. */
export interface Watched {
  readonly ms: readonly number[];
  readonly longestMs: number;
}

declare global {
  interface Window {
    watchedKeys: { ms: number[]; longestMs: number };
  }
}

/** Begins to watch the keys of a page. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.watchedKeys = { ms: [], longestMs: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.watchedKeys.longestMs = Math.max(window.watchedKeys.longestMs, duration);
      }
    }).observe({ type: 'longtask' });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // A message comes after the frame has been painted, without the wait of a timer.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.watchedKeys.ms.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
}

/** What was watched since this was last asked. */
export function keysWatched(page: Page): Promise<Watched> {
  return page.evaluate(async () => {
    await new Promise((painted) => setTimeout(painted, 200));
    const watched = window.watchedKeys;
    window.watchedKeys = { ms: [], longestMs: 0 };
    return watched;
  });
}
