import { leftOn, onStage, type Person, type Stage, type Step } from './stage.ts';

/** What the contract says of turns. */
export const TURNS = {
  'turn.start': (stage, { speakerId, at }) => {
    const item = onStage(stage);
    if (!item) return 'refused';
    const person = item.speakers?.find(({ id }) => id === speakerId);
    return person ? speaks(stage, person, at) : 'unknown-speaker';
  },
  'turn.next': (stage, { at }) => {
    const person = onStage(stage)?.speakers?.find(
      ({ id }) => stage.used[id] === undefined && stage.turn?.person.id !== id,
    );
    return person ? speaks(stage, person, at) : 'refused';
  },
  'turn.end': (stage, { at }) => (stage.turn ? falls(stage, at) : 'refused'),
} satisfies { [Type in `turn.${'start' | 'next' | 'end'}`]: Step<Type> };

function speaks(stage: Stage, person: Person, at: number): null {
  falls(stage, at);
  const clock = stage.state === 'held' ? { leftMs: person.turnMs } : { zeroAt: at + person.turnMs };
  stage.turn = { person, clock };
  return null;
}

/** Silent: the turn ends, and its time is put to its speaker's account. */
function falls(stage: Stage, at: number): null {
  if (!stage.turn) return null;
  const { person, clock } = stage.turn;
  stage.used[person.id] = (stage.used[person.id] ?? 0) + person.turnMs - leftOn(clock, at);
  stage.turn = null;
  return null;
}
