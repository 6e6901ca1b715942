import type { PlannedPlace, RunReport } from './asRun.ts';
import type { StintReport } from './stint.ts';

/** Where time was lost (more than 0) or won back in a run. */
export interface TimeItem {
  /** On stage; before it came on stage; or by leaving it out. */
  readonly kind: 'segment' | 'change' | 'left-out';
  readonly segmentId: string;
  readonly title: string;
  readonly byMs: number;
}

/**
 * Where the time of a run went. What it began late and all its items add up, to the ms, to what it ended
 * late. Negative is early.
 */
export interface TimeAccount {
  readonly startedLateMs: number;
  readonly endedLateMs: number;
  /** In the order of the programme, none of 0 ms. */
  readonly items: readonly TimeItem[];
}

/**
 * Compares what a run took with its plan, from the first segment that had the stage to the last one that
 * left it; what comes after that in the plan is not held against it. Null before any segment has ended.
 */
export function timeAccount({ planned, stints }: RunReport): TimeAccount | null {
  const ended = stints.filter((stint): stint is Ended => stint.endedAt !== null && stint.lengthMs !== null);
  const [first] = ended;
  const last = ended.at(-1);
  if (!first || !last) return null;
  const range = rangeOf(planned, ended);
  const start = range.find(({ skipped }) => !skipped)?.startsAt ?? first.plannedStart;
  const end = range.findLast(({ skipped }) => !skipped)?.endsAt ?? start;
  const items = [
    ...range.flatMap((place, index) => itemsOf(place, plannedGap(range, index), ended)),
    ...removedSince(planned, ended).flatMap((place) => itemsOf(place, 0, ended)),
  ];
  return {
    startedLateMs: first.startedAt - start,
    endedLateMs: last.endedAt - end,
    items: items.filter(({ byMs }) => byMs !== 0),
  };
}

type Ended = StintReport & { readonly endedAt: number; readonly lengthMs: number };

/** The plan from the first to the last segment that had the stage. */
function rangeOf(planned: readonly PlannedPlace[], ended: readonly Ended[]): readonly PlannedPlace[] {
  const shown = new Set(ended.map(({ segmentId }) => segmentId));
  const isShown = ({ id }: PlannedPlace) => shown.has(id);
  return planned.slice(planned.findIndex(isShown), planned.findLastIndex(isShown) + 1);
}

/** Segments that had the stage and were taken out of the programme in the same run: they have no time in the plan. */
function removedSince(planned: readonly PlannedPlace[], ended: readonly Ended[]): PlannedPlace[] {
  const places = new Map<string, PlannedPlace>();
  for (const { segmentId: id, kind, title, plannedStart, plannedEnd } of ended) {
    if (planned.some((place) => place.id === id)) continue;
    places.set(id, { id, kind, title, startsAt: plannedStart, endsAt: plannedEnd, skipped: true });
  }
  return Array.from(places.values());
}

/** What the plan leaves free before a segment of the range, in ms; a skipped one takes no time in it. */
function plannedGap(range: readonly PlannedPlace[], index: number): number {
  const place = range[index];
  const before = range.slice(0, index).findLast(({ skipped }) => !skipped);
  return !place || place.skipped || !before ? 0 : place.startsAt - before.endsAt;
}

function itemsOf(place: PlannedPlace, gapMs: number, ended: readonly Ended[]): TimeItem[] {
  const { id: segmentId, title, startsAt, endsAt, skipped } = place;
  const plannedMs = skipped ? 0 : endsAt - startsAt;
  const times = ended.flatMap((stint, index) => {
    const before = ended[index - 1]?.endedAt ?? stint.startedAt;
    return stint.segmentId === segmentId
      ? [{ lengthMs: stint.lengthMs, changeMs: stint.startedAt - before }]
      : [];
  });
  if (times.length === 0) return [{ kind: 'left-out', segmentId, title, byMs: 0 - plannedMs - gapMs }];
  const sum = (of: 'lengthMs' | 'changeMs') => times.reduce((total, time) => total + time[of], 0);
  return [
    { kind: 'change', segmentId, title, byMs: sum('changeMs') - gapMs },
    { kind: 'segment', segmentId, title, byMs: sum('lengthMs') - plannedMs },
  ];
}
