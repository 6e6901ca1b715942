import type { ShowContext } from '../show/context.ts';
import { goTooSoon } from '../show/goGuard.ts';
import type { ShowSnapshot } from '../show/machine.ts';
import { stateOf } from '../show/state.ts';
import type { Refusal } from '../wire/answer.ts';
import type { Action } from '../wire/command.ts';
import type { LinkName } from '../wire/links.ts';
import type { DeadlineAction, Entry, LoggedAction, SeenAction } from './entry.ts';
import { entryAt, extend, type History, refold } from './history.ts';
import { belowNext, lanesAfter } from './lanes.ts';
import { isRefusal, step } from './ledger.ts';

/** Something that wants to happen to a show, stamped `at` (epoch ms). */
export interface Request {
  readonly action: Action | DeadlineAction | SeenAction;
  readonly id: string;
  readonly by: string;
  readonly link?: LinkName;
  readonly at: number;
  /** The seq that the sender saw; left out by what needs none: deadlines, acknowledgements, bare buttons. */
  readonly expectedSeq?: number;
}

/** What follows from a request: one entry and the history with it; nothing has been written yet. */
export interface Decision {
  readonly entry: Entry;
  readonly history: History;
  /** Stored checkpoints from this seq on no longer hold, because of an undo or redo. */
  readonly invalidFrom?: number;
}

/** Decides a request by what the show is now: stale? too soon? does the statechart accept it? Pure. */
export function decide(history: History, request: Request): Decision | Refusal {
  const { ledger } = history;
  const { action, expectedSeq } = request;
  if (expectedSeq !== undefined && (expectedSeq < ledger.changedSeq || expectedSeq > ledger.seq))
    return STALE;
  if (action.type === 'segment.next') {
    const tooSoon = goTooSoon(ledger.snapshot.context, request.at);
    if (tooSoon) return tooSoon;
  }
  if (action.type === 'undo' || action.type === 'redo') return reverse(history, request, action);
  const result = step(ledger.snapshot, { ...action, at: request.at, id: request.id });
  if (isRefusal(result)) return result;
  const entry = entryFor(history, request, action, result);
  return { entry, history: extend(history, entry, result) };
}

/**
 * The seq that must lie in the history before an action can be decided: that of the entry which undo
 * or redo reaches for, as far as it is known yet (so ask again once it does); 0 for other actions.
 */
export function reachOf(history: History, action: Request['action']): number {
  if (action.type !== 'undo' && action.type !== 'redo') return 0;
  const top = history.ledger.lanes[action.lane ?? 'run'][action.type];
  return action.type === 'redo' && top > history.checkpoints[0].seq
    ? takenBackBy(entryAt(history, top))
    : top;
}

const STALE: Refusal = {
  code: 'stale',
  message: 'The show has moved on since your screen showed it. Look again before you press.',
};

function reverse(
  history: History,
  request: Request,
  { type, lane = 'run' }: Extract<Action, { type: 'undo' | 'redo' }>,
): Decision | Refusal {
  const top = history.ledger.lanes[lane][type];
  if (top === 0) {
    return {
      code: 'refused',
      message: type === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.',
    };
  }
  const takesBack = type === 'undo' ? top : takenBackBy(entryAt(history, top));
  const action = { type, lane, takesBack } as const;
  const draft = entryFor(history, request, action, history.ledger.snapshot);
  const lanes = lanesAfter(history.ledger.lanes, draft, (seq) => entryAt(history, seq));
  const folded = refold(history, lanes, takesBack - 1);
  if ('refusal' in folded) return dependent(type, folded.entry, folded.refusal);
  if (lane === 'programme' && !isSameOnStage(folded.snapshot, history.ledger.snapshot)) return OTHER_STAGE;
  const entry = { ...draft, run: folded.snapshot.context.run };
  return {
    entry,
    history: extend({ ...history, checkpoints: folded.checkpoints }, entry, folded.snapshot),
    invalidFrom: takesBack,
  };
}

const OTHER_STAGE: Refusal = {
  code: 'refused',
  message: 'This cannot be done now, because something else would be on stage: the show went by it.',
};

/** Whether the same segment and speaker have the stage. An editor's undo never moves the show under its caller. */
function isSameOnStage(one: ShowSnapshot, other: ShowSnapshot): boolean {
  const speakerOn = ({ context }: ShowSnapshot) => context.turn?.speakerId;
  return (
    stateOf(one) === stateOf(other) &&
    segmentOnStage(one.context) === segmentOnStage(other.context) &&
    speakerOn(one) === speakerOn(other)
  );
}

function segmentOnStage({ clock, position }: ShowContext): string | null {
  return clock === null ? null : position;
}

function takenBackBy(undo: Entry): number {
  return 'takesBack' in undo.args ? undo.args.takesBack : 0;
}

function dependent(type: 'undo' | 'redo', entry: Entry, refusal: Refusal): Refusal {
  const done = type === 'undo' ? 'taken back' : 'brought back';
  return {
    code: 'refused',
    message: `This cannot be ${done}, because a later entry depends on it (${entry.type}, number ${String(entry.seq)}): ${refusal.message}`,
  };
}

function entryFor(history: History, request: Request, action: LoggedAction, after: ShowSnapshot): Entry {
  const { type, ...args } = action;
  return {
    seq: history.ledger.seq + 1,
    at: request.at,
    type,
    by: request.by,
    ...(request.link && { link: request.link }),
    id: request.id,
    args,
    run: after.context.run,
    below: belowNext(history.ledger.lanes, action),
  };
}
