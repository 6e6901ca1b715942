import type { LiveView } from '../../../../machines/wire/live.ts';
import { lengthOf } from './run.ts';
import { nextOf, onStage, placeOf, type Stage } from './stage.ts';

/** What a live view has to say of a stage, whoever it is for; without what a forecast says. */
export function faceOf(stage: Stage) {
  const { state, mode, clock, dark, turn } = stage;
  const item = onStage(stage);
  const length = lengthOf(stage);
  const next = state === 'ended' ? undefined : nextOf(stage);
  return {
    state,
    mode,
    segment: item
      ? {
          id: item.id,
          index: placeOf(stage, item.id),
          kind: item.kind,
          title: item.title,
          speakers: item.speakers ?? [],
          durationMs: length,
          ...within(length - Math.min(0, stage.setMs), item.warnMs ?? 300_000, 60_000),
        }
      : null,
    clock,
    turn: turn && {
      speakerId: turn.person.id,
      name: turn.person.name,
      durationMs: turn.person.turnMs,
      clock: turn.clock,
      ...within(turn.person.turnMs, 60_000, 15_000),
    },
    next: next?.id ?? null,
    blackout: dark,
  };
}

/** The same of a live view that came over the wire. */
export function faceIn({ state, mode, segment, clock, turn, next, blackout }: Omit<LiveView, 'message'>) {
  return { state, mode, segment, clock, turn, next: next?.id ?? null, blackout };
}

/** Phases begin at these times left, which are never over half the duration. */
function within(durationMs: number, warnMs: number, wrapMs: number) {
  const half = Math.floor(durationMs / 2);
  return { warnMs: Math.min(warnMs, half), wrapMs: Math.min(wrapMs, half) };
}
