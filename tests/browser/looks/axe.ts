import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds against a page as it stands: one line for each rule and element; empty where all is well. */
export async function violationsOn(page: Page): Promise<string[]> {
  // A script tag would be refused by the pages' policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    // What fades is looked at when it has faded.
    const fading = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(fading.map(({ finished }) => finished));
    // The frames of the console are pages of their own, tried by themselves.
    const { violations } = await tool.run(document, { iframes: false, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}
