import { expect, test } from 'vitest';
import { asRun } from '../../../machines/asrun/asRun.ts';
import { rehearsed } from '../../../machines/asrun/rehearsed.ts';
import { suggestDurations } from '../../../machines/forecast/suggest.ts';
import { openLedger } from '../../../machines/log/ledger.ts';
import { given, type Show, type Timed } from '../log/given.ts';
import { MINUTE, NINE, SEMINAR } from '../show/seminar.ts';

function reportOf(show: Show) {
  return asRun(openLedger(show.input, NINE), show.log);
}

const START: Timed = [0, { type: 'show.start' }];
const next = (minute: number): Timed => [minute, { type: 'segment.next' }];

test('a stint has its plan, its length to the ms, and its overrun', () => {
  const { show } = given(START, next(7), [27, { type: 'segment.end' }]);
  const [run] = reportOf(show);
  expect(run?.stints).toMatchObject([
    {
      segmentId: 'video',
      plannedStart: NINE,
      plannedEnd: NINE + 5 * MINUTE,
      startedAt: NINE,
      endedAt: NINE + 7 * MINUTE,
      lengthMs: 7 * MINUTE,
      overrunMs: 2 * MINUTE,
      by: 'test',
    },
    { segmentId: 'opening', lengthMs: 20 * MINUTE, overrunMs: 0 },
  ]);
  expect(run?.endedAt).toBe(NINE + 27 * MINUTE);
});

test('holds, adjustments and exact lengths are told apart from the length on stage', () => {
  const { show } = given(
    START,
    [1, { type: 'clock.hold' }],
    [3, { type: 'clock.resume' }],
    [4, { type: 'clock.adjust', byMs: MINUTE }],
    [5, { type: 'clock.set', leftMs: 0 }],
    next(6),
  );
  const [stint] = reportOf(show)[0]?.stints ?? [];
  expect(stint).toMatchObject({
    lengthMs: 6 * MINUTE,
    heldMs: 2 * MINUTE,
    overrunMs: MINUTE,
    holds: [{ from: NINE + MINUTE, to: NINE + 3 * MINUTE, by: 'test' }],
    adjustments: [
      { at: NINE + 4 * MINUTE, byMs: MINUTE },
      { at: NINE + 5 * MINUTE, byMs: -3 * MINUTE },
    ],
  });
});

test('a segment left while held was held to its end', () => {
  const { show } = given(START, [1, { type: 'clock.hold' }], next(4));
  expect(reportOf(show)[0]?.stints[0]).toMatchObject({
    heldMs: 3 * MINUTE,
    overrunMs: 0,
    lengthMs: 4 * MINUTE,
  });
});

test('turns: what each speaker was given, used and took over, holds not counted', () => {
  const { show } = given(
    [40, { type: 'show.start', segmentId: 'panel-1' }],
    [41, { type: 'turn.start', speakerId: 'li' }],
    [43, { type: 'clock.hold' }],
    [44, { type: 'clock.resume' }],
    [48, { type: 'turn.next' }],
    [50, { type: 'segment.next' }],
  );
  expect(reportOf(show)[0]?.stints[0]?.turns).toMatchObject([
    { speakerId: 'li', name: 'Ms Li', plannedMs: 5 * MINUTE, usedMs: 6 * MINUTE, overMs: MINUTE },
    { speakerId: 'rossi', startedAt: NINE + 48 * MINUTE, usedMs: 2 * MINUTE, overMs: 0 },
  ]);
});

test('what was taken back is in no stint, but is told', () => {
  const { show } = given(START, next(2), [2.5, { type: 'undo' }], next(5));
  const [run] = reportOf(show);
  expect(run?.stints.map(({ segmentId }) => segmentId)).toEqual(['video', 'opening']);
  expect(run?.stints[0]).toMatchObject({ endedAt: NINE + 5 * MINUTE });
  expect(run?.takenBack).toMatchObject([
    {
      type: 'segment.next',
      at: NINE + 2 * MINUTE,
      by: 'test',
      takenBackAt: NINE + 2.5 * MINUTE,
      takenBackBy: 'test',
    },
  ]);
});

test('what goes on has no end yet', () => {
  const { show } = given(START);
  expect(reportOf(show)).toMatchObject([{ endedAt: null, stints: [{ endedAt: null, lengthMs: null }] }]);
});

test('a rehearsal is a run of its own, and suggests the lengths it took', () => {
  const { show } = given(
    [0, { type: 'show.start', mode: 'rehearsal' }],
    next(6.2),
    next(26),
    [41, { type: 'segment.end' }],
    [45, { type: 'show.reset' }],
    [50, { type: 'show.start' }],
  );
  const runs = reportOf(show);
  expect(runs.map(({ run, mode }) => [run, mode])).toEqual([
    [1, 'rehearsal'],
    [2, 'live'],
  ]);
  const [rehearsal] = runs;
  const suggested = rehearsal ? suggestDurations(rehearsed(SEMINAR, rehearsal)) : [];
  expect(suggested).toEqual([{ segmentId: 'video', durationMs: 6 * MINUTE }]);
});
