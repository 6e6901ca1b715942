import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../machines/log/entry.ts';
import { replay } from '../../../machines/log/history.ts';
import { openLedger, packLedger, unpackLedger } from '../../../machines/log/ledger.ts';
import { UnreadableLog } from '../../../machines/log/unreadableLog.ts';
import { inputOf, MINUTE, SEMINAR } from '../show/seminar.ts';
import { given } from './given.ts';

const INPUT = inputOf(SEMINAR);

const { show } = given(
  [0, { type: 'show.start' }],
  [5, { type: 'segment.next' }],
  [6, { type: 'programme.remove', segmentId: 'closing' }],
  [7, { type: 'undo' }],
  [8, { type: 'redo' }],
  [9, { type: 'undo', lane: 'programme' }],
);
const LOG: readonly Entry[] = show.log;

function read(log: readonly Entry[]) {
  return replay(openLedger(INPUT, show.history.checkpoints[0].seq), log);
}

function changed(seq: number, changes: object): Entry[] {
  return LOG.map((entry) => (entry.seq === seq ? { ...entry, ...changes } : entry));
}

test('a log gives the show that wrote it', () => {
  const { ledger } = read(LOG);
  expect(packLedger(ledger)).toEqual(packLedger(show.history.ledger));
});

describe('a log that cannot be folded is refused with a sentence that says where and why', () => {
  test.each<[string, Entry[], RegExp]>([
    ['a hole', LOG.filter(({ seq }) => seq !== 2), /Entry 2 of the log is missing: after it comes entry 3/],
    ['no beginning', LOG.slice(1), /Entry 1 of the log is missing/],
    ['the same twice', [...LOG.slice(0, 2), ...LOG.slice(1)], /Entry 3 of the log is missing/],
    [
      'an entry that the statechart refuses',
      changed(2, { type: 'clock.resume' }),
      /Entry 2 of the log \(clock\.resume\).+The clock is running already/,
    ],
    [
      'a type that nobody knows',
      changed(2, { type: 'segment.leap' }),
      /Entry 2 of the log \(segment\.leap\)/,
    ],
    [
      'a segment that is not there',
      changed(2, { type: 'segment.goto', args: { segmentId: 'gala' } }),
      /Entry 2 .+"gala"/,
    ],
    [
      'an undo of nothing',
      changed(4, { args: { lane: 'run', takesBack: 17 } }),
      /Entry 4 of the log \(undo\)/,
    ],
    ['an undo without its arguments', changed(4, { args: {} }), /Entry 4 of the log \(undo\)/],
    ['a redo without an undo', changed(4, { type: 'redo' }), /Entry 4 of the log \(redo\)/],
    ['a link to what comes later', changed(2, { below: 5 }), /Entry 2 of the log/],
  ])('%s', (_, log, sentence) => {
    expect(() => read(log)).toThrow(UnreadableLog);
    expect(() => read(log)).toThrow(sentence);
  });

  test('the show is named', () => {
    expect(UnreadableLog.hole(2, 3).in('gala').message).toMatch(
      /^The show "gala" cannot be taken up\. Entry 2 .+\.$/,
    );
  });
});

test('a ledger that another version packed is not read', () => {
  const packed = packLedger(show.history.ledger);
  expect(unpackLedger(packed)?.seq).toBe(6);
  expect(unpackLedger({ ...packed, v: packed.v + 1 })).toBeNull();
});

test('stamps are never before those of the entries before them', () => {
  const late = given([5, { type: 'show.start' }], [3, { type: 'clock.hold' }]).show;
  expect(late.log.map(({ at }) => at)).toEqual([late.log[0]?.at, late.log[0]?.at]);
  expect(late.moment()).toMatchObject({ clock: { leftMs: 5 * MINUTE } });
});
