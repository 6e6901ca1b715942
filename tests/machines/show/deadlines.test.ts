import { expect, test } from 'vitest';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { ProgrammeDraft, SegmentDraft } from '../../../machines/programme/schema.ts';
import { nextDeadline } from '../../../machines/show/deadlines.ts';
import { givenIn, type Show, type Timed } from '../log/given.ts';
import { inputOf, MINUTE, NINE } from './seminar.ts';

const START: Timed = [0, { type: 'show.start' }];

/** A video that goes on by itself, a bumper that does too, then a talk and a lunch at its own hour. */
const SEGMENTS: SegmentDraft[] = [
  { id: 'video', kind: 'video', title: 'Video', durationMs: 5 * MINUTE, start: '09:00', autoAdvance: true },
  { id: 'bumper', kind: 'video', title: 'Bumper', durationMs: MINUTE, autoAdvance: true },
  { id: 'talk', kind: 'keynote', title: 'Talk', durationMs: 20 * MINUTE },
  { id: 'loop', kind: 'video', title: 'Loop', durationMs: 2 * MINUTE, autoAdvance: true },
];

function auto(more: SegmentDraft[] = [], ...actions: Timed[]) {
  const draft: ProgrammeDraft = {
    title: 'By itself',
    date: '2025-07-11',
    timeZone: 'Europe/Zurich',
    segments: [...SEGMENTS, ...more],
  };
  return givenIn(inputOf(completeProgramme(draft)), ...actions);
}

function due(show: Show): number | undefined {
  const { snapshot, quietUntil } = show.history.ledger;
  return nextDeadline(snapshot.context, quietUntil)?.due;
}

function until(show: Show, minute: number) {
  show.meetDeadlines(NINE + minute * MINUTE);
  return show.moment();
}

test('a segment goes on by itself at its zero, and the next has its full length from then', () => {
  const { show } = auto([], START);
  expect(until(show, 5)).toMatchObject({
    at: NINE + 5 * MINUTE,
    segment: { id: 'bumper' },
    clock: { zeroAt: NINE + 6 * MINUTE },
  });
  expect(show.log.at(-1)).toMatchObject({ type: 'deadline.advance', by: 'automatic', at: NINE + 5 * MINUTE });
});

test('several that were missed and found late give the clocks that they would have given in time', () => {
  const { show } = auto([], START);
  expect(until(show, 30)).toMatchObject({ segment: { id: 'talk' }, clock: { zeroAt: NINE + 26 * MINUTE } });
  expect(show.log.map(({ at }) => (at - NINE) / MINUTE)).toEqual([0, 5, 6]);
});

test('the last one that goes on by itself ends the show', () => {
  const { show } = auto([], START, [10, { type: 'segment.goto', segmentId: 'loop' }]);
  expect(until(show, 30)).toMatchObject({
    state: 'ended',
    schedule: { point: 'loop', expectedEnd: NINE + 12 * MINUTE },
  });
});

test('a hold disarms, a resume arms for what is left', () => {
  const { show } = auto([], START, [1, { type: 'clock.hold' }]);
  expect(due(show)).toBeUndefined();
  show.mustDo(20, { type: 'clock.resume' });
  expect(due(show)).toBe(NINE + 24 * MINUTE);
});

test('an adjustment moves the deadline; one that would set it off is refused', () => {
  const { show } = auto([], START, [1, { type: 'clock.adjust', byMs: MINUTE }]);
  expect(due(show)).toBe(NINE + 6 * MINUTE);
  for (const byMs of [-3 * MINUTE, -4 * MINUTE]) {
    expect(show.ask(3, { type: 'clock.adjust', byMs })).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('GO') as string,
    });
  }
  show.mustDo(3, { type: 'clock.adjust', byMs: -3 * MINUTE + 1 });
  expect(due(show)).toBe(NINE + 3 * MINUTE + 1);
});

test('a clock set to nothing goes on at once', () => {
  const { show } = auto([], START, [1, { type: 'clock.set', leftMs: 0 }]);
  expect(until(show, 1)).toMatchObject({ at: NINE + MINUTE, segment: { id: 'bumper' } });
});

test('the fixed start of the next segment delays it, never a GO', () => {
  const fixed: SegmentDraft = {
    id: 'lunch',
    kind: 'reception',
    title: 'Lunch',
    durationMs: 60 * MINUTE,
    start: '11:20',
    fixedStart: true,
  };
  const way: Timed[] = [START, [6, { type: 'segment.goto', segmentId: 'loop' }]];
  const { show } = auto([fixed], ...way);
  expect(due(show)).toBe(NINE + 140 * MINUTE);
  expect(until(show, 141)).toMatchObject({ at: NINE + 140 * MINUTE, segment: { id: 'lunch' } });
  auto([fixed], ...way)
    .when(7, { type: 'segment.next' })
    .then({ segment: expect.objectContaining({ id: 'lunch' }) as never });
});

test('with the fixed start edited away, it goes on when that is known and not before', () => {
  const fixed: SegmentDraft = {
    ...SEGMENTS[2],
    kind: 'break',
    title: 'Tea',
    durationMs: MINUTE,
    start: '10:00',
  };
  const { show } = auto(
    [{ ...fixed, id: 'tea', fixedStart: true }],
    START,
    [6, { type: 'segment.goto', segmentId: 'loop' }],
    [20, { type: 'programme.update', segmentId: 'tea', changes: { fixedStart: false } }],
  );
  expect(until(show, 21)).toMatchObject({ at: NINE + 20 * MINUTE, segment: { id: 'tea' } });
});

test('undo of an automatic advance disarms it: the old clock runs on into overrun', () => {
  const { show } = auto([], START);
  until(show, 5);
  show.mustDo(5 + 1 / 3, { type: 'undo' });
  expect(until(show, 20)).toMatchObject({ segment: { id: 'video' }, clock: { zeroAt: NINE + 5 * MINUTE } });
  expect(due(show)).toBeUndefined();
});

test('setting the clock arms it again', () => {
  const { show } = auto([], START);
  until(show, 5);
  show.mustDo(5.5, { type: 'undo' });
  show.mustDo(7, { type: 'clock.set', leftMs: 2 * MINUTE });
  expect(until(show, 9)).toMatchObject({ at: NINE + 9 * MINUTE, segment: { id: 'bumper' } });
});

test('in an overrun that undo has left, neither time nor a hand on the clock makes the show jump', () => {
  const { show } = auto([], START);
  until(show, 5);
  show.mustDo(5.25, { type: 'undo' });
  show.mustDo(7, { type: 'clock.adjust', byMs: MINUTE });
  expect(until(show, 8)).toMatchObject({ segment: { id: 'video' }, clock: { zeroAt: NINE + 6 * MINUTE } });
  show.mustDo(8, { type: 'clock.hold' });
  show.mustDo(10, { type: 'clock.resume' });
  expect(until(show, 12)).toMatchObject({ segment: { id: 'video' }, clock: { zeroAt: NINE + 8 * MINUTE } });
  show.mustDo(12, { type: 'clock.adjust', byMs: 5 * MINUTE });
  expect(due(show)).toBe(NINE + 13 * MINUTE);
});

test.each<Timed[1]>([
  { type: 'programme.update', segmentId: 'video', changes: { durationMs: 6 * MINUTE } },
  { type: 'programme.replan', changes: [{ segmentId: 'video', durationMs: 6 * MINUTE }] },
  { type: 'message.show', to: 'speaker', text: 'Another minute' },
])('nor does $type, also after a start of the server', (action) => {
  const { show } = auto([], START);
  until(show, 5);
  show.mustDo(5.25, { type: 'undo' });
  show.mustDo(7, action);
  expect(due(show)).toBeUndefined();
  show.history = show.reread();
  expect(due(show)).toBeUndefined();
});

test.each<[string, Timed[]]>([
  ['set to nothing', [[2, { type: 'clock.set', leftMs: 0 }]]],
  ['made shorter than it has run', [[2, { type: 'clock.adjust', byMs: -4.5 * MINUTE }]]],
  [
    'made so by an editor, beside an undo of something else',
    [
      [2, { type: 'programme.update', segmentId: 'video', changes: { durationMs: MINUTE / 2 } }],
      [3, { type: 'programme.update', segmentId: 'talk', changes: { title: 'Talks' } }],
      [4, { type: 'undo', lane: 'programme' }],
    ],
  ],
])('a held segment that is %s goes on when it is resumed, and not before', (_, hands) => {
  const { show } = auto([], START, [1, { type: 'clock.hold' }]);
  for (const [minute, action] of hands) show.mustDo(minute, action);
  expect(until(show, 9)).toMatchObject({ state: 'held', segment: { id: 'video' } });
  show.mustDo(9, { type: 'clock.resume' });
  expect(until(show, 9)).toMatchObject({
    at: NINE + 9 * MINUTE,
    segment: { id: 'bumper' },
    clock: { zeroAt: NINE + 10 * MINUTE },
  });
});

test('a segment that waits for the fixed start of the next and is held over it goes on when it is resumed', () => {
  const tea: SegmentDraft = { id: 'tea', kind: 'break', title: 'Tea', durationMs: MINUTE, start: '09:20' };
  const { show } = auto(
    [{ ...tea, fixedStart: true }],
    START,
    [6, { type: 'segment.goto', segmentId: 'loop' }],
    [12, { type: 'clock.hold' }],
  );
  expect(until(show, 25)).toMatchObject({ state: 'held', segment: { id: 'loop' } });
  show.mustDo(25, { type: 'clock.resume' });
  expect(until(show, 25)).toMatchObject({ at: NINE + 25 * MINUTE, segment: { id: 'tea' } });
});

test('a length that falls below what has run goes on at once, whatever was undone or held before', () => {
  const { show } = auto(
    [],
    START,
    [1, { type: 'clock.hold' }],
    [2, { type: 'clock.resume' }],
    [3, { type: 'clock.adjust', byMs: MINUTE }],
    [4, { type: 'undo' }],
    [4.5, { type: 'programme.update', segmentId: 'video', changes: { durationMs: MINUTE } }],
  );
  expect(until(show, 4.5)).toMatchObject({ at: NINE + 4.5 * MINUTE, segment: { id: 'bumper' } });
});

test('redo of an automatic advance brings its clock back, as of when it was due', () => {
  const { show } = auto([], START);
  until(show, 5);
  show.mustDo(5.25, { type: 'undo' });
  show.mustDo(5.5, { type: 'redo' });
  expect(until(show, 5.75)).toMatchObject({
    segment: { id: 'bumper' },
    clock: { zeroAt: NINE + 6 * MINUTE },
  });
  expect(until(show, 6)).toMatchObject({ segment: { id: 'talk' } });
});

test('what undo makes due in the past does not fire', () => {
  const { show } = auto([], START, [4, { type: 'clock.adjust', byMs: 10 * MINUTE }], [12, { type: 'undo' }]);
  expect(until(show, 20)).toMatchObject({ segment: { id: 'video' }, clock: { zeroAt: NINE + 5 * MINUTE } });
});

test('an automatic advance that an edit brought about keeps the edit from being taken back', () => {
  const { show } = auto([], START, [
    6.5,
    { type: 'programme.update', segmentId: 'talk', changes: { autoAdvance: true } },
  ]);
  until(show, 27);
  expect(show.ask(27.5, { type: 'undo', lane: 'programme' })).toMatchObject({
    code: 'refused',
    message: expect.stringMatching(/deadline\.advance.+by itself/) as string,
  });
});

test('an expiry waits for nothing else, also in standby and while held', () => {
  const { show } = auto([], [-5, { type: 'message.show', to: 'all', text: 'Soon', forMs: MINUTE }]);
  until(show, -1);
  expect(show.log.at(-1)).toMatchObject({ type: 'deadline.expire', at: NINE - 4 * MINUTE });
});

test('of two deadlines the earlier comes first', () => {
  const { show } = auto([], START, [
    1,
    { type: 'message.show', to: 'all', text: 'Soon', forMs: 4.5 * MINUTE },
  ]);
  until(show, 10);
  expect(show.log.map(({ type }) => type).slice(2)).toEqual([
    'deadline.advance',
    'deadline.expire',
    'deadline.advance',
  ]);
});
