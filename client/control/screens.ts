import type { Display } from '../../machines/wire/display.ts';

/** What may be wrong with a display, the worst first. */
export type Concern = 'behind' | 'clock uncertain' | 'hidden' | 'may fall asleep';

/** A display whose clock may be further off than this, in ms, is worth a word. */
const FAR_MS = 20;

const WORST_FIRST: readonly Concern[] = ['behind', 'clock uncertain', 'hidden', 'may fall asleep'];

/** In the line that sums up; an uncertain clock shows there as the ms within which all are. */
const IN_SUM: readonly Concern[] = ['behind', 'hidden', 'may fall asleep'];

/** All the screens in one line: how many, how near to each other at worst, how many are not as they should be. */
export function screensSummary(displays: readonly Display[], settledSeq: number): string {
  if (displays.length === 0) return 'No screens';
  const errors = displays.map((display) => display.errorMs).filter((ms) => ms !== undefined);
  const count = displays.length === 1 ? '1 screen' : `${String(displays.length)} screens`;
  const within = errors.length > 0 ? ` within ${String(Math.max(1, Math.ceil(Math.max(...errors))))} ms` : '';
  const concerns = displays.map((display) => concernOf(display, settledSeq));
  const counted = IN_SUM.map((concern) => ({
    concern,
    many: concerns.filter((other) => other === concern).length,
  }));
  return [
    `${count}${within}`,
    ...counted.filter(({ many }) => many > 0).map(({ concern, many }) => `${String(many)} ${concern}`),
  ].join(', ');
}

/**
 * The worst that is not right with a display; null when all is well. `settledSeq` is where the show was
 * long enough ago for every display to have reported it.
 */
export function concernOf(display: Display, settledSeq: number): Concern | null {
  if (display.seq !== undefined && display.seq < settledSeq) return 'behind';
  if (display.errorMs !== undefined && display.errorMs > FAR_MS) return 'clock uncertain';
  if (display.visible === false) return 'hidden';
  return display.awake === false ? 'may fall asleep' : null;
}

/** Displays that disagree first, the worst of them foremost; those that are well by name. */
export function byConcern(displays: readonly Display[], settledSeq: number): Display[] {
  const rank = (display: Display) => {
    const concern = concernOf(display, settledSeq);
    return concern === null ? WORST_FIRST.length : WORST_FIRST.indexOf(concern);
  };
  const worseWithin = (a: Display, b: Display, at: number) => {
    if (at === 0) return (a.seq ?? 0) - (b.seq ?? 0);
    return at === 1 ? (b.errorMs ?? 0) - (a.errorMs ?? 0) : 0;
  };
  return [...displays].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      worseWithin(a, b, rank(a)) ||
      a.name.localeCompare(b.name) ||
      a.device.localeCompare(b.device),
  );
}

/** The address of another view for a display that keeps its show and its name. */
export function addressOf(view: string, { show, name }: Pick<Display, 'show' | 'name'>): string {
  return `/${view}?${new URLSearchParams({ show, name }).toString()}`;
}
