import type { Recovery, RecoveryId } from '../../machines/forecast/recover.ts';
import type { Segment } from '../../machines/programme/schema.ts';
import type { ControlView } from '../../machines/wire/live.ts';

/** What each way back to plan does, in few words. */
export const WAY_WORDS: Readonly<Record<RecoveryId, string>> = {
  spread: 'Spread over what is to come',
  breaks: 'From the breaks first',
  next: 'All from the next one',
  skip: 'Skip',
  'skip-and-trim': 'Skip and shorten',
  'on-stage': 'Shorten the one on stage too',
  everything: 'Skip and shorten, the one on stage too',
};

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
