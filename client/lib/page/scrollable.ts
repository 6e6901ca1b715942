import type { Attachment } from 'svelte/attachments';

const MARK = 'data-scrolls';

/** Makes a place that scrolls one that the keyboard can reach; while it has the keyboard, the arrows scroll it. */
export const scrollable: Attachment<HTMLElement> = (element) => {
  element.tabIndex = 0;
  element.setAttribute(MARK, '');
};

/** Whether keys that go to this element scroll it. */
export function isScrolled(target: EventTarget | null): boolean {
  return target instanceof Element && target.hasAttribute(MARK);
}
