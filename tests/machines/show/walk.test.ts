import { expect, test } from 'vitest';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { given, givenIn, Show, type Timed } from '../log/given.ts';
import { inputOf, MINUTE, NINE, SEMINAR } from './seminar.ts';

const START: Timed = [0, { type: 'show.start' }];

test('a start runs the first segment from its full length', () => {
  given()
    .when(0, { type: 'show.start' })
    .then({
      state: 'running',
      mode: 'live',
      segment: {
        id: 'video',
        index: 0,
        kind: 'video',
        title: 'Promotional Video',
        speakers: [],
        durationMs: 5 * MINUTE,
        warnMs: 2.5 * MINUTE,
        wrapMs: MINUTE,
      },
      clock: { zeroAt: NINE + 5 * MINUTE },
      turn: null,
      next: {
        id: 'opening',
        kind: 'opening',
        title: 'Opening Session',
        speakers: [],
        startsAt: NINE + 5 * MINUTE,
      },
      schedule: { point: 'closing', plannedEnd: NINE + 120 * MINUTE, expectedEnd: NINE + 120 * MINUTE },
    });
});

test('in standby there is no clock, and next is what comes', () => {
  expect(given().show.moment(-30)).toMatchObject({
    seq: 0,
    state: 'standby',
    segment: null,
    clock: null,
    next: { id: 'video', startsAt: NINE },
  });
});

test('GO walks through all segments to the end', () => {
  const { show } = given();
  const seen = SEMINAR.segments.map((_, index) => {
    show.mustDo(index, { type: 'segment.next' });
    return show.moment().segment?.id;
  });
  expect(seen).toEqual(['video', 'opening', 'keynote', 'panel-1', 'panel-2', 'closing', 'lunch']);
  expect(show.moment().next).toBeNull();
  show.mustDo(10, { type: 'segment.next' });
  expect(show.moment(11)).toMatchObject({
    state: 'ended',
    segment: null,
    clock: null,
    next: null,
    schedule: { point: 'lunch', expectedEnd: NINE + 10 * MINUTE },
  });
  expect(show.ask(12, { type: 'segment.next' })).toMatchObject({ code: 'refused' });
});

test('GO passes over what is to be skipped', () => {
  given([-5, { type: 'programme.replan', changes: [{ segmentId: 'opening', skip: true }] }], START)
    .when(5, { type: 'segment.next' })
    .then({ segment: expect.objectContaining({ id: 'keynote' }) as never });
});

test('a start where everything is skipped is refused, unless it names a segment', () => {
  const changes = SEMINAR.segments.map(({ id }) => ({ segmentId: id, skip: true }));
  const all: Timed = [-5, { type: 'programme.replan', changes }];
  given(all)
    .when(0, { type: 'show.start' })
    .refused('refused', /skipped/);
  given(all)
    .when(0, { type: 'segment.next' })
    .refused('refused', /skipped/);
  const { show } = given(all, [0, { type: 'show.start', segmentId: 'keynote' }]);
  expect(show.moment()).toMatchObject({ segment: { id: 'keynote' }, next: null });
});

test('a start from any segment, and from one that is not there', () => {
  given()
    .when(0, { type: 'show.start', segmentId: 'panel-1' })
    .then({ state: 'running', next: expect.objectContaining({ id: 'panel-2' }) as never });
  given()
    .when(0, { type: 'show.start', segmentId: 'gala' })
    .refused('unknown-segment', /"gala"/);
});

test('back runs the segment before from its full length; on the first it is refused', () => {
  given(START, [4, { type: 'segment.next' }])
    .when(6, { type: 'segment.back' })
    .then({ state: 'running', clock: { zeroAt: NINE + 11 * MINUTE } });
  given(START)
    .when(1, { type: 'segment.back' })
    .refused('refused', /before/);
});

test('back passes over what is skipped, also where nothing but that came before', () => {
  const skip: Timed = [-5, { type: 'programme.replan', changes: [{ segmentId: 'opening', skip: true }] }];
  const { show } = given(skip, START, [5, { type: 'segment.next' }], [6, { type: 'segment.back' }]);
  expect(show.moment().segment?.id).toBe('video');
  given([-5, { type: 'programme.replan', changes: [{ segmentId: 'video', skip: true }] }], START)
    .when(1, { type: 'segment.back' })
    .refused('refused');
});

test('where nothing runs, back runs the segment that ran last', () => {
  const between = given(START, [5, { type: 'segment.next' }], [10, { type: 'segment.end' }]);
  expect(between.show.moment()).toMatchObject({ state: 'between', next: { id: 'keynote' } });
  between
    .when(11, { type: 'segment.back' })
    .then({ state: 'running', clock: { zeroAt: NINE + 31 * MINUTE } });
  expect(between.show.moment().segment?.id).toBe('opening');
  const ended = given(START, [5, { type: 'show.end' }], [6, { type: 'segment.back' }]);
  expect(ended.show.moment()).toMatchObject({ state: 'running', segment: { id: 'video' } });
});

test('goto runs any segment, also a skipped one, and the current one from its full length again', () => {
  const { show } = given(
    [-5, { type: 'programme.replan', changes: [{ segmentId: 'keynote', skip: true }] }],
    START,
    [1, { type: 'segment.goto', segmentId: 'keynote' }],
  );
  expect(show.moment()).toMatchObject({ segment: { id: 'keynote' }, next: { id: 'panel-1' } });
  show.mustDo(9, { type: 'segment.goto', segmentId: 'keynote' });
  expect(show.moment()).toMatchObject({ segment: { id: 'keynote' }, clock: { zeroAt: NINE + 24 * MINUTE } });
  expect(show.ask(10, { type: 'segment.goto', segmentId: 'gala' })).toMatchObject({
    code: 'unknown-segment',
  });
});

test('goto out of a hold runs; an adjustment does not follow to another segment', () => {
  const { show } = given(
    START,
    [1, { type: 'clock.adjust', byMs: MINUTE }],
    [2, { type: 'clock.hold' }],
    [3, { type: 'segment.goto', segmentId: 'opening' }],
    [4, { type: 'segment.back' }],
  );
  expect(show.moment()).toMatchObject({
    state: 'running',
    segment: { id: 'video', durationMs: 5 * MINUTE },
    clock: { zeroAt: NINE + 9 * MINUTE },
  });
});

test('an end leaves the stage empty, and next says from when', () => {
  given(START)
    .when(3, { type: 'segment.end' })
    .then({
      state: 'between',
      segment: null,
      clock: null,
      next: expect.objectContaining({ id: 'opening' }) as never,
    });
  given(START, [3, { type: 'segment.end' }])
    .when(4, { type: 'segment.end' })
    .refused('refused', /between/);
});

test('ids that every object inherits are ids like others', () => {
  const segments = ['constructor', '__proto__', 'toString', 'hasOwnProperty'].map((id) => ({
    id,
    kind: 'panel' as const,
    title: id,
    durationMs: 10 * MINUTE,
    speakers: [
      { id: '__proto__', name: 'A' },
      { id: 'constructor', name: 'B' },
    ],
  }));
  const show = new Show(inputOf(completeProgramme({ title: 'Odd', timeZone: 'UTC', segments })));
  for (const [index, { id }] of segments.entries()) {
    const at = index * 10;
    show.mustDo(at, { type: 'segment.next' });
    expect(show.moment()).toMatchObject({ segment: { id, durationMs: 10 * MINUTE } });
    show.mustDo(at + 1, { type: 'turn.next' });
    show.mustDo(at + 3, { type: 'turn.next' });
    expect(show.moment().turn?.speakerId).toBe('constructor');
    show.mustDo(at + 4, { type: 'turn.end' });
    const used = new Map(Object.entries(show.history.ledger.snapshot.context.turnsUsed));
    expect(used.get('__proto__')).toBe(2 * MINUTE);
    expect(used.get('constructor')).toBe(MINUTE);
    expect(show.ask(at + 5, { type: 'turn.next' })).toMatchObject({ code: 'refused' });
    expect(show.ask(at + 5, { type: 'turn.start', speakerId: 'valueOf' })).toMatchObject({
      code: 'unknown-speaker',
    });
  }
  show.mustDo(38, {
    type: 'programme.replan',
    changes: [{ segmentId: 'hasOwnProperty', durationMs: MINUTE }],
  });
  expect(show.ask(39, { type: 'segment.goto', segmentId: 'valueOf' })).toMatchObject({
    code: 'unknown-segment',
  });
});

test('what a reset brings back does not depend on the id', () => {
  const segments = ['first', '__proto__'].map((id) => ({
    id,
    kind: 'other' as const,
    title: id,
    durationMs: 10 * MINUTE,
  }));
  const { show } = givenIn(
    inputOf(completeProgramme({ title: 'Odd', timeZone: 'UTC', segments })),
    START,
    [1, { type: 'programme.replan', changes: [{ segmentId: '__proto__', durationMs: MINUTE }] }],
    [2, { type: 'show.reset' }],
  );
  expect(show.history.ledger.snapshot.context.programme.segments[1]?.durationMs).toBe(10 * MINUTE);
});
