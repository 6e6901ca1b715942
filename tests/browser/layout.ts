import type { Page } from 'playwright-core';

/**
 * What is wrong with the layout of a display page as it stands: texts that reach over the window or are cut
 * by a box that hides what is outside it, texts that lie on each other, and a page that scrolls. Empty if
 * nothing is.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    // Sizes are observed after a frame, and what follows from them is laid out in the next.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);

    /** Letters may reach out of their line, and lines of different texts may stand tight, by this share. */
    const REACH = 0.25;

    interface Line {
      readonly owner: Element;
      readonly text: string;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
      readonly left: number;
    }

    const isHidden = (element: Element) =>
      element.closest('.unseen') !== null || !element.checkVisibility({ visibilityProperty: true });

    /** The element that stands by itself in the layout, to which a text belongs. */
    const ownerOf = (element: Element): Element => {
      const isInline = ['inline', 'contents'].includes(getComputedStyle(element).display);
      return isInline && element.parentElement ? ownerOf(element.parentElement) : element;
    };

    const linesOf = (node: Text): Line[] => {
      const element = node.parentElement;
      const text = node.data.trim();
      if (!element || text === '' || isHidden(element)) return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      return Array.from(range.getClientRects(), ({ top, right, bottom, left }) => {
        const reach = (bottom - top) * REACH;
        return { owner: ownerOf(element), text, top: top + reach, right, bottom: bottom - reach, left };
      });
    };

    const clipping = (element: Element | null): Element[] => {
      if (!element) return [];
      const { overflowX, overflowY } = getComputedStyle(element);
      const clips = overflowX !== 'visible' || overflowY !== 'visible';
      return [...(clips ? [element] : []), ...clipping(element.parentElement)];
    };

    const isOutside = (line: Line, box: { top: number; right: number; bottom: number; left: number }) =>
      line.top < box.top - 1 ||
      line.left < box.left - 1 ||
      line.bottom > box.bottom + 1 ||
      line.right > box.right + 1;

    const lies = (one: Line, other: Line) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1;

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines: Line[] = [];
    while (walker.nextNode()) lines.push(...linesOf(walker.currentNode as Text));

    const window = { top: 0, right: innerWidth, bottom: innerHeight, left: 0 };
    const faults = new Set<string>();
    for (const line of lines) {
      const boxes = [window, ...clipping(line.owner).map((element) => element.getBoundingClientRect())];
      if (boxes.some((box) => isOutside(line, box))) faults.add(`cut: ${line.text}`);
      for (const other of lines) {
        if (line.owner !== other.owner && lies(line, other)) faults.add(`${line.text} lies on ${other.text}`);
      }
    }
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.add('the page scrolls');
    return Array.from(faults);
  });
}
