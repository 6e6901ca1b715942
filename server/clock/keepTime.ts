import { stateOf } from '../../machines/show/state.ts';
import type { Logger } from '../logger.ts';
import type { Shows } from '../shows/shows.ts';
import type { Clocks } from './clocks.ts';
import type { Correction, ServerTime, TimeBounds } from './serverTime.ts';
import { timeBounds } from './timeBounds.ts';

/** Between two looks at the clocks, in ms. */
const EVERY_MS = 1000;

const SAID: Record<Correction['reason'], string> = {
  slept: 'the machine slept; server time goes on by as much',
  'wall-clock-set': 'the wall clock was set; server time follows it',
  'log-ahead': 'the wall clock is behind what was logged; server time begins after it',
  'put-off': 'the wall clock was set; server time follows it when no countdown hangs on it any more',
};

/** What keeping time works with; `onStep` is told that server time is another now, and has to tell all who count by it. */
export interface Timekeeping {
  readonly time: ServerTime;
  readonly clocks: Clocks;
  readonly shows: Shows;
  readonly logger: Logger;
  readonly onStep: () => void;
}

/** Keeps server time right, at once and then every second, and logs every step; returns how to stop that. */
export function keepTime({ time, clocks, shows, logger, onStep }: Timekeeping): () => void {
  let startedAt = Infinity;
  const boundsNow = (): TimeBounds => {
    const stamped = shows.all().map(({ history: { ledger } }) => ({
      state: stateOf(ledger.snapshot),
      at: ledger.at,
    }));
    return timeBounds(stamped, { now: time.now(), wall: clocks.wall(), startedAt });
  };
  const tell = (corrections: readonly Correction[]): void => {
    for (const { reason, byMs } of corrections) logger.warn({ reason, byMs: Math.round(byMs) }, SAID[reason]);
    if (corrections.some(({ reason }) => reason !== 'put-off')) onStep();
  };
  tell(time.beginAfter(boundsNow().notBefore));
  startedAt = time.now();
  const timer = setInterval(() => {
    tell(time.check(boundsNow()));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
