import type { Page } from 'playwright-core';

/**
 * What is wrong with the layout of a page as it stands: texts that reach over the window or are cut by a box
 * that hides what is outside it, texts that lie on each other, and a page that scrolls. Empty if nothing is.
 * What an urgent message covers whole is as it should be.
 *
 * With `isDesk` it is a page for a hand: lists may scroll, people's own texts (`dir="auto"`, `bdi`) may end in
 * dots, what is opaque may lie over something, and a narrow window may scroll down. The page's own words are
 * never cut all the same.
 */
export function layoutFaults(page: Page, { isDesk = false } = {}): Promise<string[]> {
  return page.evaluate(async (isDesk) => {
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

    interface Box {
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
      readonly left: number;
    }

    const clipping = (element: Element | null): Element[] => {
      if (!element) return [];
      const { overflowX, overflowY } = getComputedStyle(element);
      const clips = overflowX !== 'visible' || overflowY !== 'visible';
      return [...(clips ? [element] : []), ...clipping(element.parentElement)];
    };

    const isOutside = (line: Line, box: Box) =>
      line.top < box.top - 1 ||
      line.left < box.left - 1 ||
      line.bottom > box.bottom + 1 ||
      line.right > box.right + 1;

    const lies = (one: Line, other: Line) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1;

    /** On a desk: whether a box may hide a part of this text, because it can be scrolled there or ends in dots. */
    const mayHide = (box: Element, { owner }: Line): boolean => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowX + overflowY)) return true;
      const isPeoples = owner.closest('[dir="auto"], bdi') !== null;
      return isPeoples && (textOverflow === 'ellipsis' || webkitLineClamp !== 'none');
    };

    const mayCover = isDesk || document.querySelector('[data-style="urgent"]') !== null;

    /** Whether something opaque lies over the middle of a text, such as a sheet or a button that stays. */
    const isCovered = ({ owner, top, right, bottom, left }: Line): boolean => {
      if (!mayCover) return false;
      const above = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
      const at = above.findIndex((element) => owner.contains(element) || element.contains(owner));
      return above.slice(0, Math.max(0, at)).some((element) => {
        const { backgroundColor } = getComputedStyle(element);
        return !/, 0(\.\d+)?\)$|transparent/.test(backgroundColor);
      });
    };

    /** What is in sight of a text on a desk. */
    const inSight = (line: Line): Line[] => {
      let { top, right, bottom, left } = line;
      for (const box of clipping(line.owner).filter((element) => mayHide(element, line))) {
        const edge = box.getBoundingClientRect();
        [top, left] = [Math.max(top, edge.top), Math.max(left, edge.left)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      const seen = { ...line, top, right, bottom, left };
      return left < right && top < bottom && !isCovered(seen) ? [seen] : [];
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all: Line[] = [];
    while (walker.nextNode()) all.push(...linesOf(walker.currentNode as Text));
    const lines = isDesk ? all.flatMap(inSight) : all.filter((line) => !isCovered(line));

    const { scrollWidth, scrollHeight } = document.documentElement;
    const mayScroll = isDesk && innerWidth <= 800;
    const [top, bottom] = mayScroll ? [-scrollY, scrollHeight - scrollY] : [0, innerHeight];
    const window = { top, right: innerWidth, bottom, left: 0 };
    const faults = new Set<string>();
    for (const line of lines) {
      const clips = clipping(line.owner).filter((element) => !isDesk || !mayHide(element, line));
      const boxes: Box[] = [window, ...clips.map((element) => element.getBoundingClientRect())];
      if (boxes.some((box) => isOutside(line, box))) faults.add(`cut: ${line.text}`);
      for (const other of lines) {
        if (line.owner !== other.owner && lies(line, other)) faults.add(`${line.text} lies on ${other.text}`);
      }
    }
    if (scrollWidth > innerWidth || (scrollHeight > innerHeight && !mayScroll))
      faults.add('the page scrolls');
    return Array.from(faults);
  }, isDesk);
}
