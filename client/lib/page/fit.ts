import type { Attachment } from 'svelte/attachments';

const STEPS = 9;

/** Letters reach over a tight line by up to this share of their size; that is no overflow. */
const REACH = 0.2;

/**
 * Sets the largest font size between `smallest` and `largest` (CSS px, given afresh at each look) at
 * which an element's text fits into the element, so that a title of 300 characters is not cut. Looks
 * again when the element or its text changes and when the fonts have arrived.
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
    look();
    return () => {
      document.fonts.removeEventListener('loadingdone', look);
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
  if (fits(largest)) return;
  let low = smallest;
  let high = largest;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  fits(low);
}
