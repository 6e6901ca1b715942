import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { replay } from '../../../machines/log/history.ts';
import { type Ledger, openLedger, packLedger, unpackLedger } from '../../../machines/log/ledger.ts';
import { isReversal } from '../../../machines/log/lanes.ts';
import { anyShow, anyStep } from './anyShow.ts';
import type { Show } from './given.ts';

vi.setConfig({ testTimeout: 60_000 });

function packed(ledger: Ledger): unknown {
  return JSON.parse(JSON.stringify(packLedger(ledger)));
}

/** A ledger as a store gives it back. */
function stored(ledger: Ledger): Ledger {
  const again = unpackLedger(JSON.parse(JSON.stringify(packLedger(ledger))) as ReturnType<typeof packLedger>);
  if (!again) throw new Error('A ledger of this version was not read.');
  return again;
}

/** The ledger after the first `seq` entries of a show's log. */
function ledgerAt(show: Show, seq: number): Ledger {
  return replay(openLedger(show.input, show.storedAt), show.log.slice(0, seq)).ledger;
}

/** Whether the first `seq` entries stand as they did when the last of them was written. */
function isCheckpointable(show: Show, seq: number): boolean {
  return show.log.slice(seq).every((entry) => !isReversal(entry) || entry.args.takesBack > seq);
}

test('state is the fold of the log: what was folded step by step is what a replay from nothing gives', () => {
  fc.assert(
    fc.property(anyShow(), (show) => {
      expect(packed(show.reread().ledger)).toEqual(packed(show.history.ledger));
    }),
    { numRuns: 600 },
  );
});

test('… and a replay from any point that undo has not reached behind', () => {
  fc.assert(
    fc.property(anyShow(), fc.nat(), (show, dice) => {
      const seq = dice % (show.log.length + 1);
      if (!isCheckpointable(show, seq)) return;
      const history = replay(stored(ledgerAt(show, seq)), show.log.slice(seq));
      expect(packed(history.ledger)).toEqual(packed(show.history.ledger));
    }),
    { numRuns: 600 },
  );
});

test('… over hundreds of entries, from the checkpoints that a show keeps', () => {
  fc.assert(
    fc.property(anyShow(600), (show) => {
      expect(packed(show.reread().ledger)).toEqual(packed(show.history.ledger));
      for (const { seq, snapshot } of show.history.checkpoints) {
        if (!isCheckpointable(show, seq)) continue;
        const ledger = stored(ledgerAt(show, seq));
        expect(ledger.snapshot.context).toEqual(snapshot.context);
        expect(packed(replay(ledger, show.log.slice(seq)).ledger)).toEqual(packed(show.history.ledger));
      }
      expect(show.history.entries.length).toBeLessThan(300);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

test('a stamp is never before the one before it, and a number never skipped', () => {
  fc.assert(
    fc.property(anyShow(), ({ log }) => {
      log.forEach((entry, index) => {
        expect(entry.seq).toBe(index + 1);
        expect(entry.at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? 0);
      });
    }),
    { numRuns: 300 },
  );
});

test('a refused command changes nothing', () => {
  fc.assert(
    fc.property(anyShow(), anyStep, (show, { waitMs, action }) => {
      const at = show.history.ledger.at + waitMs;
      show.meetDeadlines(at);
      const before = show.history;
      const kept = JSON.stringify(packLedger(before.ledger));
      const result = show.askAt(at, action);
      if (!('code' in result)) return;
      expect(show.history).toBe(before);
      expect(JSON.stringify(packLedger(show.history.ledger))).toBe(kept);
    }),
    { numRuns: 600 },
  );
});
