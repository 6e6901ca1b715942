import type { Attachment } from 'svelte/attachments';
import type { Leaf } from './leaves.ts';
import { leavesOf } from './leaves.ts';

/** How long a leaf stays, in ms: time to read a dozen lines. */
const STAY_MS = 12_000;

/** After so many leaves a list begins again where the show is. */
const MOST_LEAVES = 6;

/** The sizes of type that are tried, as designed 1: larger for a short list, smaller for a line that is too high. */
const LARGER = [1.8, 1.6, 1.45, 1.35, 1.25, 1.15, 1.07];
const SMALLER = [0.85, 0.7, 0.6, 0.5];

/** What a list tells of its leaves: which one is shown, of how many, and its first line. */
export interface Leafed {
  readonly at: number;
  readonly of: number;
  readonly from: number;
}

/**
 * Shows the lines (`[data-line]`) of a list that is the only child of its frame, as many as fit, without
 * a scroll bar and without a line that is cut: where not all fit, those from line `start` on, leaf by leaf,
 * and then again; where there is room to spare, in larger type. `tell` hears of each leaf. Lines that are not
 * shown carry `data-away`, and a list that has just been turned `data-turned`, for the page's styles.
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
      adjustType(list, frame.clientHeight);
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
      if (leaves.length < 2) return;
      at = (at + 1) % leaves.length;
      show();
      turn(list);
    }, STAY_MS);
    look();
    return () => {
      clearInterval(timer);
      sizes.disconnect();
      lines.disconnect();
    };
  };
}

/** Sets a list that leaves room in larger type, and one with a line that is higher than its place in smaller type. */
function adjustType(list: HTMLElement, height: number): void {
  const { style } = list;
  const isWhole = (size: number) => {
    style.fontSize = `${String(size)}em`;
    return list.offsetHeight <= height;
  };
  const hasWholeLines = () => linesIn(list).every((line) => line.offsetHeight <= height);
  if (isWhole(1)) {
    if (!LARGER.some(isWhole)) isWhole(1);
  } else if (!hasWholeLines()) {
    SMALLER.some((size) => isWhole(size) || hasWholeLines());
  }
}

/** Lets what the page's styles do to a turned list begin anew. */
function turn(list: HTMLElement): void {
  list.removeAttribute('data-turned');
  // Only a list that was laid out without the mark takes it as a new one.
  list.getBoundingClientRect();
  list.setAttribute('data-turned', '');
}

function linesIn(list: HTMLElement): HTMLElement[] {
  return Array.from(list.querySelectorAll<HTMLElement>('[data-line]'));
}
