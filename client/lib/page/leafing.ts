import type { Attachment } from 'svelte/attachments';
import type { Leaf } from './leaves.ts';
import { leavesOf } from './leaves.ts';

/** How long a leaf stays, in ms: time to read a dozen lines. */
const STAY_MS = 12_000;

/** After so many leaves a list begins again where the show is. */
const MOST_LEAVES = 6;

/** How much larger than usual the type of a short list gets, and in how many steps that is found. */
const LARGEST = 1.35;
const STEPS = 7;

/** What a list tells of its leaves: which one is shown, of how many, and its first line. */
export interface Leafed {
  readonly at: number;
  readonly of: number;
  readonly from: number;
}

/**
 * Shows the lines (`[data-line]`) of a list that is the only child of its frame, as many as fit, without
 * a scroll bar and without a line that is cut: where not all fit, those from line `start` on, leaf by leaf, and
 * then again; where there is room to spare, in larger type. `tell` hears of each leaf. Lines that are not shown carry `data-away`; the list is moved by
 * `transform`, for the page's styles to make that gentle.
 */
export function leafing(start: () => number, tell: (leafed: Leafed) => void): Attachment<HTMLElement> {
  return (frame) => {
    const list = frame.firstElementChild;
    if (!(list instanceof HTMLElement)) return;
    const first = start();
    let leaves: Leaf[] = [];
    let at = 0;

    const show = () => {
      const lines = linesIn(list);
      const { from, to } = leaves[at] ?? { from: 0, to: lines.length };
      const top = lines[from]?.offsetTop ?? 0;
      list.style.transform = `translateY(${String(-top)}px)`;
      lines.forEach((line, index) => {
        line.toggleAttribute('data-away', index < from || index >= to);
      });
      tell({ at, of: leaves.length, from });
    };
    const look = () => {
      enlarge(list, frame.clientHeight);
      const edges = linesIn(list).map(({ offsetTop, offsetHeight }) => ({
        top: offsetTop,
        bottom: offsetTop + offsetHeight,
      }));
      leaves = leavesOf(edges, frame.clientHeight, first, MOST_LEAVES);
      at = Math.min(at, Math.max(0, leaves.length - 1));
      show();
    };

    const sizes = new ResizeObserver(look);
    const lines = new MutationObserver(look);
    sizes.observe(frame);
    sizes.observe(list);
    lines.observe(list, { childList: true, subtree: true });
    const timer = setInterval(() => {
      at = (at + 1) % Math.max(1, leaves.length);
      show();
    }, STAY_MS);
    look();
    return () => {
      clearInterval(timer);
      sizes.disconnect();
      lines.disconnect();
    };
  };
}

/** Sets a list that leaves room in larger type, up to what is still a list. */
function enlarge(list: HTMLElement, height: number): void {
  const { style } = list;
  style.fontSize = '';
  if (list.offsetHeight > height) return;
  const sizes = Array.from({ length: STEPS }, (_, step) => 1 + ((LARGEST - 1) * (STEPS - step)) / STEPS);
  sizes.some((size) => {
    style.fontSize = `${String(size)}em`;
    return list.offsetHeight <= height;
  });
  if (list.offsetHeight > height) style.fontSize = '';
}

function linesIn(list: HTMLElement): HTMLElement[] {
  return Array.from(list.querySelectorAll<HTMLElement>('[data-line]'));
}
