import type { Page } from 'playwright-core';

/** Nothing may flash faster than once in so many ms. */
const SLOWEST_MS = 1_000;

/**
 * What goes on and on on a page, as it stands or as its style sheets would have it, faster than once a
 * second: one line for each; empty where nothing does.
 */
export function fastFlashes(page: Page): Promise<string[]> {
  return page.evaluate((slowestMs) => {
    const running = document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming())
      .filter((timing) => timing && timing.iterations !== 1 && Number(timing.duration) < slowestMs)
      .map((timing) => `an animation of ${String(timing?.duration)} ms`);
    const rulesIn = (rules: CSSRuleList): CSSRule[] =>
      Array.from(rules).flatMap((rule) => [
        rule,
        ...('cssRules' in rule && rule.cssRules instanceof CSSRuleList ? rulesIn(rule.cssRules) : []),
      ]);
    const written = Array.from(document.styleSheets)
      .flatMap((sheet) => rulesIn(sheet.cssRules))
      .filter((rule) => rule instanceof CSSStyleRule)
      .filter(({ style }) => style.animationIterationCount === 'infinite')
      .filter(
        ({ style }) =>
          parseFloat(style.animationDuration) * (/\dms/.test(style.animationDuration) ? 1 : 1_000) <
          slowestMs,
      )
      .map(({ cssText }) => cssText);
    return [...running, ...written];
  }, SLOWEST_MS);
}

/** The elements of a page, as it stands, that would move or fade: one line for each. */
export function movingElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const styles = ['', '::before', '::after'].flatMap((part) =>
      Array.from(document.querySelectorAll('*'), (element) => ({
        name: `${element.tagName}.${element.getAttribute('class') ?? ''}${part}`,
        style: getComputedStyle(element, part),
      })),
    );
    const moving = styles.filter(
      ({ style }) => style.animationName !== 'none' || !/^(none|all)$/.test(style.transitionProperty),
    );
    return [
      ...moving.map(({ name }) => name),
      ...document.getAnimations().map(() => 'an animation by a script'),
    ];
  });
}
