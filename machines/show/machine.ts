import { and, setup, type SnapshotFrom } from 'xstate';
import { initialContext, type ShowContext, type ShowInput } from './context.ts';
import { advanceIsDue, staysOnAfter } from './deadlines.ts';
import { editProblem, editProgramme } from './editing.ts';
import type { ChartEvent, EventOf } from './event.ts';
import {
  awaitsSeen,
  clearMessages,
  darken,
  expireMessage,
  expiryIsDue,
  markSeen,
  showMessage,
} from './messages.ts';
import { nextSegment, segmentBefore, segmentOf } from './order.ts';
import { replan, replanProblem } from './replan.ts';
import {
  adjust,
  advance,
  closeRun,
  cutsTooMuch,
  goBack,
  goTo,
  hold,
  leaveStage,
  openingSegment,
  openRun,
  resume,
  runOut,
  setLeft,
  setsOffAdvance,
} from './run.ts';
import { endTurn, namedSpeaker, nextSpeaker, nextTurn, startTurn } from './turns.ts';

type Type = ChartEvent['type'];
type Told = { context: ShowContext; event: ChartEvent };

const chart = setup({
  types: { context: {} as ShowContext, events: {} as ChartEvent, input: {} as ShowInput },
});

/** An action by one function of the context and the event that it is for. */
function does<T extends Type>(
  types: readonly T[],
  change: (context: ShowContext, event: EventOf<T>) => Partial<ShowContext>,
) {
  return chart.assign(({ context, event }) => {
    const after = { ...context, ...change(context, expectEvent(event, types)) };
    return { ...after, staysOn: staysOnAfter(context, after, event) };
  });
}

/** A guard by one function of the context and the event that it is for. */
function asks<T extends Type>(
  types: readonly T[],
  test: (context: ShowContext, event: EventOf<T>) => boolean,
) {
  return ({ context, event }: Told) => test(context, expectEvent(event, types));
}

function expectEvent<T extends Type>(event: ChartEvent, types: readonly T[]): EventOf<T> {
  if (isOf(event, types)) return event;
  throw new Error(`The statechart asked for ${types.join(' or ')} and was given ${event.type}.`);
}

function isOf<T extends Type>(event: ChartEvent, types: readonly T[]): event is EventOf<T> & ChartEvent {
  return types.some((type) => type === event.type);
}

const STARTS = ['show.start', 'segment.next'] as const;
const ADVANCES = ['segment.next', 'deadline.advance'] as const;
const EDITS = [
  'programme.insert',
  'programme.update',
  'programme.remove',
  'programme.move',
  'programme.describe',
  'programme.edit',
] as const;

/**
 * What may happen in a show, and what it does. Pure: it is run by `initialTransition` and `transition`
 * only; time reaches it as the stamp of an event; nothing in it waits or fires by itself.
 */
export const showMachine = chart
  .extend({
    guards: {
      opens: asks(STARTS, (context, event) => openingSegment(context, event) !== undefined),
      hasNext: ({ context }) => nextSegment(context) !== undefined,
      hasBefore: ({ context }) => segmentBefore(context) !== undefined,
      knowsSegment: asks(
        ['segment.goto'],
        (context, event) => segmentOf(context, event.segmentId) !== undefined,
      ),
      adjustable: asks(
        ['clock.adjust'],
        (context, event) => !cutsTooMuch(context, event) && !setsOffAdvance(context, event),
      ),
      advanceIsDue: asks(['deadline.advance'], advanceIsDue),
      knowsSpeaker: asks(['turn.start'], (context, event) => namedSpeaker(context, event) !== undefined),
      hasNextSpeaker: ({ context }) => nextSpeaker(context) !== undefined,
      hasTurn: ({ context }) => context.turn !== null,
      editable: asks(EDITS, (context, event) => editProblem(context, event) === null),
      replannable: asks(['programme.replan'], (context, event) => replanProblem(context, event) === null),
      expiryIsDue: asks(['deadline.expire'], expiryIsDue),
      awaitsSeen: asks(['message.seen'], awaitsSeen),
      noMessageLeft: ({ context }) => context.messages.length === 0,
      noneDark: ({ context }) => context.blackout.length === 0,
    },
    actions: {
      openRun: does(STARTS, openRun),
      advance: does(ADVANCES, advance),
      goBack: does(['segment.back'], goBack),
      goTo: does(['segment.goto'], goTo),
      runOut: does(ADVANCES, runOut),
      leaveStage: does(['segment.end', 'show.end'], leaveStage),
      closeRun: chart.assign(({ context }) => closeRun(context)),
      hold: does(['clock.hold'], hold),
      resume: does(['clock.resume'], resume),
      adjust: does(['clock.adjust'], adjust),
      setLeft: does(['clock.set'], setLeft),
      startTurn: does(['turn.start'], startTurn),
      nextTurn: does(['turn.next'], nextTurn),
      endTurn: does(['turn.end'], endTurn),
      editProgramme: does(EDITS, editProgramme),
      replan: does(['programme.replan'], replan),
      showMessage: does(['message.show'], showMessage),
      clearMessages: does(['message.clear'], clearMessages),
      expireMessage: does(['deadline.expire'], expireMessage),
      markSeen: does(['message.seen'], markSeen),
      darken: does(['screen.blackout'], darken),
    },
  })
  .createMachine({
    id: 'show',
    type: 'parallel',
    // transition() makes an initial state each time, without an input: what threw there would cost 0.1 ms a press.
    context: ({ input }) => initialContext({ ...input }),
    on: {
      'programme.insert': { guard: 'editable', actions: 'editProgramme' },
      'programme.update': { guard: 'editable', actions: 'editProgramme' },
      'programme.remove': { guard: 'editable', actions: 'editProgramme' },
      'programme.move': { guard: 'editable', actions: 'editProgramme' },
      'programme.describe': { guard: 'editable', actions: 'editProgramme' },
      'programme.edit': { guard: 'editable', actions: 'editProgramme' },
      'programme.replan': { guard: 'replannable', actions: 'replan' },
    },
    states: {
      stage: {
        initial: 'standby',
        states: {
          standby: {
            on: {
              'show.start': { guard: 'opens', target: 'live', actions: 'openRun' },
              'segment.next': { guard: 'opens', target: 'live', actions: 'openRun' },
            },
          },
          live: {
            initial: 'onStage',
            on: {
              'segment.next': [
                { guard: 'hasNext', target: '.onStage.running', actions: 'advance' },
                { target: 'ended', actions: 'runOut' },
              ],
              'segment.back': { guard: 'hasBefore', target: '.onStage.running', actions: 'goBack' },
              'segment.goto': { guard: 'knowsSegment', target: '.onStage.running', actions: 'goTo' },
              'show.end': { target: 'ended', actions: 'leaveStage' },
              'show.reset': { target: 'standby', actions: 'closeRun' },
            },
            states: {
              onStage: {
                initial: 'running',
                on: {
                  'segment.end': { target: 'between', actions: 'leaveStage' },
                  'clock.adjust': { guard: 'adjustable', actions: 'adjust' },
                  'clock.set': { actions: 'setLeft' },
                  'turn.start': { guard: 'knowsSpeaker', actions: 'startTurn' },
                  'turn.next': { guard: 'hasNextSpeaker', actions: 'nextTurn' },
                  'turn.end': { guard: 'hasTurn', actions: 'endTurn' },
                },
                states: {
                  running: {
                    on: {
                      'clock.hold': { target: 'held', actions: 'hold' },
                      'deadline.advance': [
                        { guard: and(['advanceIsDue', 'hasNext']), target: 'running', actions: 'advance' },
                        { guard: 'advanceIsDue', target: '#show.stage.ended', actions: 'runOut' },
                      ],
                    },
                  },
                  held: { on: { 'clock.resume': { target: 'running', actions: 'resume' } } },
                },
              },
              between: {},
            },
          },
          ended: {
            on: {
              'segment.back': { guard: 'hasBefore', target: 'live.onStage.running', actions: 'goBack' },
              'show.reset': { target: 'standby', actions: 'closeRun' },
            },
          },
        },
      },
      blackout: {
        initial: 'lit',
        states: {
          lit: { on: { 'screen.blackout': { target: 'dark', actions: 'darken' } } },
          dark: {
            always: { guard: 'noneDark', target: 'lit' },
            on: { 'screen.blackout': { actions: 'darken' } },
          },
        },
      },
      messages: {
        initial: 'quiet',
        on: {
          'message.show': { target: '.showing', actions: 'showMessage' },
          'message.clear': { actions: 'clearMessages' },
        },
        states: {
          quiet: {},
          showing: {
            always: { guard: 'noMessageLeft', target: 'quiet' },
            on: {
              'deadline.expire': { guard: 'expiryIsDue', actions: 'expireMessage' },
              'message.seen': { guard: 'awaitsSeen', actions: 'markSeen' },
            },
          },
        },
      },
    },
  });

/** A show at one moment: the statechart's state and its context. */
export type ShowSnapshot = SnapshotFrom<typeof showMachine>;
