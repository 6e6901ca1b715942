import { expectSegments } from '../../machines/forecast/forecast.ts';
import type { SegmentKind } from '../../machines/programme/schema.ts';
import type { LiveView } from '../../machines/wire/live.ts';
import type { ProgrammeView, PublicProgramme } from '../../machines/wire/programme.ts';
import { isOnAnotherDay } from '../lib/show/anotherday.ts';

const MINUTE_MS = 60_000;

/** A start that moved by less than this, in ms, has not moved. */
const MOVED_MS = MINUTE_MS;

/** How long before their start people are called: to stand by, then to the stage. Ms. */
export interface CallTimes {
  readonly standByMs: number;
  readonly toStageMs: number;
}

export const USUAL_CALLS: CallTimes = { standByMs: 10 * MINUTE_MS, toStageMs: 5 * MINUTE_MS };

/** What nobody is called to the stage for. */
const UNCALLED: ReadonlySet<SegmentKind> = new Set(['break', 'reception', 'changeover', 'video']);

/** People who are expected on stage, and when. */
export interface Call {
  readonly segment: PublicProgramme['segments'][number];
  /** Expected start, epoch ms. */
  readonly startsAt: number;
  /** Planned start, epoch ms, where the expected one is another. */
  readonly movedFrom: number | null;
  /** How long until then, in ms; null for a show on another day than today. */
  readonly inMs: number | null;
  readonly stage: 'later' | 'standBy' | 'toStage';
}

/**
 * Who is called when, at `now` (server epoch ms): the segments with people that are still to come, in order,
 * as the forecast expects them; every segment to come where the programme names nobody. Production's times,
 * not the public's. The plan of another day is shown as it is, and calls nobody.
 */
export function callsAt(view: ProgrammeView, live: LiveView, now: number, calls: CallTimes): Call[] {
  const segments = new Map(view.programme.segments.map((segment) => [segment.id, segment]));
  const isToday = !isOnAnotherDay(live);
  const namesPeople = view.programme.segments.some(({ speakers }) => speakers?.length);
  return expectSegments(view, live, now).flatMap(({ id, startsAt, plannedStart }) => {
    const segment = segments.get(id);
    if (startsAt === null || !segment || (namesPeople && !segment.speakers?.length)) return [];
    const at = isToday ? startsAt : plannedStart;
    const inMs = isToday ? Math.max(0, at - now) : null;
    return [
      {
        segment,
        startsAt: at,
        movedFrom: Math.abs(at - plannedStart) < MOVED_MS ? null : plannedStart,
        inMs,
        stage: !namesPeople && UNCALLED.has(segment.kind) ? 'later' : stageOf(inMs, calls),
      },
    ];
  });
}

/** The minutes of a call, rounded up as the clocks are. */
export function minutesOf(ms: number): number {
  return Math.ceil(ms / MINUTE_MS);
}

/** In how many ms, from now, the calls read otherwise: a minute's edge of any of them. */
export function untilCallsChange(calls: readonly Call[], now: number): number {
  const edges = calls.map(({ inMs }) =>
    inMs === null || inMs === 0 ? Infinity : ((inMs - 1) % MINUTE_MS) + 1,
  );
  return Math.min(MINUTE_MS - (now % MINUTE_MS), ...edges);
}

/** Reads `calls=10,5`: minutes before the start to stand by, and to come to the stage; null where it is unreadable. */
export function readCalls(text: string): CallTimes | null {
  const [standBy, toStage, ...more] = text.split(',').map(Number);
  const isRight = more.length === 0 && isMinutes(standBy) && isMinutes(toStage) && standBy >= toStage;
  return isRight ? { standByMs: standBy * MINUTE_MS, toStageMs: toStage * MINUTE_MS } : null;
}

function isMinutes(value: number | undefined): value is number {
  return value !== undefined && value > 0 && value <= 240;
}

function stageOf(inMs: number | null, { standByMs, toStageMs }: CallTimes): Call['stage'] {
  if (inMs === null || inMs > standByMs) return 'later';
  return inMs > toStageMs ? 'standBy' : 'toStage';
}
