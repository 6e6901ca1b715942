import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { laneOf } from '../../../machines/log/lanes.ts';
import type { Moment } from '../../../machines/wire/live.ts';
import { anyShow, anyStep } from './anyShow.ts';
import type { Show } from './given.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A moment without what time and the length of the log change. */
function still({ seq: _seq, at: _at, schedule: _schedule, next, ...rest }: Moment) {
  return { ...rest, next: next && { ...next, startsAt: 0 } };
}

/** All that a show is: what its screens show and what its statechart knows. */
function whole(show: Show) {
  const { snapshot } = show.history.ledger;
  return { moment: still(show.moment()), value: snapshot.value, context: snapshot.context };
}

const later = fc.oneof(fc.constant(0), fc.nat(20_000), fc.nat(3_600_000));

test('undo of any accepted command of its lane brings everything back; redo brings the command back', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyShow(), anyStep, later, (show, { waitMs, action }, laterMs) => {
      const { type } = action;
      if (type === 'undo' || type === 'redo') return;
      const lane = laneOf(type);
      if (lane === null) return;
      const at = show.history.ledger.at + waitMs;
      show.meetDeadlines(at);
      const before = whole(show);
      const done = show.askAt(at, action);
      if ('code' in done) return;
      const after = whole(show);
      show.meetDeadlines(at + laterMs);
      if (show.log.at(-1) !== done.entry) return;

      expect(show.askAt(at + laterMs, { type: 'undo', lane })).toMatchObject({
        entry: { args: { takesBack: done.entry.seq } },
      });
      expect(whole(show)).toEqual(before);

      const log = show.log.length;
      show.meetDeadlines(at + 2 * laterMs);
      if (show.log.length !== log) return;
      expect(show.askAt(at + 2 * laterMs, { type: 'redo', lane })).toHaveProperty('entry');
      expect(whole(show)).toEqual(after);
      compared += 1;
    }),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(10);
});

test('undo leads to standby in the end, through states that were', () => {
  fc.assert(
    fc.property(anyShow(15), (show) => {
      const edited = show.log.some(
        ({ type }) => type.startsWith('programme.') && type !== 'programme.replan',
      );
      if (edited) return;
      // What is due already is appended before the first undo, and is one more to take back.
      show.meetDeadlines(show.history.ledger.at);
      for (let count = show.log.length; show.history.ledger.lanes.run.undo > 0; count -= 1) {
        expect(count).toBeGreaterThan(0);
        expect(show.askAt(0, { type: 'undo' })).toHaveProperty('entry');
      }
      expect(show.moment()).toMatchObject({ state: 'standby', mode: 'live' });
      expect(show.history.ledger.snapshot.context.programme).toEqual(show.input.programme);
    }),
    { numRuns: 300 },
  );
});

test('an undo or redo in one lane leaves the other as it was, and an editor’s never moves the show', () => {
  fc.assert(
    fc.property(anyShow(), fc.constantFrom('undo', 'redo'), (show, type) => {
      // What is due already moves the show by itself.
      show.meetDeadlines(show.history.ledger.at);
      const { lanes } = show.history.ledger;
      const { state, segment, turn } = show.moment();
      const result = show.askAt(0, { type, lane: 'programme' });
      if ('code' in result) return;
      expect(show.history.ledger.lanes.run).toEqual(lanes.run);
      const now = show.moment();
      expect([now.state, now.segment?.id, now.turn?.speakerId]).toEqual([
        state,
        segment?.id,
        turn?.speakerId,
      ]);
    }),
    { numRuns: 600 },
  );
});
