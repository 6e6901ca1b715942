import { describe, expect, it } from 'vitest';
import { possibleNow } from '../../../machines/log/possible.ts';
import type { Action, CommandType } from '../../../machines/wire/command.ts';
import { MINUTE, NINE } from '../show/seminar.ts';
import { given, type Timed } from './given.ts';

const WAYS: Readonly<Record<string, Timed[]>> = {
  standby: [],
  running: [[0, { type: 'show.start' }]],
  'in a panel, with a turn': [
    [0, { type: 'show.start' }],
    [1, { type: 'segment.goto', segmentId: 'panel-1' }],
    [2, { type: 'turn.next' }],
  ],
  held: [
    [0, { type: 'show.start' }],
    [1, { type: 'clock.hold' }],
  ],
  between: [
    [0, { type: 'show.start' }],
    [1, { type: 'segment.end' }],
  ],
  'after an undo': [
    [0, { type: 'show.start' }],
    [1, { type: 'undo' }],
  ],
  ended: [
    [0, { type: 'show.start' }],
    [1, { type: 'show.end' }],
  ],
};

describe.each(Object.entries(WAYS))('%s', (_name, way) => {
  it('says of every command what giving it then says', () => {
    const minute = 10;
    const looked = possibleNow(given(...way).show.history, NINE + minute * MINUTE);
    expect(looked.length).toBeGreaterThan(25);
    for (const { type, args, refusal, leadsTo } of looked) {
      const outcome = given(...way).when(minute, { type, ...args } as Action);
      if (refusal) outcome.refused(refusal.code);
      else outcome.then({});
      expect(leadsTo === null, type).toBe(refusal !== null);
    }
  });
});

it('changes nothing by looking', () => {
  const { show } = given([0, { type: 'show.start' }]);
  const before = show.history;
  possibleNow(before, NINE + MINUTE);
  expect(show.history).toBe(before);
  expect(show.moment().state).toBe('running');
});

it('tells where a GO would lead: on, or to the end', () => {
  const leadsTo = (type: CommandType, ...way: Timed[]) =>
    possibleNow(given(...way).show.history, NINE + 300 * MINUTE)
      .find((possible) => possible.type === type)
      ?.leadsTo?.find((id) => id.startsWith('show.stage.') && /running|ended$/.test(id));
  expect(leadsTo('segment.next', [0, { type: 'show.start' }])).toBe('show.stage.live.onStage.running');
  const last: Timed[] = [
    [0, { type: 'show.start' }],
    [200, { type: 'segment.goto', segmentId: 'lunch' }],
  ];
  expect(leadsTo('segment.next', ...last)).toBe('show.stage.ended');
});

it('knows the guard of GO, which is not the statechart’s', () => {
  const looked = possibleNow(given([0, { type: 'show.start' }]).show.history, NINE + 200);
  expect(looked.find(({ type }) => type === 'segment.next')?.refusal?.code).toBe('too-soon');
});
