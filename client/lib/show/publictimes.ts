import { expectSegments } from '../../../machines/forecast/forecast.ts';
import type { Planned } from '../../../machines/forecast/situation.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import { ANOTHER_DAY_MS } from './anotherday.ts';

const MINUTE_MS = 60_000;

/** Nearer to the plan than this, in ms, the public reads the planned time. */
const WORTH_SAYING_MS = 3 * MINUTE_MS;

/** The public's times that are not the plan's are given in steps of five minutes. */
const STEP_MS = 5 * MINUTE_MS;

/** What the public is told of a start: at its planned time, about a later one (epoch ms), or any moment now. */
export type PublicStart =
  { readonly kind: 'planned' | 'about'; readonly at: number } | { readonly kind: 'soon' };

/**
 * When the next segment starts, for the public, at `now` (server epoch ms): as planned while that is
 * nearly true, else about the expected start, rounded up to five minutes. The start that the live view tells
 * is as of its `at`, so it is forecast anew: while a clock is held or over its time, the start moves on. Null
 * where nothing can be said: nothing comes, or the plan is of a day that has passed.
 */
export function publicStart(live: LiveView, view: Planned | null, now: number): PublicStart | null {
  if (!live.next) return null;
  const { id, startsAt } = live.next;
  const planned = view?.plan.find((segment) => segment.id === id)?.startsAt ?? startsAt;
  const ahead = view ? expectSegments(view, live, now).find((segment) => segment.id === id) : undefined;
  const expected = ahead?.startsAt ?? Math.max(startsAt, now);
  const lateMs = expected - planned;
  if (live.state === 'standby' && lateMs > ANOTHER_DAY_MS) return null;
  const isAsPlanned = Math.abs(lateMs) < WORTH_SAYING_MS;
  if (isAsPlanned && planned > now) return { kind: 'planned', at: planned };
  if (isAsPlanned || (!live.segment && expected <= now)) return { kind: 'soon' };
  return { kind: 'about', at: Math.ceil(expected / STEP_MS) * STEP_MS };
}

/** A start that is not as planned any more: at epoch ms `at`, or about then. */
export interface RevisedStart {
  readonly at: number;
  readonly isAbout: boolean;
}

/**
 * What the public reads of a start that has moved from `planned` to `expected` (epoch ms): to the minute
 * while it is little, about when it is more, a later one rounded up to five minutes; null while it has moved
 * by less than a minute.
 */
export function revisedStart(planned: number, expected: number): RevisedStart | null {
  const movedMs = Math.abs(expected - planned);
  if (movedMs < MINUTE_MS) return null;
  // Rounded no further down: that minute may have passed already.
  const minute = Math.floor(expected / MINUTE_MS) * MINUTE_MS;
  if (movedMs < WORTH_SAYING_MS) return { at: minute, isAbout: false };
  const at = expected > planned ? Math.ceil(expected / STEP_MS) * STEP_MS : minute;
  return { at, isAbout: true };
}

/** When the current segment ends at `now` (server epoch ms); null if it is over its time or nothing runs. */
export function publicEnd(live: LiveView, now: number): number | null {
  if (!live.clock) return null;
  const leftMs = 'zeroAt' in live.clock ? live.clock.zeroAt - now : live.clock.leftMs;
  return leftMs > 0 ? now + leftMs : null;
}
