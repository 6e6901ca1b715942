import { expect, test } from 'vitest';
import type { Action } from '../../../machines/wire/command.ts';
import { readCommand } from '../../../machines/wire/command.ts';
import { given, type Timed } from '../log/given.ts';
import { MINUTE, NINE } from './seminar.ts';

const START: Timed = [0, { type: 'show.start' }];

test('hold keeps what is left, resume goes on with it', () => {
  const held = given(START, [2, { type: 'clock.hold' }]);
  expect(held.show.moment()).toMatchObject({ state: 'held', clock: { leftMs: 3 * MINUTE } });
  held.when(60, { type: 'clock.resume' }).then({ state: 'running', clock: { zeroAt: NINE + 63 * MINUTE } });
});

test('an overrun is held and goes on like any other clock', () => {
  const { show } = given(START, [7, { type: 'clock.hold' }]);
  expect(show.moment()).toMatchObject({ clock: { leftMs: -2 * MINUTE } });
  show.mustDo(10, { type: 'clock.resume' });
  expect(show.moment()).toMatchObject({ clock: { zeroAt: NINE + 8 * MINUTE } });
});

test('hold and resume twice are refused, each with its reason', () => {
  given(START, [1, { type: 'clock.hold' }])
    .when(2, { type: 'clock.hold' })
    .refused('refused', /held already/);
  given(START)
    .when(2, { type: 'clock.resume' })
    .refused('refused', /running already/);
});

test('an adjustment moves the zero and the length; thresholds follow the length', () => {
  given(START)
    .when(1, { type: 'clock.adjust', byMs: -3 * MINUTE })
    .then({
      clock: { zeroAt: NINE + 2 * MINUTE },
      segment: expect.objectContaining({ durationMs: 2 * MINUTE, warnMs: MINUTE, wrapMs: MINUTE }) as never,
    });
});

test('a clock that is set to less warns when it would have warned, one that is set to more as for its length', () => {
  given(START)
    .when(1, { type: 'clock.set', leftMs: MINUTE })
    .then({
      segment: expect.objectContaining({
        durationMs: 2 * MINUTE,
        warnMs: 2.5 * MINUTE,
        wrapMs: MINUTE,
      }) as never,
    });
  given(START)
    .when(1, { type: 'clock.set', leftMs: 20 * MINUTE })
    .then({ segment: expect.objectContaining({ warnMs: 5 * MINUTE, wrapMs: MINUTE }) as never });
});

test('a held clock is adjusted without going on', () => {
  given(START, [1, { type: 'clock.hold' }])
    .when(3, { type: 'clock.adjust', byMs: MINUTE })
    .then({ state: 'held', clock: { leftMs: 5 * MINUTE } });
});

test('a segment may become as short as nothing, and no shorter', () => {
  given(START)
    .when(1, { type: 'clock.adjust', byMs: -5 * MINUTE })
    .then({ clock: { zeroAt: NINE }, segment: expect.objectContaining({ durationMs: 0 }) as never });
  given(START)
    .when(1, { type: 'clock.adjust', byMs: -5 * MINUTE - 1 })
    .refused('refused', /shorter than nothing/);
});

test('a set clock has exactly so much left, and the length says what has run', () => {
  const { show } = given(START, [2, { type: 'clock.set', leftMs: 10 * MINUTE }]);
  expect(show.moment()).toMatchObject({
    clock: { zeroAt: NINE + 12 * MINUTE },
    segment: { durationMs: 12 * MINUTE },
  });
  show.mustDo(3, { type: 'clock.hold' });
  show.mustDo(4, { type: 'clock.set', leftMs: 0 });
  expect(show.moment()).toMatchObject({
    state: 'held',
    clock: { leftMs: 0 },
    segment: { durationMs: 3 * MINUTE },
  });
});

test('a length that an edit would make less than nothing is refused, in the programme and in a replan', () => {
  const cut: Timed[] = [START, [1, { type: 'clock.adjust', byMs: -4 * MINUTE }]];
  given(...cut)
    .when(2, { type: 'programme.update', segmentId: 'video', changes: { durationMs: 3 * MINUTE } })
    .refused('refused', /shorter than nothing/);
  given(...cut)
    .when(2, { type: 'programme.replan', changes: [{ segmentId: 'video', durationMs: 3 * MINUTE }] })
    .refused('refused', /shorter than nothing/);
  given(...cut)
    .when(2, { type: 'programme.replan', changes: [{ segmentId: 'video', durationMs: 4 * MINUTE }] })
    .then({ segment: expect.objectContaining({ durationMs: 0 }) as never });
});

const HALF_DAY = 12 * 60 * MINUTE;

test.each([
  [{ type: 'clock.adjust', byMs: 0 }, 'byMs'],
  [{ type: 'clock.adjust', byMs: 0.5 }, 'byMs'],
  [{ type: 'clock.adjust', byMs: HALF_DAY + 1 }, 'byMs'],
  [{ type: 'clock.adjust', byMs: -HALF_DAY - 1 }, 'byMs'],
  [{ type: 'clock.adjust', byMs: '60000' }, 'byMs'],
  [{ type: 'clock.adjust' }, 'byMs'],
  [{ type: 'clock.set', leftMs: -1 }, 'leftMs'],
  [{ type: 'clock.set', leftMs: 2 * HALF_DAY + 1 }, 'leftMs'],
  [{ type: 'clock.set', leftMs: 1.5 }, 'leftMs'],
  [{ type: 'clock.hold', leftMs: 1 }, 'leftMs'],
])('%o is invalid, and the message names the field', (command, field) => {
  const read = readCommand({ id: 'a', expectedSeq: 0, ...command });
  expect(read).toEqual({ problem: expect.stringMatching(new RegExp(`"${field}".+[.]$`)) as never });
});

test.each<Action>([
  { type: 'clock.adjust', byMs: HALF_DAY },
  { type: 'clock.adjust', byMs: -1 },
  { type: 'clock.set', leftMs: 0 },
  { type: 'clock.set', leftMs: 2 * HALF_DAY },
])('%o is of the right form', (action) => {
  expect(readCommand({ id: 'a', expectedSeq: 0, ...action })).toHaveProperty('command');
});
