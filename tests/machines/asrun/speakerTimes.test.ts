import { expect, test } from 'vitest';
import { asRun } from '../../../machines/asrun/asRun.ts';
import { speakerTimes } from '../../../machines/asrun/speakerTimes.ts';
import { typical } from '../../../machines/asrun/typical.ts';
import { openLedger } from '../../../machines/log/ledger.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { givenIn, type Timed } from '../log/given.ts';
import { inputOf, MINUTE, NINE, SEMINAR } from '../show/seminar.ts';

const input = inputOf(
  completeProgramme({
    ...SEMINAR,
    segments: SEMINAR.segments.map((segment) =>
      segment.id === 'keynote' ? { ...segment, speakers: [{ name: 'Ms Li' }] } : segment,
    ),
  }),
);

function timesAfter(...actions: Timed[]) {
  const { show } = givenIn(input, ...actions);
  const [run] = asRun(openLedger(input, NINE), show.log);
  return (run ? speakerTimes(run) : []).map(({ name, plannedMs, usedMs, differenceMs, parts }) => [
    name,
    plannedMs / MINUTE,
    usedMs / MINUTE,
    differenceMs === null ? null : differenceMs / MINUTE,
    parts.length,
  ]);
}

test('adds up what one person had in several segments, the only speaker of one with all of it but holds', () => {
  expect(
    timesAfter(
      [25, { type: 'show.start', segmentId: 'keynote' }],
      [30, { type: 'clock.hold' }],
      [32, { type: 'clock.resume' }],
      [45, { type: 'segment.next' }],
      [46, { type: 'turn.start', speakerId: 'li' }],
      [50, { type: 'turn.next' }],
      [53, { type: 'turn.end' }],
      [54, { type: 'segment.next' }],
    ),
  ).toEqual([
    ['Ms Li', 20, 22, 2, 2],
    ['Mr Rossi', 16.5, 3, -13.5, 1],
  ]);
});

test('attributes a panel without turns to nobody', () => {
  expect(
    timesAfter([40, { type: 'show.start', segmentId: 'panel-1' }], [78, { type: 'segment.next' }]),
  ).toEqual([]);
});

test('what lasts is not counted yet, nor compared with its plan', () => {
  expect(timesAfter([25, { type: 'show.start', segmentId: 'keynote' }])).toEqual([['Ms Li', 15, 0, null, 1]]);
  expect(
    timesAfter(
      [25, { type: 'show.start', segmentId: 'keynote' }],
      [42, { type: 'segment.next' }],
      [43, { type: 'turn.start', speakerId: 'li' }],
    ),
  ).toEqual([['Ms Li', 20, 17, 2, 2]]);
});

test('typical is the median, of two the mean; a segment counts in the runs that it was in', () => {
  const run = (...minutes: (number | null)[]) =>
    minutes.flatMap((actual, index) =>
      actual === null ? [] : [{ segmentId: String(index), plannedMs: 10, actualMs: actual }],
    );
  expect(typical([run(5, 9, null), run(6, null, 7), run(90, 11, null)])).toEqual([
    { segmentId: '0', plannedMs: 10, actualMs: 6 },
    { segmentId: '1', plannedMs: 10, actualMs: 10 },
    { segmentId: '2', plannedMs: 10, actualMs: 7 },
  ]);
  expect(typical([])).toEqual([]);
});
