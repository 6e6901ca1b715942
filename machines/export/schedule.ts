import { Temporal } from 'temporal-polyfill';
import type { Programme, Segment } from '../programme/schema.ts';
import type { Plan } from '../wire/programme.ts';

/** An event of a conference schedule, as apps and websites read it. */
interface ScheduleEvent {
  readonly id: number;
  readonly guid: string;
  readonly slug: string;
  /** When it starts, with its distance from UTC. */
  readonly date: string;
  /** Local time, `HH:MM`, and length, `HH:MM`. */
  readonly start: string;
  readonly duration: string;
  readonly room: string;
  readonly title: string;
  readonly subtitle: string;
  readonly track: null;
  readonly type: string;
  readonly language: string;
  readonly abstract: string;
  readonly description: string;
  readonly persons: readonly { readonly id: number; readonly public_name: string }[];
  readonly links: readonly never[];
}

/** What a schedule is made for. */
export interface ScheduleOptions {
  readonly show: string;
  /** How often the show has changed: programs that read schedules compare it. */
  readonly version: number;
  readonly notes: boolean;
}

const MINUTE_MS = 60_000;

/**
 * A programme as `schedule.json` (frab, pretalx), at its planned times, one day in one room; skipped segments are not
 * in it. The format counts minutes: what is shorter becomes one.
 */
export function scheduleOf(programme: Programme, plan: Plan, options: ScheduleOptions) {
  const { title, place, timeZone, segments } = programme;
  const planned = new Map(plan.map((segment) => [segment.id, segment]));
  const shown = segments.filter(({ skip }) => !skip);
  const room = place ?? title;
  const firstStart = plan[0]?.startsAt ?? 0;
  const dayStart = zoned(firstStart, timeZone);
  const end = zoned(Math.max(firstStart, ...plan.map(({ endsAt }) => endsAt)), timeZone);
  const date = dayStart.toPlainDate().toString();
  return {
    schedule: {
      version: String(options.version),
      base_url: '',
      generator: { name: 'showcaller' },
      conference: {
        acronym: options.show,
        title,
        start: date,
        end: end.toPlainDate().toString(),
        daysCount: 1,
        timeslot_duration: '00:05',
        time_zone_name: timeZone,
        rooms: [{ name: room, guid: null, description: null, capacity: null }],
        days: [
          {
            index: 1,
            date,
            day_start: written(dayStart),
            day_end: written(end),
            rooms: {
              [room]: shown.map((segment, index) =>
                eventOf(segment, index + 1, planned.get(segment.id)?.startsAt ?? firstStart, {
                  ...options,
                  room,
                  timeZone,
                }),
              ),
            },
          },
        ],
      },
    },
  };
}

function eventOf(
  segment: Segment,
  number: number,
  startsAt: number,
  { show, notes, room, timeZone }: ScheduleOptions & { room: string; timeZone: string },
): ScheduleEvent {
  const start = zoned(startsAt, timeZone);
  return {
    id: number,
    guid: `${show}/${segment.id}`,
    slug: segment.id,
    date: written(start),
    start: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    duration: hoursAndMinutes(segment.durationMs),
    room,
    title: segment.title,
    subtitle: '',
    track: null,
    type: segment.kind,
    language: '',
    abstract: '',
    description: notes ? (segment.notes ?? '') : '',
    persons: (segment.speakers ?? []).map(({ name }, index) => ({ id: index + 1, public_name: name })),
    links: [],
  };
}

function hoursAndMinutes(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  return [Math.floor(minutes / 60), minutes % 60].map((field) => String(field).padStart(2, '0')).join(':');
}

function written(time: Temporal.ZonedDateTime): string {
  return time.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function zoned(epochMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO(timeZone);
}
