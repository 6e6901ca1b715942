import type { Paper, Size } from './asked.ts';

const SHEETS: Readonly<Record<Size, string>> = { a4: 'A4', letter: 'letter' };

/** Which way each document lies: a run sheet has many columns. */
const LAID: Readonly<Record<Paper, string>> = {
  'run-sheet': 'landscape',
  cards: 'portrait',
  report: 'portrait',
};

/** The `@page` rule of a document: its sheet, and at the foot of each its number among all. */
export function pageRule(what: Paper, size: Size): string {
  const number = `@bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; color: #424d59; }`;
  return `@page { size: ${SHEETS[size]} ${LAID[what]}; margin: 12mm; ${what === 'cards' ? '' : number} }`;
}
