import { dropsFor } from './drops.ts';
import { forecast } from './forecast.ts';
import { replanned } from './replanned.ts';
import { isPause, priorityOf } from './room.ts';
import type { Planned, Situation } from './situation.ts';
import { endOf, type RecoverySegment, type Stretch, type StretchItem, stretchTo } from './stretch.ts';
import { type Tiers, trimmed, trimsFor } from './trim.ts';

/** Ways back to plan, in the order in which equally good ones are offered. */
export type RecoveryId = 'spread' | 'breaks' | 'next' | 'skip' | 'skip-and-trim' | 'on-stage' | 'everything';

/** One change of a `programme.replan`. */
export interface RecoveryChange {
  readonly segmentId: string;
  readonly durationMs?: number;
  readonly skip?: true;
}

/** By how much, in ms, a segment becomes shorter, and the names of the people whose time that is. */
export interface RecoveryCost {
  readonly segmentId: string;
  readonly byMs: number;
  readonly speakers: readonly string[];
}

/** A way to meet the next checkpoint. */
export interface Recovery {
  readonly id: RecoveryId;
  /** For one `programme.replan`. */
  readonly changes: readonly RecoveryChange[];
  readonly costs: readonly RecoveryCost[];
  /** The checkpoint, a segment id. */
  readonly point: string;
  /** When the checkpoint is then expected to end, epoch ms. */
  readonly endsAt: number;
  /** By how much, in ms, that still misses the plan; 0 when it is met. */
  readonly shortfallMs: number;
}

/** A way before it is measured: what to skip, and by how many ms to trim what. */
interface Way {
  readonly id: RecoveryId;
  readonly dropped: readonly StretchItem[];
  readonly trims: ReadonlyMap<StretchItem, number>;
}

/** The segment on stage gives after all others. */
const ON_STAGE_TIER = 6;

/**
 * Different ways to meet the next checkpoint of the forecast, those that miss it least first; empty
 * where the show is not over there, or nothing can be done. No segment becomes shorter than its minimum
 * (`shortest`), and every way brings the end forward. The segment on stage is touched only where
 * nothing else is enough, in ways of their own. `now` is epoch ms by the server's time.
 */
export function recover(planned: Planned<RecoverySegment>, live: Situation, now: number): Recovery[] {
  const expected = forecast(planned, live, now);
  const { point, plannedEnd, expectedEnd } = expected.schedule;
  if (expected.segments.length === 0 || expectedEnd <= plannedEnd) return [];
  const stretch = stretchTo(expected, planned, live, now);
  const ways: Recovery[] = [];
  const offer = (way: Way) => {
    const recovery = measured(way, planned, live, now);
    const helps = recovery.point === point && recovery.endsAt < expectedEnd;
    if (helps && !ways.some((other) => changesTheSame(other, recovery))) ways.push(recovery);
  };
  const isMet = () => ways.some(({ shortfallMs }) => shortfallMs === 0);

  offer(trimming('spread', stretch, byPriority));
  if (stretch.items.some(({ segment }) => isPause(segment))) offer(trimming('breaks', stretch, pausesFirst));
  offer(trimming('next', stretch, only(stretch.items.find(({ onStage }) => !onStage))));
  const dropped = dropsFor(stretch);
  offer({ id: 'skip', dropped, trims: new Map() });
  if (!isMet()) offer(skippingAndTrimming('skip-and-trim', dropped, stretch, byPriority));
  if (!isMet()) offer(trimming('on-stage', stretch, onStageLast));
  if (!isMet()) offer(skippingAndTrimming('everything', dropped, stretch, onStageLast));
  // Sorting is stable: equally good ways keep the order in which they were offered.
  return ways.sort((a, b) => a.shortfallMs - b.shortfallMs);
}

const byPriority: Tiers = ({ onStage, segment }) => (onStage ? null : priorityOf(segment));

const pausesFirst: Tiers = (item) => (isPause(item.segment) && !item.onStage ? 0 : byPriority(item));

const onStageLast: Tiers = ({ onStage, segment }) => (onStage ? ON_STAGE_TIER : priorityOf(segment));

function only(chosen: StretchItem | undefined): Tiers {
  return (item) => (item === chosen ? 0 : null);
}

function trimming(id: RecoveryId, stretch: Stretch, tierOf: Tiers): Way {
  return { id, dropped: [], trims: trimsFor(stretch, tierOf) };
}

/** Skips as few of `dropped` as will do, the first ones first, and trims the rest. */
function skippingAndTrimming(
  id: RecoveryId,
  dropped: readonly StretchItem[],
  stretch: Stretch,
  tierOf: Tiers,
): Way {
  const skipping = (count: number) => {
    const gone = new Set(dropped.slice(0, count));
    const items = stretch.items.filter((item) => !gone.has(item));
    return { items, trims: trimsFor({ ...stretch, items }, tierOf) };
  };
  let enough = dropped.length;
  let tooFew = 0;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    const { items, trims } = skipping(middle);
    if (endOf(trimmed(items, trims), stretch.now) <= stretch.target) enough = middle;
    else tooFew = middle;
  }
  return { id, dropped: dropped.slice(0, enough), trims: skipping(enough).trims };
}

/** A way with its costs, and its end as the forecast tells it once it is applied. */
function measured(
  { id, dropped, trims }: Way,
  planned: Planned<RecoverySegment>,
  live: Situation,
  now: number,
): Recovery {
  const cuts = [...trims].filter(([, byMs]) => byMs > 0);
  const changes: RecoveryChange[] = [
    ...dropped.map(({ segment }) => ({ segmentId: segment.id, skip: true as const })),
    ...cuts.map(([{ segment }, byMs]) => ({ segmentId: segment.id, durationMs: segment.durationMs - byMs })),
  ];
  const costs = [
    ...dropped.map(({ segment }) => costOf(segment, segment.durationMs)),
    ...cuts.map(([{ segment }, byMs]) => costOf(segment, byMs)),
  ];
  const after = replanned(planned, live, changes);
  const { point, plannedEnd, expectedEnd } = forecast(after.planned, after.live, now).schedule;
  return {
    id,
    changes,
    costs,
    point,
    endsAt: expectedEnd,
    shortfallMs: Math.max(0, expectedEnd - plannedEnd),
  };
}

function costOf({ id, speakers = [] }: RecoverySegment, byMs: number): RecoveryCost {
  return { segmentId: id, byMs, speakers: speakers.map(({ name }) => name) };
}

function changesTheSame(one: Recovery, other: Recovery): boolean {
  return (
    one.changes.length === other.changes.length &&
    one.changes.every(({ segmentId, durationMs, skip }, index) => {
      const change = other.changes[index];
      return change?.segmentId === segmentId && change.durationMs === durationMs && change.skip === skip;
    })
  );
}
