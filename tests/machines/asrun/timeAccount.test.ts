import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountInWords, lengthInWords } from '../../../machines/asrun/accountInWords.ts';
import { asRun } from '../../../machines/asrun/asRun.ts';
import { timeAccount } from '../../../machines/asrun/timeAccount.ts';
import { openLedger } from '../../../machines/log/ledger.ts';
import { anyShow } from '../log/anyShow.ts';
import { given, type Show, type Timed } from '../log/given.ts';
import { MINUTE, NINE } from '../show/seminar.ts';

const START: Timed = [2, { type: 'show.start' }];
const next = (minute: number): Timed => [minute, { type: 'segment.next' }];

const runsOf = (show: Show) => asRun(openLedger(show.input, show.storedAt), show.log);

function accountOf(show: Show) {
  const [run] = runsOf(show);
  const account = run && timeAccount(run);
  if (!account) throw new Error('Nothing has ended.');
  return account;
}

const inMinutes = (show: Show) =>
  accountOf(show).items.map(({ kind, segmentId, byMs }) => [kind, segmentId, byMs / MINUTE]);

test('says how late it began and ended, and where that came from', () => {
  const { show } = given(
    START,
    next(7),
    next(28),
    next(43),
    [80, { type: 'segment.end' }],
    next(85),
    next(123),
  );
  const account = accountOf(show);
  expect(account).toMatchObject({ startedLateMs: 2 * MINUTE, endedLateMs: 7 * MINUTE });
  expect(inMinutes(show)).toEqual([
    ['segment', 'opening', 1],
    ['segment', 'panel-1', -1],
    ['change', 'panel-2', 5],
  ]);
  expect(accountInWords(account, false)[0]).toBe('Began 2 min late, is now 7 min late.');
  expect(accountInWords(account, true)).toEqual([
    'Began 2 min late, ended 7 min late.',
    '6 min lost: 5 min in the change to “Panel 2”, 1 min in “Opening Session”.',
    '1 min won back: 1 min in “Panel 1”.',
  ]);
});

test('a segment left out gives its time back, the pause that the plan has before lunch is no loss', () => {
  const { show } = given(
    [0, { type: 'show.start', segmentId: 'panel-2' }],
    [38, { type: 'segment.goto', segmentId: 'lunch' }],
    [140, { type: 'show.end' }],
  );
  expect(inMinutes(show)).toEqual([
    ['left-out', 'closing', -4],
    ['change', 'lunch', -20],
    ['segment', 'lunch', 2],
  ]);
});

test('what comes back counts all its times, and what is planned after the last is not held against a run', () => {
  const { show } = given(
    [0, { type: 'show.start' }],
    next(5),
    next(25),
    [30, { type: 'segment.back' }],
    [40, { type: 'show.end' }],
  );
  expect(inMinutes(show)).toEqual([
    ['segment', 'opening', 10],
    ['segment', 'keynote', -10],
  ]);
});

test('a segment that is taken out after its turn is a loss: it is in no plan any more', () => {
  const { show } = given(
    [0, { type: 'show.start' }],
    next(5),
    next(25),
    [26, { type: 'programme.remove', segmentId: 'opening' }],
    next(40),
  );
  expect(inMinutes(show)).toContainEqual(['segment', 'opening', 20]);
});

test('nothing is said before anything has ended', () => {
  const [run] = runsOf(given([0, { type: 'show.start' }]).show);
  expect(run && timeAccount(run)).toBeNull();
});

test('of any run, what it began late and all its items add up to what it ended late', () => {
  let accounts = 0;
  fc.assert(
    fc.property(anyShow(), (show) => {
      for (const run of runsOf(show)) {
        const account = timeAccount(run);
        if (!account) continue;
        accounts += 1;
        const sum = account.items.reduce((total, { byMs }) => total + byMs, account.startedLateMs);
        expect(sum).toBe(account.endedLateMs);
        expect(accountInWords(account, true)[0]).toMatch(/^Began .*, ended .*[.]$/);
      }
    }),
  );
  expect(accounts).toBeGreaterThan(20);
});

test('the parts that a sentence names and the rest make its sum', () => {
  const items = [6, 5, 4, 3, 2, 1].map((minutes) => ({
    kind: 'segment' as const,
    segmentId: String(minutes),
    title: `T${String(minutes)}`,
    byMs: minutes * MINUTE + 7000,
  }));
  const [, sentence] = accountInWords({ startedLateMs: 0, endedLateMs: 21 * MINUTE + 42_000, items }, true);
  expect(sentence).toBe(
    '21 min 42 s lost: 6 min 7 s in “T6”, 5 min 7 s in “T5”, 4 min 7 s in “T4”, 3 min 7 s in “T3”, 3 min 14 s in smaller things.',
  );
});

test.each([
  [0, '0 s'],
  [59_400, '59 s'],
  [-440_000, '7 min 20 s'],
  [3_600_000, '1 h'],
  [3_725_000, '1 h 2 min 5 s'],
])('%i ms are %s', (ms, words) => {
  expect(lengthInWords(ms)).toBe(words);
});

test('the plan of a run keeps what was inserted, and knows what was to be skipped from the first', () => {
  const { show } = given(
    [-5, { type: 'programme.update', segmentId: 'keynote', changes: { skip: true } }],
    [0, { type: 'show.start' }],
    [
      1,
      {
        type: 'programme.insert',
        after: 'video',
        segment: { id: 'award', kind: 'other', title: 'Award', durationMs: MINUTE },
      },
    ],
    [2, { type: 'programme.replan', changes: [{ segmentId: 'opening', skip: true }] }],
    [30, { type: 'show.end' }],
    [31, { type: 'show.reset' }],
  );
  const planned = runsOf(show)[0]?.planned ?? [];
  expect(planned.slice(0, 4).map(({ id, skipped }) => [id, skipped])).toEqual([
    ['video', false],
    ['award', false],
    ['opening', false],
    ['keynote', true],
  ]);
  expect(planned[1]).toMatchObject({ startsAt: NINE + 5 * MINUTE, kind: 'other', title: 'Award' });
});
