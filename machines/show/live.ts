import { SEGMENT_THRESHOLDS, type Thresholds, thresholdsWithin, TURN_THRESHOLDS } from '../clock/phase.ts';
import { forecast } from '../forecast/forecast.ts';
import { planFrom } from '../programme/plan.ts';
import type { Segment } from '../programme/schema.ts';
import type { LiveSegment, LiveSpeaker, LiveTurn, Moment, NextSegment } from '../wire/live.ts';
import type { Plan } from '../wire/programme.ts';
import type { ShowContext } from './context.ts';
import type { ShowSnapshot } from './machine.ts';
import { indexOf, nextSegment, segmentOf } from './order.ts';
import { stageLength } from './run.ts';
import { stateOf } from './state.ts';
import { speakersOn } from './turns.ts';

/** Which show a view is of, after which entry, and the epoch ms as of which it forecasts. */
export interface Occasion {
  readonly show: string;
  readonly seq: number;
  readonly at: number;
}

/** The whole moment of a show, as every live view holds it. */
export function momentOf(snapshot: ShowSnapshot, { show, seq, at }: Occasion): Moment {
  const { context } = snapshot;
  const state = stateOf(snapshot);
  const segment = liveSegment(context);
  const next = state === 'ended' ? undefined : nextSegment(context);
  const { segments, schedule } = forecast(
    { programme: context.programme, plan: planOf(context, at) },
    { state, segment, clock: context.clock, next: next ?? null, restedAt: context.restedAt },
    at,
  );
  const startsAt = segments.find(({ id }) => id === next?.id)?.startsAt ?? at;
  return {
    v: 1,
    show,
    seq,
    at,
    state,
    mode: context.mode,
    segment,
    clock: context.clock,
    turn: liveTurn(context),
    next: next ? nextView(next, startsAt) : null,
    schedule,
    blackout: context.blackout,
  };
}

/**
 * The plan of the run; in standby the plan as it stands, unshifted. A programme without any time of
 * day is planned from epoch `at` on.
 */
export function planOf(context: ShowContext, at: number): Plan {
  return context.plan ?? planFrom(context.programme.segments, context.starts, at);
}

function liveSegment(context: ShowContext): LiveSegment | null {
  const segment = context.clock === null ? undefined : segmentOf(context, context.position);
  if (!segment) return null;
  const durationMs = stageLength(context);
  return {
    id: segment.id,
    index: indexOf(context, segment.id),
    kind: segment.kind,
    title: segment.title,
    speakers: onStage(segment),
    durationMs,
    // A clock that is set to 4:59 warns as one that has come to 4:59 by itself.
    ...thresholdsWithin(durationMs - Math.min(0, context.setMs), thresholdsOf(segment)),
  };
}

function thresholdsOf({ warnMs, wrapMs }: Segment): Thresholds {
  return { warnMs: warnMs ?? SEGMENT_THRESHOLDS.warnMs, wrapMs: wrapMs ?? SEGMENT_THRESHOLDS.wrapMs };
}

function liveTurn(context: ShowContext): LiveTurn | null {
  const { turn } = context;
  if (turn === null) return null;
  return {
    ...turn,
    name: speakersOn(context).find(({ id }) => id === turn.speakerId)?.name ?? '',
    ...thresholdsWithin(turn.durationMs, TURN_THRESHOLDS),
  };
}

function nextView(segment: Segment, startsAt: number): NextSegment {
  const { id, kind, title } = segment;
  return { id, kind, title, speakers: onStage(segment), startsAt };
}

/** The view stays small: in which other languages a speaker is named, the programme says. */
function onStage({ speakers = [] }: Segment): LiveSpeaker[] {
  return speakers.map(({ translations: _translations, ...speaker }) => speaker);
}
