import type { Segment } from '../programme/schema.ts';
import { activeStates } from '../show/chart.ts';
import type { ShowContext } from '../show/context.ts';
import { nextSegment } from '../show/order.ts';
import { nextSpeaker, speakersOn } from '../show/turns.ts';
import type { Refusal } from '../wire/answer.ts';
import type { Action, CommandType } from '../wire/command.ts';
import { decide, reachOf } from './decide.ts';
import type { History } from './history.ts';

/** What would come of a command, had it been given at this moment: nothing has happened. */
export interface Possibility {
  readonly type: CommandType;
  /** With which arguments it was tried. */
  readonly args: object;
  /** The ids of the states that the show would be in; null where the command would be refused. */
  readonly leadsTo: readonly string[] | null;
  /** Why it would be refused; null where it would not. */
  readonly refusal: Refusal | null;
}

const MINUTE_MS = 60_000;

type Sample<Type extends CommandType> = (
  context: ShowContext,
) => Omit<Extract<Action, { type: Type }>, 'type'>;

const NONE = () => ({});

/** Each command with the arguments that somebody would most likely give it. */
const SAMPLES: { readonly [Type in CommandType]: Sample<Type> } = {
  'show.start': NONE,
  'segment.next': NONE,
  'segment.end': NONE,
  'segment.back': NONE,
  'segment.goto': (context) => ({ segmentId: (nextSegment(context) ?? lastOf(context)).id }),
  'clock.hold': NONE,
  'clock.resume': NONE,
  'clock.adjust': () => ({ byMs: MINUTE_MS }),
  'clock.set': () => ({ leftMs: MINUTE_MS }),
  'turn.start': (context) => ({
    speakerId: (nextSpeaker(context) ?? speakersOn(context)[0])?.id ?? 'nobody',
  }),
  'turn.next': NONE,
  'turn.end': NONE,
  'show.end': NONE,
  'show.reset': NONE,
  undo: NONE,
  redo: NONE,
  'message.show': () => ({ to: 'speaker', text: 'Wrap up' }),
  'message.clear': NONE,
  'screen.blackout': ({ blackout }) => ({ on: blackout.length === 0 }),
  'programme.insert': () => ({ segment: { title: 'New', kind: 'other', durationMs: MINUTE_MS } }),
  'programme.update': (context) => ({
    segmentId: lastOf(context).id,
    changes: { title: lastOf(context).title },
  }),
  'programme.remove': (context) => ({ segmentId: lastOf(context).id }),
  'programme.move': (context) => ({ segmentId: lastOf(context).id }),
  'programme.describe': ({ programme }) => ({ changes: { title: programme.title } }),
  'programme.edit': ({ programme }) => ({
    edits: [{ type: 'programme.describe', changes: { title: programme.title } }],
  }),
  'programme.replan': (context) => {
    const { id, durationMs } = nextSegment(context) ?? lastOf(context);
    return { changes: [{ segmentId: id, durationMs }] };
  },
};

/** Whether each command would be accepted at epoch ms `at`, where it would lead, and if not, why. Pure. */
export function possibleNow(history: History, at: number): Possibility[] {
  const { context } = history.ledger.snapshot;
  return (Object.keys(SAMPLES) as CommandType[]).map((type) => {
    const args = SAMPLES[type](context);
    const action = { type, ...args } as Action;
    const { leadsTo, refusal } = outcomeOf(history, action, at);
    return { type, args, leadsTo, refusal };
  });
}

function outcomeOf(history: History, action: Action, at: number): Pick<Possibility, 'leadsTo' | 'refusal'> {
  const reach = reachOf(history, action);
  // What lies further back than memory is read from the store when it is asked for, not for a look.
  if (reach > 0 && reach <= history.checkpoints[0].seq) return { leadsTo: [], refusal: null };
  const decided = decide(history, { action, id: 'a look', by: 'a look', at });
  return 'entry' in decided
    ? { leadsTo: activeStates(decided.history.ledger.snapshot), refusal: null }
    : { leadsTo: null, refusal: decided };
}

/** A programme has one segment at least. */
function lastOf({ programme }: ShowContext): Pick<Segment, 'id' | 'title' | 'durationMs'> {
  return programme.segments.at(-1) ?? { id: 'none', title: 'none', durationMs: MINUTE_MS };
}
