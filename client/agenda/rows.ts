import { expectSegments } from '../../machines/forecast/forecast.ts';
import type { LiveView } from '../../machines/wire/live.ts';
import type { ProgrammeView, PublicProgramme } from '../../machines/wire/programme.ts';
import { isOnAnotherDay } from '../lib/show/anotherday.ts';
import type { RevisedStart } from '../lib/show/publictimes.ts';
import { revisedStart } from '../lib/show/publictimes.ts';

export type PublicSegment = PublicProgramme['segments'][number];

/** Where a segment is, as the public sees it. */
export type Standing = 'past' | 'now' | 'next' | 'coming';

/** One line of the agenda. */
export interface AgendaRow {
  readonly segment: PublicSegment;
  readonly standing: Standing;
  /** Its planned start, epoch ms. */
  readonly plannedStart: number;
  /** Its start as the public is told it, where that has moved. */
  readonly revised: RevisedStart | null;
}

/**
 * The programme as the public reads it at `now` (server epoch ms): what was left out does not appear, what
 * comes has its expected start where that has moved. A show that stands by on another day than it was
 * planned for has moved as a whole, so its plan stands as it is.
 */
export function agendaRows({ programme, plan }: ProgrammeView, live: LiveView, now: number): AgendaRow[] {
  const planned = new Map(plan.map(({ id, startsAt }) => [id, startsAt]));
  const ahead = isOnAnotherDay(live) ? [] : expectSegments({ programme, plan }, live, now);
  const expected = new Map(ahead.map(({ id, startsAt }) => [id, startsAt]));
  const standingOf = standings(programme, live);
  return programme.segments
    .filter(({ id, skip }) => !skip || id === live.segment?.id)
    .map((segment) => {
      const plannedStart = planned.get(segment.id) ?? now;
      const startsAt = expected.get(segment.id) ?? null;
      return {
        segment,
        standing: standingOf(segment.id),
        plannedStart,
        revised: startsAt === null ? null : revisedStart(plannedStart, startsAt),
      };
    });
}

/** Rows that start on one day of the programme's plan. */
export interface AgendaDay {
  /** The day's date in words. */
  readonly date: string;
  readonly rows: readonly AgendaRow[];
}

/** The rows by days, as `dateOf` names the date of an epoch ms. */
export function agendaDays(rows: readonly AgendaRow[], dateOf: (ms: number) => string): AgendaDay[] {
  const days: { date: string; rows: AgendaRow[] }[] = [];
  for (const row of rows) {
    const date = dateOf(row.plannedStart);
    const last = days[days.length - 1];
    if (last?.date === date) last.rows.push(row);
    else days.push({ date, rows: [row] });
  }
  return days;
}

function standings(
  { segments }: PublicProgramme,
  { segment, next, state }: LiveView,
): (id: string) => Standing {
  const places = new Map(segments.map(({ id }, index) => [id, index]));
  const here = (segment ?? next)?.id;
  const nothing = state === 'standby' ? 0 : segments.length;
  const current = here === undefined ? nothing : (places.get(here) ?? 0);
  return (id) => {
    if (id === segment?.id) return 'now';
    if (id === next?.id) return 'next';
    return (places.get(id) ?? 0) < current ? 'past' : 'coming';
  };
}
