import type { Attachment } from 'svelte/attachments';

const STEPS = 9;

/** No text is smaller than this, in CSS px. */
const LEAST = 3;

/** Letters reach over a tight line by up to this share of their size; that is no overflow. */
const REACH = 0.2;

/**
 * Sets the largest font size between `smallest` and `largest` (CSS px, given afresh at each look) at
 * which an element's text fits into the element, so that a title of 300 characters is not cut. Where even
 * the smallest does not, the element is marked `data-tight`, for styles to leave something out, and may be
 * smaller still. Looks again when the element, its text or the window changes and when the fonts arrive.
 */
export function fit(bounds: () => { smallest: number; largest: number }): Attachment<HTMLElement> {
  return (element) => {
    const look = () => {
      fitOnce(element, bounds());
    };
    const sizes = new ResizeObserver(look);
    const texts = new MutationObserver(look);
    sizes.observe(element);
    texts.observe(element, { characterData: true, childList: true, subtree: true });
    document.fonts.addEventListener('loadingdone', look);
    addEventListener('resize', look);
    look();
    return () => {
      document.fonts.removeEventListener('loadingdone', look);
      removeEventListener('resize', look);
      sizes.disconnect();
      texts.disconnect();
    };
  };
}

function fitOnce(element: HTMLElement, { smallest, largest }: { smallest: number; largest: number }): void {
  const fits = (size: number) => {
    element.style.fontSize = `${String(size)}px`;
    const isLow = element.scrollHeight <= element.clientHeight + size * REACH + 1;
    return isLow && element.scrollWidth <= element.clientWidth + 1;
  };
  const fitsAtBest = (least: number) => {
    if (fits(largest)) return true;
    let low = least;
    let high = largest;
    for (let step = 0; step < STEPS; step += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    return fits(low);
  };
  delete element.dataset['tight'];
  if (fitsAtBest(smallest)) return;
  element.dataset['tight'] = '';
  fitsAtBest(Math.min(smallest, LEAST));
}
