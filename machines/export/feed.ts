import { Temporal } from 'temporal-polyfill';
import { forecast } from '../forecast/forecast.ts';
import type { LiveView } from '../wire/live.ts';
import type { ProgrammeView } from '../wire/programme.ts';

const MINUTE_MS = 60_000;

/** An event of the calendar that follows a show; times in epoch ms. */
export interface FeedEvent {
  /** The same for as long as the segment is in the programme. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly location: string | undefined;
  readonly kind: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly cancelled: boolean;
  /** Grows with each revision. */
  readonly sequence: number;
}

/** A show as a calendar; `modifiedAt` (epoch ms) is when its times last changed. */
export interface Feed {
  readonly name: string;
  readonly timeZone: string;
  readonly modifiedAt: number;
  readonly events: readonly FeedEvent[];
}

/**
 * A show as a calendar for the public at `now` (server epoch ms): what is over at its planned times, what is on and
 * ahead at the expected ones, to the minute, with the plan beside them where they differ. A rehearsal does not move it.
 * `changedAt` is when the show last changed, epoch ms; while it is on, its times change with the clock.
 */
export function feedOf(
  { show, seq, programme, plan }: ProgrammeView,
  live: LiveView,
  now: number,
  changedAt: number,
): Feed {
  const planned = new Map(plan.map((segment) => [segment.id, segment]));
  const { segments } = forecast({ programme, plan }, live, now);
  const onAir = live.mode === 'live' && live.state !== 'standby' && live.state !== 'ended';
  const expected = new Map(onAir ? segments.map((segment) => [segment.id, segment]) : []);
  const events = programme.segments.map((segment): FeedEvent => {
    const { startsAt, endsAt } = planned.get(segment.id) ?? {
      startsAt: now,
      endsAt: now + segment.durationMs,
    };
    const ahead = expected.get(segment.id);
    // What has the stage started by the length that it has now before it ends, whenever that was.
    const begun = ahead && (ahead.startsAt ?? Math.min(now, ahead.endsAt - (live.segment?.durationMs ?? 0)));
    const from = toMinute(begun ?? startsAt);
    const to = Math.max(from + MINUTE_MS, toMinute(ahead?.endsAt ?? endsAt));
    const moved = from !== toMinute(startsAt) || to !== toMinute(endsAt);
    return {
      uid: `${segment.id}@${show}.showcaller`,
      title: segment.title,
      description: [
        ...(segment.speakers ?? []).map(({ name, role, affiliation }) =>
          [name, role, affiliation].filter((field) => field !== undefined && field !== '').join(', '),
        ),
        ...(moved && !segment.skip ? [plannedSentence(startsAt, endsAt, programme.timeZone)] : []),
      ].join('\n'),
      location: programme.place,
      kind: segment.kind,
      startsAt: from,
      endsAt: to,
      cancelled: segment.skip === true,
      sequence: seq,
    };
  });
  return {
    name: programme.title,
    timeZone: programme.timeZone,
    modifiedAt: toMinute(onAir ? now : changedAt),
    events,
  };
}

function plannedSentence(startsAt: number, endsAt: number, timeZone: string): string {
  const clock = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(ms))
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' });
  return `Planned: ${clock(startsAt)}–${clock(endsAt)}`;
}

function toMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
