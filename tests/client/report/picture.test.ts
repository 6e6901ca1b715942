import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceText, lengthText } from '../../../client/report/amounts.ts';
import { percentOf, ticksOf } from '../../../client/report/axis.ts';
import { pictureOf } from '../../../client/report/picture.ts';
import { asRun } from '../../../machines/asrun/asRun.ts';
import { type ReportedRun, reportOf } from '../../../machines/asrun/report.ts';
import { openLedger } from '../../../machines/log/ledger.ts';
import { anyShow } from '../../machines/log/anyShow.ts';
import { given, type Show, type Timed } from '../../machines/log/given.ts';
import { MINUTE, NINE } from '../../machines/show/seminar.ts';

function runsOf(show: Show): readonly ReportedRun[] {
  const { programme } = show.history.ledger.snapshot.context;
  return reportOf('test', programme, asRun(openLedger(show.input, show.storedAt), show.log)).runs;
}

function pictureAfter(now: number, ...actions: Timed[]) {
  const [run] = runsOf(given(...actions).show);
  if (!run) throw new Error('Nothing has been run.');
  return pictureOf(run, now);
}

it('draws the plan and what really was, the part over its time and the holds', () => {
  const picture = pictureAfter(
    NINE + 30 * MINUTE,
    [1, { type: 'show.start' }],
    [2, { type: 'clock.hold' }],
    [3, { type: 'clock.resume' }],
    [9, { type: 'segment.next' }],
  );
  expect(picture.rows[0]).toEqual({
    id: 'video',
    title: 'Promotional Video',
    planned: { from: NINE, to: NINE + 5 * MINUTE },
    stints: [
      {
        from: NINE + MINUTE,
        to: NINE + 9 * MINUTE,
        over: { from: NINE + 7 * MINUTE, to: NINE + 9 * MINUTE },
        held: [{ from: NINE + 2 * MINUTE, to: NINE + 3 * MINUTE }],
      },
    ],
  });
  expect(picture.rows[1]?.stints).toEqual([
    { from: NINE + 9 * MINUTE, to: NINE + 30 * MINUTE, over: null, held: [] },
  ]);
});

it('draws every stretch within the picture, whatever a run was', () => {
  fc.assert(
    fc.property(anyShow(), (show) => {
      for (const run of runsOf(show)) {
        const picture = pictureOf(run, show.history.ledger.at);
        const stretches = picture.rows.flatMap(({ planned, stints }) => [
          ...(planned ? [planned] : []),
          ...stints.flatMap(({ over, held, ...stint }) => [stint, ...held, ...(over ? [over] : [])]),
        ]);
        for (const { from, to } of stretches) {
          expect(from).toBeGreaterThanOrEqual(picture.from);
          expect(to).toBeLessThanOrEqual(picture.to);
          expect(from).toBeLessThanOrEqual(to);
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('marks round times of day, also where local time is a quarter of an hour off', () => {
  const inKathmandu = { from: Date.parse('2025-07-11T03:20:00Z'), to: Date.parse('2025-07-11T07:20:00Z') };
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kathmandu', timeStyle: 'short' });
  expect(ticksOf(inKathmandu, 'Asia/Kathmandu').map((tick) => format.format(tick))).toEqual([
    '09:30',
    '10:00',
    '10:30',
    '11:00',
    '11:30',
    '12:00',
    '12:30',
    '13:00',
  ]);
});

it('never has many marks, nor one outside', () => {
  const lengths = fc.integer({ min: 0, max: 3 * 24 * 60 * MINUTE });
  fc.assert(
    fc.property(lengths, fc.nat(10_000_000), (length, shift) => {
      const stretch = { from: NINE + shift, to: NINE + shift + length };
      const ticks = ticksOf(stretch, 'Europe/Zurich');
      expect(ticks.length).toBeLessThanOrEqual(10);
      for (const tick of ticks) {
        expect(percentOf(tick, stretch)).toBeGreaterThanOrEqual(0);
        expect(percentOf(tick, stretch)).toBeLessThanOrEqual(100);
      }
    }),
  );
});

it.each([
  [0, '0:00', '0:00'],
  [499, '0:00', '0:00'],
  [-499, '', '0:00'],
  [65_400, '1:05', '+1:05'],
  [-3_725_000, '', '−1:02:05'],
])('%i ms read %s, as a difference %s', (ms, length, difference) => {
  if (ms >= 0) expect(lengthText(ms)).toBe(length);
  expect(differenceText(ms)).toBe(difference);
});
