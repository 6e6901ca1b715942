import type { Display } from '../../machines/wire/display.ts';

/** A display whose clock may be further off than this, in ms, is worth a word. */
const FAR_MS = 20;

/** All the screens in one line: how many, how near to each other at worst, how many not shown. */
export function screensSummary(displays: readonly Display[]): string {
  if (displays.length === 0) return 'No screens';
  const errors = displays.map((display) => display.errorMs).filter((ms) => ms !== undefined);
  const hidden = displays.filter((display) => display.visible === false).length;
  const count = displays.length === 1 ? '1 screen' : `${String(displays.length)} screens`;
  const within = errors.length > 0 ? ` within ${String(Math.max(1, Math.ceil(Math.max(...errors))))} ms` : '';
  return `${count}${within}${hidden > 0 ? `, ${String(hidden)} hidden` : ''}`;
}

/**
 * What is not right with a display; empty when all is well. `settledSeq` is where the show was long
 * enough ago for every display to have reported it.
 */
export function concernOf(display: Display, settledSeq: number): string {
  if (display.visible === false) return 'hidden';
  if (display.errorMs !== undefined && display.errorMs > FAR_MS) return 'clock uncertain';
  return display.seq !== undefined && display.seq < settledSeq ? 'behind' : '';
}

/** Displays with a concern first, then by name. */
export function byConcern(displays: readonly Display[], settledSeq: number): Display[] {
  const rank = (display: Display) => (concernOf(display, settledSeq) === '' ? 1 : 0);
  return [...displays].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.device.localeCompare(b.device),
  );
}
