import type { Page } from 'playwright-core';

/**
 * The texts of a page, as it stands, whose contrast with what is behind them is less than `least` (WCAG 2.2,
 * 1 to 21): one line for each. Colours are taken as the browser computed them, what is seen through mixed with
 * what shines through; what is off, or out of sight, is not looked at. What is just fading in is brought to its end.
 */
export function faintTexts(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
    }
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const colourOf = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [red, green, blue, alpha];
    };
    const over = (one: Colour, under: Colour): Colour => {
      const mix = (a: number, b: number) => a * one[3] + b * (1 - one[3]);
      return [mix(one[0], under[0]), mix(one[1], under[1]), mix(one[2], under[2]), 1];
    };
    const light = (channel: number) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    const luminance = ([red, green, blue]: Colour) =>
      0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
    const contrast = (a: Colour, b: Colour) => {
      const [one, other] = [luminance(a), luminance(b)];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    const opacityOf = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
    const paper: Colour = [255, 255, 255, 1];
    const ground = over(colourOf(getComputedStyle(document.documentElement).backgroundColor), paper);

    /** What is behind a text: every layer from its own up to the first that nothing shines through. */
    const behind = (element: Element, x: number, y: number): Colour | null => {
      const stack = document.elementsFromPoint(x, y);
      const at = stack.findIndex((layer) => layer.contains(element) || element.contains(layer));
      if (at < 0) return null;
      const isUnder = stack
        .slice(0, at)
        .some((layer) => colourOf(getComputedStyle(layer).backgroundColor)[3] === 1);
      if (isUnder) return null;
      return stack.slice(at).reduceRight((under, layer) => {
        const [red, green, blue, alpha] = colourOf(getComputedStyle(layer).backgroundColor);
        return over([red, green, blue, alpha * opacityOf(layer)], under);
      }, ground);
    };

    const faint = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest('.unseen, :disabled')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const under = behind(element, (left + right) / 2, (top + bottom) / 2);
      if (!under) continue;
      const [red, green, blue, alpha] = colourOf(getComputedStyle(element).color);
      const reached = contrast(over([red, green, blue, alpha * opacityOf(element)], under), under);
      if (reached < least) faint.add(`${text}: ${reached.toFixed(2)}`);
    }
    return Array.from(faint);
  }, least);
}
