import { bareTransitionCost, commandCost, longRun, recoveryCost } from './engine.ts';
import type { Figure } from './figures.ts';
import { startUp } from './startUp.ts';

/** From the seminar's length to the longest programme. */
const SEGMENTS = [7, 50, 100, 250, 500];

const COMMAND_LIMIT_MS = new Map([
  [7, 0.3],
  [500, 2],
]);

/** What the engine costs: a command, a way back to plan, an undo, a start, and how it grows. */
export async function benchEngine(): Promise<Figure[]> {
  const baseline = bareTransitionCost();
  const commands = SEGMENTS.map((segments) => {
    const limit = COMMAND_LIMIT_MS.get(segments);
    const name = `command with ${String(segments)} segments`;
    return {
      name,
      value: commandCost(segments),
      unit: 'ms',
      baseline,
      ...(limit && { limit: { value: limit } }),
    };
  });
  const recoveries = SEGMENTS.map((segments) => ({
    name: `recovery for ${String(segments)} segments`,
    value: recoveryCost(segments),
    unit: 'ms',
    ...(segments === 500 && { limit: { value: 10 } }),
  }));
  const short = longRun(10_000);
  const long = longRun(100_000);
  return [
    ...commands,
    ...recoveries,
    { name: 'undo in a run of 10000 entries', value: short.undoMs, unit: 'ms', limit: { value: 20 } },
    {
      name: 'heap in use after a run of 100000 entries, against 10000',
      value: long.heapMb,
      unit: 'MB',
      baseline: short.heapMb,
    },
    {
      name: 'start with a log of 100000 entries, against an empty one',
      value: await startUp(100_000),
      unit: 'ms',
      baseline: await startUp(0),
      limit: { value: 1000 },
    },
  ];
}
