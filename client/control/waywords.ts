import type { Recovery, RecoveryId } from '../../machines/forecast/recover.ts';
import type { Segment } from '../../machines/programme/schema.ts';
import type { ControlView } from '../../machines/wire/live.ts';

const WORDS: Readonly<Record<RecoveryId, string>> = {
  spread: 'Spread over what is to come',
  breaks: 'From the breaks first',
  next: 'All from the next one',
  skip: 'Skip',
  'skip-and-trim': 'Skip and shorten',
  'on-stage': 'Shorten the one on stage too',
  everything: 'Skip and shorten, the one on stage too',
};

/** What a way back to plan does, in few words; it names the segment where it touches only one. */
export function wayWord(
  { id, changes }: Pick<Recovery, 'id' | 'changes'>,
  segments: readonly Segment[],
): string {
  const [first, ...others] = changes;
  const title = segments.find((segment) => segment.id === first?.segmentId)?.title;
  if (title === undefined || others.length > 0) return WORDS[id];
  return `${first?.skip ? 'Skip' : 'All from'} ${title}`;
}

/** What becomes of one segment: its length before and after in ms, null after if it is skipped. */
export interface WayChange {
  readonly id: string;
  readonly title: string;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly byMs: number;
  /** Whose time that is. */
  readonly speakers: readonly string[];
}

/** What a way back would change, in the programme's order; adjustments of the segment on stage included. */
export function changesOf(
  { changes, costs }: Recovery,
  segments: readonly Segment[],
  live: ControlView,
): WayChange[] {
  const skipped = new Set(changes.filter(({ skip }) => skip).map(({ segmentId }) => segmentId));
  const costOf = new Map(costs.map((cost) => [cost.segmentId, cost]));
  return segments.flatMap(({ id, title, durationMs }) => {
    const cost = costOf.get(id);
    if (!cost) return [];
    const fromMs = live.segment?.id === id ? live.segment.durationMs : durationMs;
    const toMs = skipped.has(id) ? null : fromMs - cost.byMs;
    return [{ id, title, fromMs, toMs, byMs: cost.byMs, speakers: cost.speakers }];
  });
}
