import type { ChartState, ChartTransition } from '../../../machines/show/chart.ts';
import { plain, transitionWord } from './chartwords.ts';

/** A state as it is drawn; sizes in the units of the drawing. */
export interface Box {
  readonly id: string;
  readonly name: string;
  /** What happens in the state without leaving it, in lines of text. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether other states are inside. */
  readonly isOuter: boolean;
  /** Whether it is entered first of those beside it. */
  readonly isFirst: boolean;
}

/** The height of a line of text, and how wide a character of it is at most, on the average. */
export const LINE = 18;
export const CHARACTER = 7;

const PAD = 16;
const GAP = 32;
const NAME = 30;
const NARROWEST = 104;
/** How many characters a line has at most: in a state by itself, and in one with others inside. */
const LONGEST_LINE = 26;
const LONGEST_OUTER_LINE = 44;

/** The boxes of a state and of all that is in it, outer ones first, from a corner at `x`, `y` on. */
export function boxesOf(state: ChartState, x = 0, y = 0, isFirst = false): [Box, ...Box[]] {
  const lines = linesOf(state);
  const top = y + NAME + lines.length * LINE;
  const texts = Math.max(...[plain(state.name), ...lines].map((text) => text.length)) * CHARACTER + 2 * PAD;
  const inner: Box[] = [];
  let right = x + PAD;
  let bottom = top;
  for (const child of state.states) {
    const [outer, ...below] = boxesOf(child, right, top, child.id === state.initial);
    inner.push(outer, ...below);
    right = outer.x + outer.width + GAP;
    bottom = Math.max(bottom, outer.y + outer.height);
  }
  const isOuter = state.states.length > 0;
  const width = Math.max(texts, isOuter ? right - GAP + PAD - x : NARROWEST);
  const box = {
    id: state.id,
    name: plain(state.name),
    lines,
    x,
    y,
    width,
    height: (isOuter ? bottom + PAD : bottom + 8) - y,
    isOuter,
    isFirst,
  };
  return [box, ...inner];
}

/** Whether a transition leaves its state for another. */
export function leaves({ id }: Pick<ChartState, 'id'>, { target }: ChartTransition): boolean {
  return target !== null && target !== id;
}

/** The transitions that stay, as many in a line as fit. */
function linesOf(state: ChartState): string[] {
  const words = state.transitions
    .filter((transition) => !leaves(state, transition))
    .map((transition) => transitionWord(transition))
    .flatMap((word) => (state.states.length > 0 ? [word] : wrapped(word)));
  const longest = state.states.length > 0 ? LONGEST_OUTER_LINE : LONGEST_LINE;
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 3 <= longest)
      lines[lines.length - 1] = `${last} · ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A long word with its guards in two lines. */
function wrapped(text: string): string[] {
  const cut = text.indexOf(' [');
  return text.length > LONGEST_LINE && cut > 0 ? [text.slice(0, cut), text.slice(cut + 1)] : [text];
}
