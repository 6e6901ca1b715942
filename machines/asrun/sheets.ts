import type { Cell, Sheet } from '../export/cells.ts';
import { handsOf } from './hands.ts';
import type { Report, ReportedRun } from './report.ts';

/** The tables of a report that can be had alone. */
export const REPORT_TABLES = ['segments', 'speakers', 'time', 'hands', 'suggestions'] as const;

export type ReportTable = (typeof REPORT_TABLES)[number];

const MINUTE_MS = 60_000;

const HEADS: Readonly<Record<ReportTable, { name: string; columns: string[] }>> = {
  segments: {
    name: 'Segments',
    columns: [
      'Run',
      'Mode',
      'Segment',
      'Kind',
      'Date',
      'Planned start',
      'Planned length',
      'Started',
      'Ended',
      'Length',
      'Over or under plan (minutes)',
      'Overrun of the clock',
      'On hold',
      'By',
    ],
  },
  speakers: {
    name: 'Speakers',
    columns: ['Run', 'Speaker', 'Segments', 'Planned', 'Used', 'Over or under plan (minutes)'],
  },
  time: { name: 'Where the time went', columns: ['Run', 'Where', 'Segment', 'Lost or won back (minutes)'] },
  hands: {
    name: 'Whose hand',
    columns: ['Run', 'At', 'What', 'Segment', 'Minutes', 'By', 'Taken back by'],
  },
  suggestions: { name: 'Next time', columns: ['From run', 'Segment', 'Suggested length'] },
};

const WHERE = { segment: 'on stage', change: 'change before', 'left-out': 'left out' } as const;

/** One table of a report, its rows in the order of the runs. */
export function reportSheet(table: ReportTable, report: Report): Sheet {
  const { name, columns } = HEADS[table];
  const rows = report.runs.flatMap((run) => ROWS[table](run, report));
  return { name, rows: [columns, ...rows], headRow: 0 };
}

const ROWS: Readonly<Record<ReportTable, (run: ReportedRun, report: Report) => Cell[][]>> = {
  segments: ({ run, mode, stints }, { timeZone }) =>
    stints.map((stint) => [
      run,
      mode,
      stint.title,
      stint.kind,
      dateAt(stint.startedAt, timeZone),
      timeAt(stint.plannedStart, timeZone),
      { lengthMs: stint.plannedEnd - stint.plannedStart },
      timeAt(stint.startedAt, timeZone),
      timeAt(stint.endedAt, timeZone),
      lengthOf(stint.lengthMs),
      stint.lengthMs === null ? null : inMinutes(stint.lengthMs - (stint.plannedEnd - stint.plannedStart)),
      lengthOf(stint.overrunMs),
      { lengthMs: wholeSeconds(stint.heldMs) },
      stint.by,
    ]),
  speakers: ({ run, speakers }) =>
    speakers.map(({ name, parts, plannedMs, usedMs, differenceMs }) => [
      run,
      name,
      Array.from(new Set(parts.map(({ title }) => title))).join('\n'),
      lengthOf(plannedMs),
      lengthOf(differenceMs === null ? null : usedMs),
      differenceMs === null ? null : inMinutes(differenceMs),
    ]),
  time: ({ run, account }) =>
    (account?.items ?? []).map(({ kind, title, byMs }) => [run, WHERE[kind], title, inMinutes(byMs)]),
  hands: (run, { timeZone }) =>
    handsOf(run).map(({ at, kind, segmentId, type, by, byMs, takenBackBy }) => [
      run.run,
      timeAt(at, timeZone),
      kind === 'taken-back' ? `taken back: ${type}` : kind,
      titleOf(run, segmentId),
      byMs === null ? null : inMinutes(byMs),
      by,
      takenBackBy,
    ]),
  suggestions: (run) =>
    run.suggestions.map(({ segmentId, durationMs }) => [
      run.run,
      titleOf(run, segmentId),
      { lengthMs: durationMs },
    ]),
};

function titleOf({ stints }: ReportedRun, segmentId: string | null): string | null {
  return stints.find((stint) => stint.segmentId === segmentId)?.title ?? segmentId;
}

function lengthOf(ms: number | null): Cell {
  return ms === null ? null : { lengthMs: wholeSeconds(ms) };
}

/** A spreadsheet adds up seconds; nobody reads milliseconds in it. */
function wholeSeconds(ms: number): number {
  return Math.round(ms / 1000) * 1000;
}

function inMinutes(ms: number): number {
  return Math.round((ms / MINUTE_MS) * 100) / 100;
}

function timeAt(ms: number | null, timeZone: string): Cell {
  if (ms === null) return null;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  return { timeOfDay: format.format(ms) };
}

function dateAt(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);
}
