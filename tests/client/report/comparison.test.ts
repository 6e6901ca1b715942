import { expect, it } from 'vitest';
import { compare, compareSpeakers, firstChoice } from '../../../client/report/comparison.ts';
import { toggled } from '../../../client/report/toggled.ts';
import { asRun } from '../../../machines/asrun/asRun.ts';
import { reportOf } from '../../../machines/asrun/report.ts';
import { openLedger } from '../../../machines/log/ledger.ts';
import { given, type Timed } from '../../machines/log/given.ts';
import { MINUTE, SEMINAR } from '../../machines/show/seminar.ts';

const next = (minute: number): Timed => [minute, { type: 'segment.next' }];

const { show } = given(
  [0, { type: 'show.start', mode: 'rehearsal' }],
  next(6),
  next(30),
  [31, { type: 'show.reset' }],
  [60, { type: 'show.start' }],
  next(67),
  next(87),
  [88, { type: 'show.reset' }],
  [120, { type: 'show.start', mode: 'rehearsal' }],
);
const { runs } = reportOf('test', SEMINAR, asRun(openLedger(show.input, show.storedAt), show.log));

it('puts what each segment took in each run side by side, with what is typical and better', () => {
  const rows = compare(SEMINAR, runs);
  expect(rows.slice(0, 3)).toEqual([
    {
      id: 'video',
      title: 'Promotional Video',
      plannedMs: 5 * MINUTE,
      tookMs: [6 * MINUTE, 7 * MINUTE, null],
      typicalMs: 6.5 * MINUTE,
      suggestedMs: 6.5 * MINUTE,
    },
    {
      id: 'opening',
      title: 'Opening Session',
      plannedMs: 20 * MINUTE,
      tookMs: [24 * MINUTE, 20 * MINUTE, null],
      typicalMs: 22 * MINUTE,
      suggestedMs: 22 * MINUTE,
    },
    expect.objectContaining({ id: 'keynote', tookMs: [MINUTE, MINUTE, null], suggestedMs: MINUTE }),
  ]);
  expect(rows[3]).toMatchObject({ tookMs: [null, null, null], typicalMs: null, suggestedMs: null });
});

it('puts beside each other what each person used, nothing where they did not speak or still do', () => {
  const speaking = (...times: [name: string, plannedMs: number, usedMs: number | null][]) => ({
    ...(runs[0] ?? expect.fail('There are three.')),
    speakers: times.map(([name, plannedMs, usedMs]) => ({
      name,
      plannedMs,
      usedMs: usedMs ?? 0,
      differenceMs: usedMs === null ? null : usedMs - plannedMs,
      parts: [],
    })),
  });
  expect(
    compareSpeakers([speaking(['Li', 5, 4], ['Ana', 3, 3]), speaking(['Ana', 6, 7], ['Bo', 2, null])]),
  ).toEqual([
    { name: 'Li', plannedMs: 5, lengths: [{ ms: 4, byMs: -1 }, null] },
    {
      name: 'Ana',
      plannedMs: 6,
      lengths: [
        { ms: 3, byMs: 0 },
        { ms: 7, byMs: 1 },
      ],
    },
    { name: 'Bo', plannedMs: 2, lengths: [null, null] },
  ]);
});

it('begins with the last live run in which something ended, else with the last of all', () => {
  expect(firstChoice(runs)).toBe(2);
  expect(firstChoice(runs.filter(({ mode }) => mode === 'rehearsal'))).toBe(3);
  expect(firstChoice([])).toBeNull();
});

it('adds and takes away', () => {
  expect(toggled([1, 2], 3)).toEqual([1, 2, 3]);
  expect(toggled([1, 2], 1)).toEqual([2]);
});
