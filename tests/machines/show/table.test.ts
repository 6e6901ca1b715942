import { describe, expect, test } from 'vitest';
import type { Action, CommandType } from '../../../machines/wire/command.ts';
import type { ShowState } from '../../../machines/wire/live.ts';
import { given, type Timed } from '../log/given.ts';
import { MINUTE } from './seminar.ts';

/** How a show comes to each state: on its way through the first panel, whose people have turns. */
const WAYS: Record<ShowState, Timed[]> = {
  standby: [],
  running: [
    [0, { type: 'show.start' }],
    [40, { type: 'segment.goto', segmentId: 'panel-1' }],
  ],
  held: [
    [0, { type: 'show.start' }],
    [40, { type: 'segment.goto', segmentId: 'panel-1' }],
    [41, { type: 'clock.hold' }],
  ],
  between: [
    [0, { type: 'show.start' }],
    [40, { type: 'segment.goto', segmentId: 'panel-1' }],
    [41, { type: 'segment.end' }],
  ],
  ended: [
    [0, { type: 'show.start' }],
    [40, { type: 'show.end' }],
  ],
};

const AIR = { kind: 'break', title: 'Air', durationMs: 5 * MINUTE } as const;
const ALL: ShowState[] = ['standby', 'running', 'held', 'between', 'ended'];
const ON_AIR: ShowState[] = ['running', 'held', 'between'];
const ON_STAGE: ShowState[] = ['running', 'held'];

type Row = [action: Action, accepted: ShowState[]];

/** CONTRACT's table: where each command is accepted. What ends a turn needs one first, see below. */
const TABLE: Record<Exclude<CommandType, 'turn.end'>, Row[]> = {
  'show.start': [
    [{ type: 'show.start' }, ['standby']],
    [{ type: 'show.start', segmentId: 'keynote', mode: 'rehearsal' }, ['standby']],
  ],
  'segment.next': [[{ type: 'segment.next' }, ['standby', ...ON_AIR]]],
  'segment.end': [[{ type: 'segment.end' }, ON_STAGE]],
  'segment.back': [[{ type: 'segment.back' }, [...ON_AIR, 'ended']]],
  'segment.goto': [
    [{ type: 'segment.goto', segmentId: 'closing' }, ON_AIR],
    [{ type: 'segment.goto', segmentId: 'panel-1' }, ON_AIR],
  ],
  'clock.hold': [[{ type: 'clock.hold' }, ['running']]],
  'clock.resume': [[{ type: 'clock.resume' }, ['held']]],
  'clock.adjust': [[{ type: 'clock.adjust', byMs: MINUTE }, ON_STAGE]],
  'clock.set': [[{ type: 'clock.set', leftMs: 0 }, ON_STAGE]],
  'turn.start': [[{ type: 'turn.start', speakerId: 'li' }, ON_STAGE]],
  'turn.next': [[{ type: 'turn.next' }, ON_STAGE]],
  'show.end': [[{ type: 'show.end' }, ON_AIR]],
  'show.reset': [[{ type: 'show.reset' }, [...ON_AIR, 'ended']]],
  undo: [
    [{ type: 'undo' }, [...ON_AIR, 'ended']],
    [{ type: 'undo', lane: 'programme' }, []],
  ],
  redo: [[{ type: 'redo' }, []]],
  'message.show': [[{ type: 'message.show', to: 'all', text: 'Two minutes' }, ALL]],
  'message.clear': [[{ type: 'message.clear' }, ALL]],
  'screen.blackout': [[{ type: 'screen.blackout', on: true }, ALL]],
  'programme.insert': [[{ type: 'programme.insert', segment: AIR, after: 'video' }, ALL]],
  'programme.update': [
    [{ type: 'programme.update', segmentId: 'closing', changes: { title: 'Closing words' } }, ALL],
  ],
  'programme.remove': [[{ type: 'programme.remove', segmentId: 'video' }, ALL]],
  'programme.move': [[{ type: 'programme.move', segmentId: 'closing', after: 'video' }, ALL]],
  'programme.describe': [[{ type: 'programme.describe', changes: { title: 'Seminar' } }, ALL]],
  'programme.edit': [
    [{ type: 'programme.edit', edits: [{ type: 'programme.insert', segment: AIR, after: 'video' }] }, ALL],
  ],
  'programme.replan': [
    [{ type: 'programme.replan', changes: [{ segmentId: 'lunch', durationMs: 60 * MINUTE }] }, ALL],
  ],
};

const ROWS = Object.values(TABLE).flat();

describe.each(ROWS)('%o', (action, accepted) => {
  test.each(ALL)('in %s', (state) => {
    const { show, when } = given(...WAYS[state]);
    expect(show.moment().state).toBe(state);
    if (accepted.includes(state)) when(50, action).then({});
    else when(50, action).refused('refused');
  });
});

test('a turn is ended only where somebody has the floor', () => {
  for (const state of ALL)
    given(...WAYS[state])
      .when(50, { type: 'turn.end' })
      .refused('refused');
  given(...WAYS.running, [45, { type: 'turn.next' }])
    .when(50, { type: 'turn.end' })
    .then({ turn: null });
  given(...WAYS.held, [45, { type: 'turn.next' }])
    .when(50, { type: 'turn.end' })
    .then({ turn: null });
});

test.each(ALL)('a refused command changes nothing in %s', (state) => {
  for (const [action, accepted] of ROWS) {
    if (accepted.includes(state)) continue;
    const { show } = given(...WAYS[state]);
    const { history } = show;
    show.ask(50, action);
    expect(show.history).toBe(history);
  }
});
