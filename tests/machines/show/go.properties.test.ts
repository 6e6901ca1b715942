import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { recover } from '../../../machines/forecast/recover.ts';
import { planOf } from '../../../machines/show/live.ts';
import { anyShow } from '../log/anyShow.ts';
import type { Show } from '../log/given.ts';
import { MINUTE } from './seminar.ts';

vi.setConfig({ testTimeout: 60_000 });

/** How many segments that are not skipped a show has gone by, the current one included. */
function reached(show: Show): number {
  const { programme, position } = show.history.ledger.snapshot.context;
  const index = programme.segments.findIndex(({ id }) => id === position);
  return programme.segments.slice(0, index + 1).filter(({ id, skip }) => !skip || id === position).length;
}

const waits = fc.oneof(fc.nat(2000), fc.nat(10 * MINUTE));

test('a GO, pressed by as many hands as there are at one moment, never lands two segments further', () => {
  fc.assert(
    fc.property(anyShow(), waits, fc.array(fc.nat(499), { maxLength: 4 }), (show, waitMs, bounces) => {
      const seen = show.history.ledger.seq;
      const from = reached(show);
      const at = show.history.ledger.at + waitMs;
      const first = show.askAt(at, { type: 'segment.next' }, seen);
      const byItself = show.log.slice(seen).filter(({ type }) => type === 'deadline.advance').length;
      for (const ms of bounces.toSorted((a, b) => a - b)) {
        show.askAt(at + ms, { type: 'segment.next' }, seen);
        if ('entry' in first && show.moment().state !== 'ended')
          show.askAt(at + ms, { type: 'segment.next' });
      }
      const later = show.log.slice(seen + byItself).filter(({ type }) => type === 'deadline.advance').length;
      expect(reached(show) - from).toBeLessThanOrEqual(byItself + later + 1);
      expect(
        show.log.filter(({ seq, type }) => seq > seen && type === 'segment.next').length,
      ).toBeLessThanOrEqual(1);
    }),
    { numRuns: 600 },
  );
});

test('what recovery foretells is what the forecast says once its replan has been through the statechart', () => {
  let applied = 0;
  fc.assert(
    fc.property(anyShow(12), waits, fc.nat(), (show, waitMs, dice) => {
      const at = show.history.ledger.at + waitMs;
      show.meetDeadlines(at);
      const { context } = show.history.ledger.snapshot;
      const moment = { ...show.moment(), restedAt: context.restedAt };
      const ways = recover({ programme: context.programme, plan: planOf(context, at) }, moment, at);
      const way = ways[dice % Math.max(1, ways.length)];
      // In standby the plan is the programme itself, so a replan moves both.
      if (way === undefined || moment.state === 'standby') return;
      const done = show.askAt(at, {
        type: 'programme.replan',
        changes: way.changes.map((change) => ({ ...change })),
      });
      expect(done).toHaveProperty('entry');
      const { schedule } = show.moment();
      expect(schedule.point).toBe(way.point);
      expect(schedule.expectedEnd).toBe(way.endsAt);
      expect(Math.max(0, schedule.expectedEnd - schedule.plannedEnd)).toBe(way.shortfallMs);
      show.askAt(at, { type: 'undo' });
      expect(show.history.ledger.snapshot.context).toEqual(context);
      applied += 1;
    }),
    { numRuns: 600 },
  );
  expect(applied).toBeGreaterThan(10);
});
