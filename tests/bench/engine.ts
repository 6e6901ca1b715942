import { createMachine, initialTransition, transition } from 'xstate';
import { recover } from '../../machines/forecast/recover.ts';
import { type Decision, decide, type Request } from '../../machines/log/decide.ts';
import { beginHistory, type History } from '../../machines/log/history.ts';
import { openLedger } from '../../machines/log/ledger.ts';
import { resolveStarts } from '../../machines/programme/days.ts';
import { completeProgramme } from '../../machines/programme/identify.ts';
import { momentOf, planOf } from '../../machines/show/live.ts';
import { median } from './figures.ts';

const MINUTE_MS = 60_000;
const STARTED = Date.parse('2025-07-11T07:00:00Z');

/** A show of so many segments, six minutes each, the last a hard out, before its first entry. */
export function freshHistory(segments: number): History {
  const programme = completeProgramme({
    title: 'Bench',
    date: '2025-07-11',
    timeZone: 'Europe/Zurich',
    segments: Array.from({ length: segments }, (_, index) => ({
      kind: 'other' as const,
      title: `Segment ${String(index)}`,
      durationMs: 6 * MINUTE_MS,
      ...(index === 0 && { start: '09:00' }),
      hardOut: index === segments - 1,
    })),
  });
  return beginHistory(openLedger({ programme, starts: resolveStarts(programme, STARTED) }, STARTED));
}

/** The history after one more command; throws if it is refused. */
export function carryOut(history: History, action: Request['action'], at: number): Decision {
  const decision = decide(history, { action, id: `bench ${String(history.ledger.seq)}`, by: 'bench', at });
  if ('code' in decision) throw new Error(decision.message);
  return decision;
}

/** A show of so many segments that has started and is ten minutes late at its first. */
function lateHistory(segments: number): History {
  return carryOut(freshHistory(segments), { type: 'show.start' }, STARTED + 10 * MINUTE_MS).history;
}

/** Median ms for one command to be decided, folded and projected into a live view. */
export function commandCost(segments: number, rounds = 2000): number {
  let history = lateHistory(segments);
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const at = STARTED + 11 * MINUTE_MS + round;
    const startedAt = performance.now();
    history = carryOut(history, { type: round % 2 === 0 ? 'clock.hold' : 'clock.resume' }, at).history;
    momentOf(history.ledger.snapshot, { show: 'bench', seq: history.ledger.seq, at });
    taken.push(performance.now() - startedAt);
  }
  return median(taken);
}

/** Median ms for a bare XState machine of two states to take an event: what any statechart costs. */
export function bareTransitionCost(rounds = 2000): number {
  const toggle = createMachine({
    initial: 'on',
    states: { on: { on: { flip: 'off' } }, off: { on: { flip: 'on' } } },
  });
  let [snapshot] = initialTransition(toggle);
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    [snapshot] = transition(toggle, snapshot, { type: 'flip' });
    taken.push(performance.now() - startedAt);
  }
  return median(taken);
}

/** Median ms to find the ways back to plan. */
export function recoveryCost(segments: number, rounds = 50): number {
  const { snapshot, seq } = lateHistory(segments).ledger;
  const at = STARTED + 12 * MINUTE_MS;
  const live = momentOf(snapshot, { show: 'bench', seq, at });
  const planned = { programme: snapshot.context.programme, plan: planOf(snapshot.context, at) };
  return median(
    Array.from({ length: rounds }, () => {
      const startedAt = performance.now();
      if (recover(planned, live, at).length === 0) throw new Error('a late show should have a way back');
      return performance.now() - startedAt;
    }),
  );
}

/** Median ms of undoing again and again from the end of a run of so many entries; and the heap in use after the run, in MB. */
export function longRun(entries: number, undos = 50): { undoMs: number; heapMb: number } {
  let history = lateHistory(7);
  for (let index = 1; index < entries; index += 1) {
    const at = STARTED + 11 * MINUTE_MS + index;
    history = carryOut(history, { type: index % 2 === 1 ? 'clock.hold' : 'clock.resume' }, at).history;
  }
  globalThis.gc?.();
  const heapMb = process.memoryUsage().heapUsed / 1e6;
  const taken = Array.from({ length: undos }, (_, index) => {
    const startedAt = performance.now();
    history = carryOut(history, { type: 'undo' }, STARTED + 60 * MINUTE_MS + entries + index).history;
    return performance.now() - startedAt;
  });
  return { undoMs: median(taken), heapMb };
}
