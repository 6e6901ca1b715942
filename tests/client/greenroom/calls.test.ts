import { describe, expect, it } from 'vitest';
import {
  callsAt,
  minutesOf,
  readCalls,
  untilCallsChange,
  USUAL_CALLS,
} from '../../../client/greenroom/calls.ts';
import { givenIn, type Timed } from '../../machines/log/given.ts';
import { inputOf, MINUTE, NINE, SEMINAR } from '../../machines/show/seminar.ts';
import { seenOf } from '../show/seen.ts';

const at = (minute: number) => NINE + minute * MINUTE;

/** The seminar with somebody in the keynote and in the second panel too. */
const PEOPLED = inputOf({
  ...SEMINAR,
  segments: SEMINAR.segments.map((segment) =>
    segment.id === 'keynote' || segment.id === 'panel-2'
      ? { ...segment, speakers: [{ id: 'sato', name: 'Ms Sato' }] }
      : segment,
  ),
});

function calls(minute: number, ...pressed: Timed[]) {
  const { view, live } = seenOf(givenIn(PEOPLED, ...pressed).show, at(minute));
  return callsAt(view, live, at(minute), USUAL_CALLS);
}

const START: Timed = [0, { type: 'show.start' }];

describe('who is called', () => {
  it('are the people of what is to come, in order, never those on stage', () => {
    expect(calls(0, START).map(({ segment }) => segment.id)).toEqual(['keynote', 'panel-1', 'panel-2']);
    const later = calls(26, START, [25, { type: 'segment.goto', segmentId: 'keynote' }]);
    expect(later.map(({ segment }) => segment.id)).toEqual(['panel-1', 'panel-2']);
    expect(calls(50, START, [45, { type: 'show.end' }])).toEqual([]);
  });

  it('at the time that production expects, with the planned one where it moved', () => {
    const [keynote] = calls(1, START, [1, { type: 'clock.adjust', byMs: 3 * MINUTE }]);
    expect(keynote).toMatchObject({ startsAt: at(28), movedFrom: at(25), inMs: 27 * MINUTE });
    expect(calls(1, START)[0]).toMatchObject({ startsAt: at(25), movedFrom: null });
  });

  it('stand by ten minutes before, come to the stage five minutes before, to the very ms', () => {
    const stageAt = (minute: number) =>
      calls(minute, START, [5, { type: 'segment.next' }]).find(({ segment }) => segment.id === 'keynote')
        ?.stage;
    expect([14.9, 15, 19.99, 20, 24.9].map(stageAt)).toEqual([
      'later',
      'standBy',
      'standBy',
      'toStage',
      'toStage',
    ]);
  });

  it('are to come at once while the one before is over its time', () => {
    const [keynote] = calls(30, START, [5, { type: 'segment.next' }]);
    expect(keynote).toMatchObject({ inMs: 0, stage: 'toStage', startsAt: at(30) });
  });

  it('is whoever is meant by what comes where a programme names nobody; for a lunch nobody is', () => {
    const segments = SEMINAR.segments.map(({ speakers: _, ...segment }) => segment);
    const { show } = givenIn(inputOf({ ...SEMINAR, segments }), START, [1, { type: 'segment.next' }]);
    const { view, live } = seenOf(show, at(17));
    const called = callsAt(view, live, at(17), { standByMs: 300 * MINUTE, toStageMs: 5 * MINUTE });
    expect(called.map(({ segment }) => segment.id)).toEqual(segments.slice(2).map(({ id }) => id));
    expect(called[0]).toMatchObject({ inMs: 4 * MINUTE, stage: 'toStage' });
    expect(called.find(({ segment }) => segment.kind === 'reception')?.stage).toBe('later');
  });

  it('is nobody, and the plan stands, while the show stands by on another day', () => {
    expect(calls(3 * 24 * 60)[0]).toMatchObject({ startsAt: at(25), inMs: null, stage: 'later' });
  });
});

it('says the minutes as the clocks do, and looks again at the edge of each', () => {
  expect([0, 1, MINUTE, MINUTE + 1].map(minutesOf)).toEqual([0, 1, 1, 2]);
  const now = at(1) + 20_000;
  const { view, live } = seenOf(givenIn(PEOPLED, START).show, now);
  const waiting = callsAt(view, live, now, USUAL_CALLS);
  expect(untilCallsChange(waiting, now)).toBe(40_000);
  expect(untilCallsChange([], now)).toBe(40_000);
});

it('reads other call times from the address, and none that make no sense', () => {
  expect(readCalls('20,8')).toEqual({ standByMs: 20 * MINUTE, toStageMs: 8 * MINUTE });
  for (const text of ['', '5', '5,10', '10,0', '10,5,1', 'soon', '-10,-5', '1000,5']) {
    expect(readCalls(text)).toBeNull();
  }
});
