import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { replay } from '../../../machines/log/history.ts';
import { isReversal } from '../../../machines/log/lanes.ts';
import { type Ledger, openLedger } from '../../../machines/log/ledger.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { nextSegment, segmentOf } from '../../../machines/show/order.ts';
import { type Step } from '../log/anyShow.ts';
import { Show } from '../log/given.ts';
import { inputOf, MINUTE, NINE } from './seminar.ts';

vi.setConfig({ testTimeout: 120_000 });

const PROGRAMME = completeProgramme({
  title: 'By itself',
  date: '2025-07-11',
  timeZone: 'Europe/Zurich',
  segments: [
    { id: 'a', kind: 'video', title: 'A', durationMs: 10 * MINUTE, start: '09:00', autoAdvance: true },
    { id: 'b', kind: 'video', title: 'B', durationMs: 5 * MINUTE, autoAdvance: true },
    {
      id: 'c',
      kind: 'video',
      title: 'C',
      durationMs: 10 * MINUTE,
      start: '09:20',
      fixedStart: true,
      autoAdvance: true,
    },
    { id: 'd', kind: 'keynote', title: 'D', durationMs: 20 * MINUTE },
  ],
});

const minutes = fc.constantFrom(-9, -4, 1, 1, 2, 5);
const segmentId = fc.constantFrom('a', 'a', 'b');

/** Hands on clocks and lengths, and undo: all that may put an end into the past. */
const step: fc.Arbitrary<Step> = fc.record({
  waitMs: fc.nat(4).map((count) => count * MINUTE),
  action: fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('clock.hold', 'clock.resume') }) },
    { weight: 3, arbitrary: minutes.map((by) => ({ type: 'clock.adjust' as const, byMs: by * MINUTE })) },
    fc.nat(3).map((left) => ({ type: 'clock.set' as const, leftMs: left * MINUTE })),
    fc.record({ type: fc.constant('segment.goto' as const), segmentId }),
    { weight: 4, arbitrary: fc.constant({ type: 'undo' } as const) },
    fc.constant({ type: 'redo' } as const),
    fc.constant({ type: 'undo', lane: 'programme' } as const),
    {
      weight: 4,
      arbitrary: fc.tuple(segmentId, minutes).map(([id, by]) => ({
        type: 'programme.update' as const,
        segmentId: id,
        changes: { durationMs: (10 + by) * MINUTE },
      })),
    },
    fc.constant({ type: 'message.show', to: 'all', text: 'x' } as const),
  ),
});

const anyShow: fc.Arbitrary<Show> = fc.array(step, { maxLength: 12, size: 'max' }).map((steps) => {
  const show = new Show(inputOf(PROGRAMME));
  show.askAt(NINE, { type: 'show.start' });
  for (const { waitMs, action } of steps) show.askAt(show.history.ledger.at + waitMs, action);
  return show;
});

/** The show after the first `count` entries of its log. */
function after(show: Show, count: number): Ledger {
  return replay(openLedger(show.input, show.storedAt), show.log.slice(0, count)).ledger;
}

/** When the running segment comes to its end and goes on by itself, as the contract has it; never where it does not. */
function endOf({ snapshot: { context } }: Ledger): number {
  const { clock, plan, position } = context;
  if (clock === null || !('zeroAt' in clock)) return Infinity;
  if (segmentOf(context, position)?.autoAdvance !== true) return Infinity;
  const next = nextSegment(context);
  const startsAt = next?.fixedStart === true ? plan?.find(({ id }) => id === next.id)?.startsAt : undefined;
  return Math.max(clock.zeroAt, startsAt ?? -Infinity);
}

test('as long as nothing was taken back, no segment that goes on by itself is there past its end', () => {
  fc.assert(
    fc.property(anyShow, (show) => {
      const reversal = show.log.findIndex(isReversal);
      const entries = reversal < 0 ? show.log : show.log.slice(0, reversal + 1);
      for (const [index, entry] of entries.entries()) {
        if (endOf(after(show, index)) <= entry.at) expect(entry.by).toBe('automatic');
      }
    }),
    { numRuns: 300 },
  );
});

test('what goes on by itself does so at its end, or at the entry that put the end behind it; never one that stayed on', () => {
  fc.assert(
    fc.property(anyShow, (show) => {
      for (const [index, entry] of show.log.entries()) {
        if (entry.type !== 'deadline.advance') continue;
        const end = endOf(after(show, index));
        const cause = show.log[index - 1];
        expect(end).toBeLessThanOrEqual(entry.at);
        if (end === entry.at || !cause) continue;
        expect(entry.at).toBe(cause.at);
        expect(isReversal(cause)).toBe(false);
        if (cause.type !== 'clock.set') expect(endOf(after(show, index - 1))).toBeGreaterThan(cause.at);
      }
    }),
    { numRuns: 1000 },
  );
});
