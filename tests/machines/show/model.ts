import { getShortestPaths } from 'xstate/graph';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import type { ShowContext, ShowInput } from '../../../machines/show/context.ts';
import type { ChartEvent, ShowEvent } from '../../../machines/show/event.ts';
import { showMachine, type ShowSnapshot } from '../../../machines/show/machine.ts';
import { nextSegment } from '../../../machines/show/order.ts';
import type { Action } from '../../../machines/wire/command.ts';

const MINUTE = 60_000;

/** A programme small enough to go everywhere in it: a panel of two, and a break that may be skipped. */
export const SMALL: ProgrammeDraft = {
  title: 'Small',
  timeZone: 'UTC',
  segments: [
    { id: 'talk', kind: 'keynote', title: 'Talk', durationMs: 10 * MINUTE },
    {
      id: 'panel',
      kind: 'panel',
      title: 'Panel',
      durationMs: 20 * MINUTE,
      speakers: [
        { id: 'ada', name: 'Ada', turnMs: 5 * MINUTE },
        { id: 'grace', name: 'Grace' },
      ],
    },
    { id: 'break', kind: 'break', title: 'Break', durationMs: 5 * MINUTE },
  ],
};

/** A show of it; without a time of day it starts at any hour. */
export const SMALL_INPUT: ShowInput = { programme: completeProgramme(SMALL), starts: {} };

/** Every kind of command that the statechart is told, with arguments enough to tell its cases apart. */
export const ALPHABET: readonly Exclude<Action, { type: 'undo' | 'redo' }>[] = [
  { type: 'show.start' },
  { type: 'show.start', segmentId: 'panel', mode: 'rehearsal' },
  { type: 'show.start', segmentId: 'gone' },
  { type: 'segment.next' },
  { type: 'segment.end' },
  { type: 'segment.back' },
  { type: 'segment.goto', segmentId: 'panel' },
  { type: 'segment.goto', segmentId: 'gone' },
  { type: 'clock.hold' },
  { type: 'clock.resume' },
  { type: 'clock.adjust', byMs: MINUTE },
  { type: 'clock.adjust', byMs: -12 * 60 * MINUTE },
  { type: 'clock.set', leftMs: MINUTE },
  { type: 'turn.start', speakerId: 'ada' },
  { type: 'turn.start', speakerId: 'gone' },
  { type: 'turn.next' },
  { type: 'turn.end' },
  { type: 'show.end' },
  { type: 'show.reset' },
  { type: 'message.show', to: 'all', text: 'Hello' },
  { type: 'message.clear' },
  { type: 'screen.blackout', on: true },
  { type: 'screen.blackout', on: false },
  { type: 'programme.replan', changes: [{ segmentId: 'break', skip: true }] },
  { type: 'programme.replan', changes: [{ segmentId: 'break', skip: false }] },
  { type: 'programme.update', segmentId: 'panel', changes: { title: 'Panel' } },
  { type: 'programme.describe', changes: { place: 'Room B' } },
  { type: 'programme.edit', edits: [{ type: 'programme.move', segmentId: 'panel', after: 'talk' }] },
  {
    type: 'programme.edit',
    edits: [
      { type: 'programme.describe', changes: { place: 'Room C' } },
      { type: 'programme.remove', segmentId: 'gone' },
    ],
  },
  { type: 'programme.insert', segment: { kind: 'other', title: 'x', durationMs: 1, id: 'talk' } },
  { type: 'programme.move', segmentId: 'break', after: 'gone' },
  { type: 'programme.remove', segmentId: 'gone' },
];

/** An action as the statechart is told it, all at one moment. */
export function eventOf(action: (typeof ALPHABET)[number]): ChartEvent {
  return { ...action, at: 0, id: 'message' } satisfies ShowEvent;
}

/** A state without its clocks: what decides which commands are possible. */
export function summary({ value, context }: ShowSnapshot): string {
  const { position, mode, turn, turnsUsed, clock } = context;
  return JSON.stringify([
    value,
    position,
    mode,
    turn?.speakerId,
    Object.keys(turnsUsed).toSorted(),
    clock === null ? null : 'zeroAt' in clock,
    skipped(context),
    nextSegment(context)?.id,
  ]);
}

/** The shortest way to every state that a show of the small programme can be in. */
export function everyState() {
  return getShortestPaths(showMachine, {
    input: SMALL_INPUT,
    events: ALPHABET.map(eventOf),
    serializeState: (state) => summary(state),
    limit: 100_000,
  });
}

function skipped({ programme }: ShowContext): string[] {
  return programme.segments.filter(({ skip }) => skip).map(({ id }) => id);
}
