import type { NumberedLine } from './cellLines.ts';

const LETTERED = /^\s*(?:\*\*)?([A-Z])[.)]\s+(?=\S)/;
const FIRST = 'A'.charCodeAt(0);
const SEVERAL = 3;

/** Lines without the letters that count them, "A. Call to order", "B. Minutes"; "A. Lincoln" alone stays. */
export function withoutLetters(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const letters = lines.map(({ text }) => LETTERED.exec(text)?.[1]).filter((letter) => letter !== undefined);
  const isCount =
    letters.length >= SEVERAL && letters.every((letter, index) => letter.charCodeAt(0) === FIRST + index);
  return isCount ? lines.map(({ text, number }) => ({ text: text.replace(LETTERED, '- '), number })) : lines;
}
