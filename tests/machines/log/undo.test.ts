import { expect, test } from 'vitest';
import { given, type Timed } from './given.ts';
import { MINUTE, NINE, SEMINAR } from '../show/seminar.ts';

const START: Timed = [0, { type: 'show.start' }];
const NEXT: Timed = [4, { type: 'segment.next' }];
const UNDO = { type: 'undo' } as const;
const UNDO_EDIT = { type: 'undo', lane: 'programme' } as const;
const REDO = { type: 'redo' } as const;

test('undo 20 s after an advance: the old segment’s clock is 20 s further on, as if the press had never been', () => {
  const { show } = given(START, NEXT);
  show.mustDo(4 + 1 / 3, UNDO);
  expect(show.moment()).toMatchObject({
    seq: 3,
    state: 'running',
    segment: { id: 'video' },
    clock: { zeroAt: NINE + 5 * MINUTE },
  });
});

test('again and again, to the beginning of the run and no further', () => {
  const { show } = given(
    START,
    NEXT,
    [5, { type: 'clock.hold' }],
    [6, { type: 'clock.adjust', byMs: MINUTE }],
  );
  const states = [7, 8, 9, 10].map((minute) => {
    show.mustDo(minute, UNDO);
    const { state, segment, clock } = show.moment();
    return [state, segment?.id, clock && 'leftMs' in clock ? clock.leftMs / MINUTE : clock?.zeroAt];
  });
  expect(states).toEqual([
    ['held', 'opening', 19],
    ['running', 'opening', NINE + 24 * MINUTE],
    ['running', 'video', NINE + 5 * MINUTE],
    ['standby', undefined, undefined],
  ]);
  expect(show.ask(11, UNDO)).toEqual({ code: 'refused', message: 'There is nothing to undo.' });
});

test('at the beginning there is nothing to undo, in either lane, and nothing to redo', () => {
  given()
    .when(0, UNDO)
    .refused('refused', /nothing to undo/);
  given()
    .when(0, UNDO_EDIT)
    .refused('refused', /nothing to undo/);
  given()
    .when(0, REDO)
    .refused('refused', /nothing to redo/);
  given(START)
    .when(1, UNDO_EDIT)
    .refused('refused', /nothing to undo/);
});

test('each undo names what it takes back, and the log keeps both, and whose they were', () => {
  const { show } = given(START, NEXT, [5, UNDO], [6, UNDO]);
  expect(show.log.map(({ seq, type, args, by }) => ({ seq, type, args, by }))).toEqual([
    { seq: 1, type: 'show.start', args: {}, by: 'test' },
    { seq: 2, type: 'segment.next', args: {}, by: 'test' },
    { seq: 3, type: 'undo', args: { lane: 'run', takesBack: 2 }, by: 'test' },
    { seq: 4, type: 'undo', args: { lane: 'run', takesBack: 1 }, by: 'test' },
  ]);
});

test('what is done after an undo lies on what was left standing', () => {
  const { show } = given(START, NEXT, [5, UNDO], [6, { type: 'clock.hold' }], [7, UNDO], [8, UNDO]);
  expect(show.moment().state).toBe('standby');
});

test('undo of an end and of a reset go back on stage, clock and all', () => {
  given(START, [3, { type: 'show.end' }])
    .when(6, UNDO)
    .then({ state: 'running', clock: { zeroAt: NINE + 5 * MINUTE } });
  given(START, NEXT, [5, { type: 'clock.hold' }], [6, { type: 'show.reset' }])
    .when(9, UNDO)
    .then({ state: 'held', clock: { leftMs: 19 * MINUTE } });
  given(START, [3, { type: 'segment.end' }])
    .when(6, UNDO)
    .then({ state: 'running', clock: { zeroAt: NINE + 5 * MINUTE } });
});

test('undo of a start by GO', () => {
  given([0, { type: 'segment.next' }])
    .when(1, UNDO)
    .then({ state: 'standby', clock: null, segment: null });
});

test('after an undo the guard asks about the GO that still stands', () => {
  const { show } = given(START, NEXT, [4.001, UNDO]);
  show.mustDo(4.002, { type: 'segment.next' });
  expect(show.moment().segment?.id).toBe('opening');
});

test('an edit meanwhile stays when the run is taken back, and the run when an edit is', () => {
  const rename: Timed = [
    5,
    { type: 'programme.update', segmentId: 'keynote', changes: { title: 'Words', durationMs: 10 * MINUTE } },
  ];
  const { show } = given(START, NEXT, rename, [6, UNDO]);
  expect(show.moment()).toMatchObject({ segment: { id: 'video' }, clock: { zeroAt: NINE + 5 * MINUTE } });
  expect(show.history.ledger.snapshot.context.programme.segments[2]).toMatchObject({ title: 'Words' });
  show.mustDo(7, { type: 'segment.next' });
  show.mustDo(8, UNDO_EDIT);
  expect(show.moment()).toMatchObject({ segment: { id: 'opening' }, clock: { zeroAt: NINE + 27 * MINUTE } });
  expect(show.history.ledger.snapshot.context.programme.segments).toEqual(SEMINAR.segments);
});

test('messages and blackout are passed over', () => {
  const { show } = given(
    START,
    NEXT,
    [5, { type: 'message.show', to: 'all', text: 'Hello' }],
    [6, { type: 'screen.blackout', on: true }],
    [7, UNDO],
  );
  expect(show.moment()).toMatchObject({ segment: { id: 'video' }, blackout: ['room', 'agenda'] });
  expect(show.history.ledger.snapshot.context.messages).toHaveLength(1);
});

test('an advance is not taken back once the segment that was left is gone', () => {
  given(START, NEXT, [5, { type: 'programme.remove', segmentId: 'video' }])
    .when(6, UNDO)
    .refused('refused', /programme\.remove, number 3.+on stage/);
});

test('… but is, once the removal has been', () => {
  given(START, NEXT, [5, { type: 'programme.remove', segmentId: 'video' }], [6, UNDO_EDIT])
    .when(7, UNDO)
    .then({ segment: expect.objectContaining({ id: 'video' }) as never });
});

test('an edit is not taken back if what is on stage came of it', () => {
  const insert: Timed = [
    1,
    {
      type: 'programme.insert',
      segment: { id: 'news', kind: 'other', title: 'News', durationMs: MINUTE },
      after: 'video',
    },
  ];
  given(START, insert, NEXT)
    .when(5, UNDO_EDIT)
    .refused('refused', /on stage/);
  given(START, insert, [4, { type: 'segment.goto', segmentId: 'news' }])
    .when(5, UNDO_EDIT)
    .refused('refused', /segment\.goto, number 3.+"news"/);
  given(START, [1, { type: 'programme.remove', segmentId: 'opening' }], NEXT)
    .when(5, UNDO_EDIT)
    .refused('refused', /on stage/);
  given(START, [1, { type: 'programme.move', segmentId: 'closing', after: 'video' }], NEXT)
    .when(5, UNDO_EDIT)
    .refused('refused', /on stage/);
});

test('nor if the show would not have ended by it', () => {
  given(
    [-1, { type: 'programme.remove', segmentId: 'lunch' }],
    [0, { type: 'show.start', segmentId: 'closing' }],
    [4, { type: 'segment.next' }],
  )
    .when(5, UNDO_EDIT)
    .refused('refused', /segment\.next|on stage/);
});

test('nor if the floor would be another’s', () => {
  const speakers = [
    { id: 'sato', name: 'Ms Sato' },
    { id: 'li', name: 'Ms Li' },
  ];
  given(
    [40, { type: 'show.start', segmentId: 'panel-1' }],
    [41, { type: 'programme.update', segmentId: 'panel-1', changes: { speakers } }],
    [42, { type: 'turn.next' }],
  )
    .when(43, UNDO_EDIT)
    .refused('refused', /on stage/);
});

test('between segments an editor may take a removal back', () => {
  given(START, NEXT, [5, { type: 'segment.end' }], [6, { type: 'programme.remove', segmentId: 'opening' }])
    .when(7, UNDO_EDIT)
    .then({ state: 'between', next: expect.objectContaining({ id: 'keynote' }) as never });
});

test('an undo of a run whose segments were edited in standby meanwhile is asked of the statechart', () => {
  given(START, [1, { type: 'show.reset' }], [2, { type: 'programme.remove', segmentId: 'video' }])
    .when(3, UNDO)
    .refused('refused', /programme\.remove/);
});

test('redo brings back what undo took, in the same order, until something new is done', () => {
  const { show } = given(START, NEXT, [5, { type: 'clock.hold' }], [6, UNDO], [7, UNDO]);
  show.mustDo(8, REDO);
  expect(show.moment()).toMatchObject({ segment: { id: 'opening' }, clock: { zeroAt: NINE + 24 * MINUTE } });
  show.mustDo(9, REDO);
  expect(show.moment()).toMatchObject({ state: 'held', clock: { leftMs: 19 * MINUTE } });
  expect(show.ask(10, REDO)).toMatchObject({ code: 'refused' });
  show.mustDo(11, UNDO);
  show.mustDo(12, { type: 'clock.adjust', byMs: MINUTE });
  expect(show.ask(13, REDO)).toEqual({ code: 'refused', message: 'There is nothing to redo.' });
  show.mustDo(14, UNDO);
  show.mustDo(15, UNDO);
  expect(show.moment().segment?.id).toBe('video');
});

test('redo is of its lane, and what the other lane did in between does not end it', () => {
  const { show } = given(
    START,
    NEXT,
    [5, UNDO],
    [6, { type: 'programme.remove', segmentId: 'closing' }],
    [7, REDO],
  );
  expect(show.moment().segment?.id).toBe('opening');
  show.mustDo(8, UNDO_EDIT);
  show.mustDo(9, { type: 'redo', lane: 'programme' });
  expect(show.history.ledger.snapshot.context.programme.segments).toHaveLength(6);
});

test('redo is refused where what it brings back no longer fits', () => {
  given(
    START,
    [1, { type: 'segment.goto', segmentId: 'closing' }],
    [2, UNDO],
    [3, { type: 'programme.remove', segmentId: 'closing' }],
  )
    .when(4, REDO)
    .refused('refused', /brought back|closing/);
});

test('undo and redo reach over many entries and their checkpoints', { timeout: 120_000 }, () => {
  const many = Array.from({ length: 250 }, (_, index): Timed => [
    1 + index / 100,
    index % 2 === 0 ? { type: 'clock.hold' } : { type: 'clock.resume' },
  ]);
  const { show } = given(START, ...many);
  const before = show.moment();
  for (let index = 0; index < 240; index += 1) show.mustDo(5, UNDO);
  for (let index = 0; index < 240; index += 1) show.mustDo(5, REDO);
  expect({ ...show.moment(), at: 0, seq: 0, schedule: 0, next: 0 }).toEqual({
    ...before,
    at: 0,
    seq: 0,
    schedule: 0,
    next: 0,
  });
});
