import type { PrintedDuration } from './durations.ts';
import { matchAt } from './times.ts';

const MINUTE_MS = 60_000;
const HOUR_MIN = 60;

/** Figures as words, each with its value; the longer ones first. */
const FIGURES: readonly (readonly [number, string])[] = [
  [45, 'forty[- ]five|quarante[- ]cinq|cuarenta y cinco|四十五'],
  [25, 'twenty[- ]five|vingt[- ]cinq|veinticinco|二十五'],
  [15, 'fifteen|quinze|quince|十五'],
  [50, 'fifty|cinquante|cincuenta|五十'],
  [40, 'forty|quarante|cuarenta|四十'],
  [30, 'thirty|trente|treinta|三十'],
  [20, 'twenty|vingt|veinte|二十'],
  [10, 'ten|dix|diez|十'],
  [5, 'five|cinq|cinco|五'],
  [4, 'four|quatre|cuatro|四'],
  [3, 'three|trois|tres|三'],
  [2, 'two|deux|dos|两|二'],
  [1, 'one|an|a|une?|una?|一'],
];
const FIGURE = `(?<figure>${FIGURES.map(([, words]) => words).join('|')})`;
const END = String.raw`(?![\p{L}\d])`;

/** Lengths as words, each with the minutes that one of its figure counts, or that it counts itself, and the half beside it. */
const LENGTHS: readonly (readonly [number, RegExp])[] = [
  [45, new RegExp(String.raw`(?:three[- ]quarters of an hour|trois[- ]quarts d'heure|tres cuartos de hora|三刻钟)${END}`, 'iuy')],
  [15, new RegExp(String.raw`(?:(?:a )?quarter of an hour|(?:un )?quart d'heure|(?:un )?cuarto de hora|一刻钟)${END}`, 'iuy')],
  [30, new RegExp(String.raw`(?:(?:a )?half[- ](?:an )?hour|(?:une )?demi[- ]heure|media hora|半个小时)${END}`, 'iuy')],
  [HOUR_MIN, new RegExp(String.raw`${FIGURE}(?: hours?| heures?| horas?|个?(?<before>半)?小时)(?<half> and a half| et demie| y media|半)?${END}`, 'iuy')],
  [1, new RegExp(String.raw`${FIGURE}(?: minutes?| minutos?|分钟)${END}`, 'iuy')],
]; // prettier-ignore

/** The length in words that begins at `at` in a folded line: "une heure", "half an hour", "veinte minutos". */
export function readSpelledDuration(line: string, at: number): PrintedDuration | undefined {
  for (const [minutes, pattern] of LENGTHS) {
    const match = matchAt(pattern, line, at);
    if (!match) continue;
    const { figure, before, half } = match.groups ?? {};
    const halves = (before ?? half) === undefined ? 0 : minutes / 2;
    const ms = (minutes * (figure === undefined ? 1 : valueOf(figure)) + halves) * MINUTE_MS;
    return { text: match[0], ms, from: at, to: at + match[0].length };
  }
  return undefined;
}

function valueOf(figure: string): number {
  return FIGURES.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(figure))?.[0] ?? 1;
}
