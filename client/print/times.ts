import { forecast } from '../../machines/forecast/forecast.ts';
import type { Programme } from '../../machines/programme/schema.ts';
import type { ControlView } from '../../machines/wire/live.ts';
import type { ProgrammeView } from '../../machines/wire/programme.ts';
import { isOnAnotherDay } from '../lib/show/anotherday.ts';

/** When a segment is to be, epoch ms. */
export interface Slot {
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * When each segment is to be as things stand at epoch ms `now`, by id: as expected while the show is on,
 * as planned before it and for what is over.
 */
export function slotsOf(
  view: ProgrammeView<Programme>,
  live: ControlView,
  now: number,
): ReadonlyMap<string, Slot> {
  const planned = view.plan.map(({ id, startsAt, endsAt }) => [id, { startsAt, endsAt }] as const);
  if (live.state === 'standby' || isOnAnotherDay(live)) return new Map(planned);
  const expected = forecast(view, live, now).segments.map(
    ({ id, startsAt, plannedStart, endsAt }) => [id, { startsAt: startsAt ?? plannedStart, endsAt }] as const,
  );
  return new Map([...planned, ...expected]);
}
