import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { leftOn } from '../../../machines/clock/clock.ts';
import { replay } from '../../../machines/log/history.ts';
import { anyShow } from '../log/anyShow.ts';
import { Show } from '../log/given.ts';
import { MINUTE } from './seminar.ts';

vi.setConfig({ testTimeout: 60_000 });

const pause = fc.oneof(fc.nat(2000), fc.nat(48 * 60 * MINUTE));
const amount = fc.integer({ min: -20 * MINUTE, max: 20 * MINUTE }).filter((byMs) => byMs !== 0);

/** Another show with the same log. */
function copyOf(show: Show): Show {
  const copy = new Show(show.input);
  copy.log.push(...show.log);
  copy.history = replay(copy.history.ledger, show.log);
  return copy;
}

test('hold then resume keeps what is left, of the segment and of the turn', () => {
  fc.assert(
    fc.property(anyShow(), fc.nat(10 * MINUTE), pause, (show, waitMs, heldMs) => {
      const at = show.history.ledger.at + waitMs;
      show.meetDeadlines(at);
      const { state, clock, turn } = show.moment();
      if (state !== 'running' || clock === null) return;
      show.askAt(at, { type: 'clock.hold' });
      expect(show.moment().clock).toEqual({ leftMs: leftOn(clock, at) });
      show.askAt(at + heldMs, { type: 'clock.resume' });
      const after = show.moment();
      expect(after.at).toBe(at + heldMs);
      expect(after.clock && leftOn(after.clock, after.at)).toBe(leftOn(clock, at));
      expect(after.turn && leftOn(after.turn.clock, after.at)).toBe(turn && leftOn(turn.clock, at));
    }),
    { numRuns: 400 },
  );
});

test('adjustments commute, and add up', () => {
  fc.assert(
    fc.property(anyShow(), amount, amount, (show, one, other) => {
      const { at } = show.history.ledger;
      const swapped = copyOf(show);
      const summed = copyOf(show);
      const results = [
        show.askAt(at, { type: 'clock.adjust', byMs: one }),
        show.askAt(at, { type: 'clock.adjust', byMs: other }),
        swapped.askAt(at, { type: 'clock.adjust', byMs: other }),
        swapped.askAt(at, { type: 'clock.adjust', byMs: one }),
      ];
      if (results.some((result) => 'code' in result)) return;
      expect(swapped.moment()).toEqual(show.moment());
      if (one + other === 0) return;
      summed.askAt(at, { type: 'clock.adjust', byMs: one + other });
      expect({ ...summed.moment(), seq: 0 }).toEqual({ ...show.moment(), seq: 0 });
    }),
    { numRuns: 400 },
  );
});

test('a length is never less than nothing, nor a threshold more than half of it, what was set apart', () => {
  fc.assert(
    fc.property(anyShow(), (show) => {
      const { segment, turn } = show.moment();
      for (const clocked of [segment, turn]) {
        if (!clocked) continue;
        const { setMs } = show.history.ledger.snapshot.context;
        const half = (clocked.durationMs - (clocked === segment ? Math.min(0, setMs) : 0)) / 2;
        expect(clocked.durationMs).toBeGreaterThanOrEqual(0);
        expect(clocked.warnMs).toBeLessThanOrEqual(half);
        expect(clocked.wrapMs).toBeLessThanOrEqual(half);
      }
    }),
    { numRuns: 400 },
  );
});

test('nobody’s hand but GO’s, a set clock and an edit’s make a show go on by itself', () => {
  fc.assert(
    fc.property(
      anyShow(),
      fc.constantFrom('clock.adjust', 'clock.resume', 'undo', 'redo'),
      amount,
      (show, type, byMs) => {
        const { at } = show.history.ledger;
        show.meetDeadlines(at);
        const done = show.askAt(at, type === 'clock.adjust' ? { type, byMs } : { type });
        if ('code' in done) return;
        show.meetDeadlines(at);
        expect(show.log.at(-1)).toBe(done.entry);
      },
    ),
    { numRuns: 400 },
  );
});
