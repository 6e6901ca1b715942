import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Whether nothing on the page has the keyboard. */
function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * When a place goes that has the keyboard, hands it to what `to` then finds, so that nobody has to begin at the
 * top of the page again.
 */
export function handsBack(to: () => HTMLElement | null | undefined): Attachment<HTMLElement> {
  return (place) => {
    let isHere = place.contains(document.activeElement);
    place.addEventListener('focusin', () => (isHere = true));
    place.addEventListener('focusout', () => {
      // A place that is being taken away had the keyboard until then.
      queueMicrotask(() => {
        if (place.isConnected) isHere = place.contains(document.activeElement);
      });
    });
    return () => {
      if (isHere) void tick().then(() => isNowhere() && to()?.focus());
    };
  };
}
