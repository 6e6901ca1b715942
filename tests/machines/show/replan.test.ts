import { expect, test } from 'vitest';
import type { Programme } from '../../../machines/programme/schema.ts';
import { type Action, readCommand } from '../../../machines/wire/command.ts';
import { given, type Show, type Timed } from '../log/given.ts';
import { MINUTE, NINE, SEMINAR } from './seminar.ts';

const START: Timed = [0, { type: 'show.start' }];

function programme(show: Show): Programme {
  return show.history.ledger.snapshot.context.programme;
}

function lengths(show: Show): Record<string, number> {
  return Object.fromEntries(programme(show).segments.map(({ id, durationMs }) => [id, durationMs / MINUTE]));
}

test('a replan changes what is expected, never what was planned', () => {
  const { show } = given(START, [
    1,
    {
      type: 'programme.replan',
      changes: [
        { segmentId: 'keynote', durationMs: 10 * MINUTE },
        { segmentId: 'panel-2', skip: true },
      ],
    },
  ]);
  expect(show.moment().schedule).toEqual({
    point: 'closing',
    plannedEnd: NINE + 120 * MINUTE,
    expectedEnd: NINE + 77 * MINUTE,
  });
});

test('of the current segment a replan moves the zero, held or running', () => {
  const changes = [{ segmentId: 'video', durationMs: 3 * MINUTE }];
  given(START)
    .when(1, { type: 'programme.replan', changes })
    .then({ clock: { zeroAt: NINE + 3 * MINUTE } });
  given(START, [1, { type: 'clock.hold' }])
    .when(2, { type: 'programme.replan', changes })
    .then({ clock: { leftMs: 2 * MINUTE } });
});

test('what is over or unknown is refused with its reason', () => {
  const on: Timed[] = [START, [5, { type: 'segment.next' }]];
  given(...on)
    .when(6, { type: 'programme.replan', changes: [{ segmentId: 'video', durationMs: MINUTE }] })
    .refused('refused', /"Promotional Video" is over/);
  given(...on)
    .when(6, {
      type: 'programme.replan',
      changes: [
        { segmentId: 'keynote', skip: true },
        { segmentId: 'gala', skip: true },
      ],
    })
    .refused('unknown-segment', /"gala"/);
});

test('after the end, and between, what ran last is over; in standby nothing is', () => {
  const video: Action = { type: 'programme.replan', changes: [{ segmentId: 'video', durationMs: MINUTE }] };
  given(START, [1, { type: 'segment.end' }])
    .when(2, video)
    .refused('refused', /over/);
  given(START, [1, { type: 'show.end' }])
    .when(2, video)
    .refused('refused', /over/);
  given().when(-1, video).then({ state: 'standby' });
});

test('a reset brings back what was replanned in the run, and leaves what was edited', () => {
  const { show } = given(
    [-9, { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 14 * MINUTE }] }],
    START,
    [1, { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 9 * MINUTE }] }],
    [
      2,
      { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 8 * MINUTE, skip: true }] },
    ],
    [2, { type: 'programme.replan', changes: [{ segmentId: 'video', durationMs: 4 * MINUTE }] }],
    [3, { type: 'programme.update', segmentId: 'panel-1', changes: { durationMs: 30 * MINUTE } }],
    [4, { type: 'show.reset' }],
  );
  expect(lengths(show)).toMatchObject({ video: 5, keynote: 14, 'panel-1': 30 });
  expect(programme(show).segments.some(({ skip }) => skip)).toBe(false);
});

test('what an editor sets after a replan is what a reset brings back after another replan', () => {
  const { show } = given(
    START,
    [1, { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 9 * MINUTE }] }],
    [2, { type: 'programme.update', segmentId: 'keynote', changes: { durationMs: 12 * MINUTE } }],
    [3, { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 7 * MINUTE }] }],
    [4, { type: 'show.reset' }],
  );
  expect(lengths(show)['keynote']).toBe(12);
});

test('a new segment under an old id has nothing to be brought back', () => {
  const { show } = given(
    START,
    [1, { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 9 * MINUTE }] }],
    [2, { type: 'programme.remove', segmentId: 'keynote' }],
    [
      3,
      {
        type: 'programme.insert',
        segment: { id: 'keynote', kind: 'keynote', title: 'Another', durationMs: 20 * MINUTE },
      },
    ],
    [4, { type: 'show.reset' }],
  );
  expect(lengths(show)['keynote']).toBe(20);
});

test('undo of a replan brings the programme back as it was', () => {
  const { show } = given(
    START,
    [1, { type: 'programme.replan', changes: [{ segmentId: 'keynote', skip: true }] }],
    [2, { type: 'undo' }],
  );
  expect(programme(show)).toEqual(SEMINAR);
});

test('undo of a reset brings the run back, replanned as it was', () => {
  const { show } = given(
    START,
    [1, { type: 'programme.replan', changes: [{ segmentId: 'keynote', durationMs: 9 * MINUTE }] }],
    [2, { type: 'show.reset' }],
    [3, { type: 'undo' }],
  );
  expect(show.moment()).toMatchObject({ state: 'running', clock: { zeroAt: NINE + 5 * MINUTE } });
  expect(lengths(show)['keynote']).toBe(9);
});

test.each([
  [[{ segmentId: 'keynote', durationMs: 0 }], /"changes\.0\.durationMs"/],
  [[{ segmentId: 'keynote', durationMs: -1 }], /"changes\.0\.durationMs"/],
  [[{ segmentId: 'keynote', durationMs: 1.5 }], /"changes\.0\.durationMs"/],
  [[{ segmentId: 'keynote', durationMs: 24 * 60 * MINUTE + 1 }], /"changes\.0\.durationMs"/],
  [[{ segmentId: 'keynote' }], /"changes\.0"/],
  [[{ segmentId: 'keynote', skip: 1 }], /"changes\.0\.skip"/],
  [[{ segmentId: 'keynote', skip: true, title: 'x' }], /"changes\.0\.title"/],
  [
    [
      { segmentId: 'keynote', skip: true },
      { segmentId: 'keynote', durationMs: 1 },
    ],
    /"changes".*once/,
  ],
  [[], /"changes"/],
])('%j is invalid, and the message names the field', (changes, sentence) => {
  const read = readCommand({ id: 'a', expectedSeq: 0, type: 'programme.replan', changes });
  expect(read).toEqual({ problem: expect.stringMatching(sentence) as never });
});
