import { rehearsed } from '../../machines/asrun/rehearsed.ts';
import type { ReportedRun } from '../../machines/asrun/report.ts';
import { typical } from '../../machines/asrun/typical.ts';
import { suggestDurations } from '../../machines/forecast/suggest.ts';
import type { Programme } from '../../machines/programme/schema.ts';

/** One segment of the programme in several runs. Durations in ms. */
export interface ComparedRow {
  readonly id: string;
  readonly title: string;
  readonly plannedMs: number;
  /** What it took in each run, holds not counted; null where it had not the stage or still has. */
  readonly tookMs: readonly (number | null)[];
  /** What it typically took; null if it never had the stage. */
  readonly typicalMs: number | null;
  /** A better length for next time; null where the planned one is as good. */
  readonly suggestedMs: number | null;
}

/** The programme as it now is beside what its segments took in some runs. */
export function compare(programme: Programme, runs: readonly ReportedRun[]): ComparedRow[] {
  const took = runs.map((run) => rehearsed(programme, run));
  const typically = typical(took);
  const suggested = new Map(
    suggestDurations(typically).map(({ segmentId, durationMs }) => [segmentId, durationMs]),
  );
  return programme.segments.map(({ id, title, durationMs }) => ({
    id,
    title,
    plannedMs: durationMs,
    tookMs: took.map((times) => times.find(({ segmentId }) => segmentId === id)?.actualMs ?? null),
    typicalMs: typically.find(({ segmentId }) => segmentId === id)?.actualMs ?? null,
    suggestedMs: suggested.get(id) ?? null,
  }));
}

/** One person in several runs, under the name that the programme gives them. Durations in ms. */
export interface ComparedSpeaker {
  readonly name: string;
  /** As the last of the runs in which they spoke had it. */
  readonly plannedMs: number;
  /** What they used in each run, and how that differs from its plan; null where they had not, or still speak. */
  readonly lengths: readonly ({ readonly ms: number; readonly byMs: number } | null)[];
}

/** Who spoke for how long in some runs, in the order in which they first did. */
export function compareSpeakers(runs: readonly ReportedRun[]): ComparedSpeaker[] {
  const names = new Set(runs.flatMap(({ speakers }) => speakers.map(({ name }) => name)));
  return Array.from(names, (name) => {
    const times = runs.map(({ speakers }) => speakers.find((speaker) => speaker.name === name) ?? null);
    return {
      name,
      plannedMs: times.findLast((time) => time !== null)?.plannedMs ?? 0,
      lengths: times.map((time) => {
        const byMs = time?.differenceMs ?? null;
        return time && byMs !== null ? { ms: time.usedMs, byMs } : null;
      }),
    };
  });
}

/** Which run a page begins with: the last that was live and in which something ended, else the last. */
export function firstChoice(runs: readonly ReportedRun[]): number | null {
  const shown = runs.findLast(({ mode, account }) => mode === 'live' && account !== null);
  return (shown ?? runs.at(-1))?.run ?? null;
}
