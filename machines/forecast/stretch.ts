import type { Segment } from '../programme/schema.ts';
import type { Forecast } from './forecast.ts';
import { shortest } from './room.ts';
import { type Planned, segmentsAhead, type Situation } from './situation.ts';

/** What recovery needs to know of a segment. Durations in ms. */
export type RecoverySegment = Pick<
  Segment,
  | 'id'
  | 'kind'
  | 'durationMs'
  | 'fixedStart'
  | 'hardOut'
  | 'skip'
  | 'minMs'
  | 'priority'
  | 'droppable'
  | 'speakers'
>;

/** One segment between now and the checkpoint. Durations in ms, `notBefore` in epoch ms. */
export interface StretchItem {
  readonly segment: RecoverySegment;
  /** How long it still takes. */
  readonly lengthMs: number;
  /** Its start is not earlier; `-Infinity` where it simply follows. */
  readonly notBefore: number;
  /** By how much it may be trimmed, whole ms. */
  readonly roomMs: number;
  readonly onStage: boolean;
  /** Whether it may be skipped without moving the checkpoint. */
  readonly droppable: boolean;
}

/** What lies between now (epoch ms) and the checkpoint, and when it was planned to end (epoch ms). */
export interface Stretch {
  readonly now: number;
  readonly items: readonly StretchItem[];
  readonly target: number;
}

/** That what starts at item `from` or after it has to become `needMs` shorter, for the target to be met. */
export interface Demand {
  readonly from: number;
  readonly needMs: number;
}

const NONE: ReadonlySet<StretchItem> = new Set();

/** The stretch from now to the checkpoint of a forecast, the checkpoint included. */
export function stretchTo(
  { segments, schedule }: Pick<Forecast, 'segments' | 'schedule'>,
  { programme }: Planned<RecoverySegment>,
  live: Situation,
  now: number,
): Stretch {
  const ahead = segmentsAhead(programme.segments, live);
  const point = ahead.findIndex(({ id }) => id === schedule.point);
  const items = ahead.slice(0, point + 1).flatMap((segment, index) => {
    const expected = segments[index];
    if (!expected) return [];
    const onStage = expected.startsAt === null;
    const lengthMs = onStage ? expected.endsAt - now : segment.durationMs;
    const plannedMs = expected.plannedEnd - expected.plannedStart;
    const opens = index === 0 && live.state === 'standby';
    const waits = !onStage && (segment.fixedStart === true || opens);
    return {
      segment,
      lengthMs,
      notBefore: waits ? expected.plannedStart : -Infinity,
      roomMs: onStage ? roomOnStage(segment, plannedMs, lengthMs, live) : roomIn(segment, plannedMs),
      onStage,
      droppable:
        segment.droppable === true &&
        !onStage &&
        !opens &&
        index < point &&
        ahead[index + 1]?.fixedStart !== true,
    };
  });
  return { now, items, target: schedule.plannedEnd };
}

/** When the last of some items ends, epoch ms, if those not dropped follow each other from `now` on. */
export function endOf(items: readonly StretchItem[], now: number, dropped = NONE): number {
  let end = now;
  for (const item of items) {
    if (!dropped.has(item)) end = Math.max(end, item.notBefore) + item.lengthMs;
  }
  return end;
}

/**
 * What keeps the items from ending at the target, from the last start that waits for its hour back to
 * now: only what comes after such a start can make up for what is too long behind it.
 */
export function demandsOf(
  items: readonly StretchItem[],
  { now, target }: Pick<Stretch, 'now' | 'target'>,
  dropped = NONE,
): Demand[] {
  const demands: Demand[] = [];
  let lengthMs = 0;
  for (let from = items.length - 1; from >= 0; from -= 1) {
    const item = items[from];
    if (!item || dropped.has(item)) continue;
    lengthMs += item.lengthMs;
    const needMs = item.notBefore + lengthMs - target;
    if (needMs > 0) demands.push({ from, needMs });
  }
  if (now + lengthMs > target) demands.push({ from: 0, needMs: now + lengthMs - target });
  return demands;
}

function roomIn(segment: RecoverySegment, plannedMs: number): number {
  return segment.durationMs - shortest(segment, plannedMs);
}

/**
 * The segment on stage keeps its minimum, adjustments counted, and gives at most half of what is left:
 * whoever speaks must be able to come to an end.
 */
function roomOnStage(
  segment: RecoverySegment,
  plannedMs: number,
  leftMs: number,
  { segment: live }: Situation,
): number {
  const adjustedMs = Math.min(0, (live?.durationMs ?? segment.durationMs) - segment.durationMs);
  const room = Math.min(roomIn(segment, plannedMs) + adjustedMs, leftMs / 2);
  return Math.max(0, Math.floor(room));
}
