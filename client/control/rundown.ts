import type { SegmentForecast } from '../../machines/forecast/forecast.ts';
import type { Programme, SegmentKind } from '../../machines/programme/schema.ts';
import type { ControlView } from '../../machines/wire/live.ts';
import { isOnAnotherDay } from '../lib/show/anotherday.ts';
import type { AsRun } from './asrun.ts';
import type { ProgrammeView } from '../../machines/wire/programme.ts';

/** Where a segment stands in the run of a show. */
export type RowPlace = 'over' | 'on' | 'next' | 'later' | 'skipped';

/** One line of the rundown; times in epoch ms, null where there is nothing to expect any more. */
export interface RundownRow {
  readonly id: string;
  readonly title: string;
  readonly kind: SegmentKind;
  readonly place: RowPlace;
  readonly plannedAt: number | null;
  readonly expectedAt: number | null;
  /** Of the one that is on: when it is expected to end. */
  readonly endsAt: number | null;
  readonly durationMs: number;
  /** When it really started; null if it has not. */
  readonly startedAt: number | null;
  /** How long it really took, and how much of that was overrun; null while it is not over. */
  readonly took: { readonly lengthMs: number; readonly overrunMs: number } | null;
  /** What the planned times ask of the show: `fixed` start, `hard out`, `auto` advance. */
  readonly ties: readonly string[];
  readonly notes: string;
  readonly speakers: readonly string[];
}

/** The programme as the rundown shows it at this moment; `asRun` is what really happened so far in this run. */
export function rundownRows(
  { programme, plan }: ProgrammeView<Programme>,
  live: ControlView,
  expected: readonly SegmentForecast[],
  asRun: AsRun,
): RundownRow[] {
  const planned = new Map(plan.map(({ id, startsAt }) => [id, startsAt]));
  const forecast = new Map(expected.map((segment) => [segment.id, segment]));
  const position = positionOf(programme, live);
  const isForecast = !isOnAnotherDay(live);
  return programme.segments.map((segment, index) => {
    const place = placeOf(index, position, segment.skip === true, live);
    const really = asRun.get(segment.id);
    return {
      id: segment.id,
      title: segment.title,
      kind: segment.kind,
      place,
      plannedAt: planned.get(segment.id) ?? null,
      expectedAt: isForecast ? (forecast.get(segment.id)?.startsAt ?? null) : null,
      endsAt: place === 'on' ? (forecast.get(segment.id)?.endsAt ?? null) : null,
      durationMs: place === 'on' ? (live.segment?.durationMs ?? segment.durationMs) : segment.durationMs,
      startedAt: place === 'over' ? (really?.startedAt ?? null) : null,
      took: place === 'over' ? (really?.took ?? null) : null,
      ties: [
        ...(segment.fixedStart === true ? ['fixed'] : []),
        ...(segment.hardOut === true ? ['hard out'] : []),
        ...(segment.autoAdvance === true ? ['auto'] : []),
      ],
      notes: segment.notes ?? '',
      speakers: (segment.speakers ?? []).map(({ name }) => name),
    };
  });
}

/** The index at which the show stands: of what runs, or, where nothing does, of what comes next. */
function positionOf(programme: Programme, live: ControlView): number {
  if (live.segment) return live.segment.index;
  const next = live.next;
  return next ? programme.segments.findIndex((segment) => segment.id === next.id) : programme.segments.length;
}

function placeOf(index: number, position: number, isSkipped: boolean, live: ControlView): RowPlace {
  if (live.segment && index === position) return 'on';
  if (isSkipped) return 'skipped';
  if (index < position) return 'over';
  const isNext = live.next !== null && (live.segment ? false : index === position);
  return isNext ? 'next' : 'later';
}
