import { leftOn, startClock } from '../clock/clock.ts';
import { fairShare } from '../forecast/fairShare.ts';
import { ownValue } from '../programme/own.ts';
import type { Speaker } from '../programme/schema.ts';
import type { ShowContext } from './context.ts';
import type { EventOf } from './event.ts';
import { segmentOf } from './order.ts';
import { stageLength } from './run.ts';

type Change = Partial<ShowContext>;
type Stamped = { readonly at: number };

/** The speaker of the segment on stage whom a `turn.start` names. */
export function namedSpeaker(context: ShowContext, event: EventOf<'turn.start'>): Speaker | undefined {
  return speakersOn(context).find(({ id }) => id === event.speakerId);
}

/** The first speaker on stage, in order, who has not spoken and is not speaking. */
export function nextSpeaker(context: ShowContext): Speaker | undefined {
  const { turnsUsed, turn } = context;
  return speakersOn(context).find(
    ({ id }) => ownValue(turnsUsed, id) === undefined && turn?.speakerId !== id,
  );
}

/** The named speaker's turn begins; one that was running ends. */
export function startTurn(context: ShowContext, event: EventOf<'turn.start'>): Change {
  return giveTurn(context, namedSpeaker(context, event), event);
}

/** The next speaker's turn begins; one that was running ends. */
export function nextTurn(context: ShowContext, event: Stamped): Change {
  return giveTurn(context, nextSpeaker(context), event);
}

/** The running turn ends; what it used is added to its speaker's account. */
export function endTurn({ turn, turnsUsed }: ShowContext, { at }: Stamped): Change {
  if (turn === null) return {};
  const usedMs = (ownValue(turnsUsed, turn.speakerId) ?? 0) + turn.durationMs - leftOn(turn.clock, at);
  return { turn: null, turnsUsed: { ...turnsUsed, [turn.speakerId]: usedMs } };
}

/** The people of the segment that has the stage. */
export function speakersOn(context: ShowContext): readonly Speaker[] {
  return (context.clock === null ? undefined : segmentOf(context, context.position)?.speakers) ?? [];
}

function giveTurn(context: ShowContext, speaker: Speaker | undefined, event: Stamped): Change {
  if (!speaker || context.clock === null) return {};
  const ended = { ...context, ...endTurn(context, event) };
  const durationMs = speaker.turnMs ?? shareOf(ended, speaker, leftOn(context.clock, event.at));
  const clock = 'leftMs' in context.clock ? { leftMs: durationMs } : startClock(durationMs, event.at);
  return { turnsUsed: ended.turnsUsed, turn: { speakerId: speaker.id, durationMs, clock } };
}

/**
 * The length of a turn that the programme does not give: the fair share of what is left, the speaker
 * counted among those who have not spoken; when nothing is left, an equal part of the whole segment.
 */
function shareOf(context: ShowContext, speaker: Speaker, leftMs: number): number {
  const speakers = speakersOn(context);
  const spoken = new Set(Object.keys(context.turnsUsed));
  spoken.delete(speaker.id);
  const share = ownValue(fairShare({ leftMs, reserveMs: 0, speakers, spoken }), speaker.id) ?? 0;
  return share > 0 ? share : Math.floor(stageLength(context) / speakers.length);
}
