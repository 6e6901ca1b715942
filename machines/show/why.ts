import type { Refusal } from '../wire/answer.ts';
import type { ShowState } from '../wire/live.ts';
import type { ChartEvent } from './event.ts';
import { editProblem } from './editing.ts';
import type { ShowSnapshot } from './machine.ts';
import { segmentOf } from './order.ts';
import { refused, unknownSegment, unknownSpeaker } from './refusals.ts';
import { replanProblem } from './replan.ts';
import { cutsTooMuch, setsOffAdvance } from './run.ts';
import { stateOf } from './state.ts';
import { namedSpeaker, speakersOn } from './turns.ts';

/** Why the statechart does not accept `event` in this state, as a code and a sentence for a person. */
export function whyNot(snapshot: ShowSnapshot, event: ChartEvent): Refusal {
  const { context } = snapshot;
  const state = stateOf(snapshot);
  const onStage = context.clock !== null;
  switch (event.type) {
    case 'show.start':
      if (event.segmentId !== undefined && !segmentOf(context, event.segmentId)) {
        return unknownSegment(event.segmentId);
      }
      return state === 'standby'
        ? refused('Every segment is skipped, so nothing can start.')
        : refused(STARTED[state]);
    case 'segment.next':
      return refused(state === 'ended' ? NOW.ended : 'Every segment is skipped, so nothing can start.');
    case 'segment.back':
      return refused(state === 'standby' ? NOW.standby : 'Nothing comes before this segment.');
    case 'segment.goto':
      return segmentOf(context, event.segmentId) ? refused(NOW[state]) : unknownSegment(event.segmentId);
    case 'clock.adjust':
      if (!onStage) return refused(NOW[state]);
      if (cutsTooMuch(context, event)) return refused('The segment cannot become shorter than nothing.');
      return setsOffAdvance(context, event)
        ? refused('With so little left the show would go on by itself at once: press GO instead.')
        : refused(NOW[state]);
    case 'clock.hold':
      return refused(state === 'held' ? 'The clock is held already.' : NOW[state]);
    case 'clock.resume':
      return refused(state === 'running' ? 'The clock is running already.' : NOW[state]);
    case 'turn.start':
      return onStage && !namedSpeaker(context, event) ? unknownSpeaker(event.speakerId) : refused(NOW[state]);
    case 'turn.next':
      if (!onStage) return refused(NOW[state]);
      return refused(
        speakersOn(context).length === 0 ? 'This segment has no speakers.' : 'Everybody has spoken.',
      );
    case 'turn.end':
      return refused(onStage ? 'Nobody has the floor.' : NOW[state]);
    case 'programme.insert':
    case 'programme.update':
    case 'programme.remove':
    case 'programme.move':
    case 'programme.describe':
    case 'programme.edit':
      return editProblem(context, event) ?? refused(NOW[state]);
    case 'programme.replan':
      return replanProblem(context, event) ?? refused(NOW[state]);
    case 'deadline.advance':
      return refused('The show does not go on by itself then.');
    case 'deadline.expire':
      return refused('No message ends then.');
    case 'message.seen':
      return refused('That message is not waiting to be seen.');
    default:
      return refused(NOW[state]);
  }
}

/** Why something that needs another state is not possible in this one. */
const NOW: Record<ShowState, string> = {
  standby: 'The show has not started yet.',
  running: 'A segment is running.',
  held: 'The clock is held.',
  between: 'Nothing is running: the show is between segments.',
  ended: 'The show has ended. Reset it to run it again, or go back.',
};

const STARTED: Record<Exclude<ShowState, 'standby'>, string> = {
  running: 'The show is running already.',
  held: 'The show is running already; its clock is held.',
  between: 'The show is on already, between segments.',
  ended: 'The show has ended. Reset it to run it again.',
};
