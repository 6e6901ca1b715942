import type { ReportedRun } from '../../machines/asrun/report.ts';
import type { StintReport } from '../../machines/asrun/stint.ts';

/** A stretch of time to draw. Epoch ms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One time that a segment had the stage: `over` is the part past zero, `held` while its clock stood. */
export interface DrawnStint extends Stretch {
  readonly over: Stretch | null;
  readonly held: readonly Stretch[];
}

/** A segment in the picture: its place in the plan, null if it took no time there, and what it took. */
export interface PictureRow {
  readonly id: string;
  readonly title: string;
  readonly planned: Stretch | null;
  readonly stints: readonly DrawnStint[];
}

/** Planned against actual on one axis of time. */
export interface Picture extends Stretch {
  readonly rows: readonly PictureRow[];
}

/** The picture of a run at epoch ms `now`, up to which what lasts is drawn. */
export function pictureOf({ planned, stints }: ReportedRun, now: number): Picture {
  const places = planned.map(({ id, title, startsAt, endsAt, skipped }) => ({
    id,
    title,
    planned: skipped ? null : { from: startsAt, to: endsAt },
  }));
  const removed = stints.filter(({ segmentId }) => !planned.some(({ id }) => id === segmentId));
  const others = new Map(
    removed.map(({ segmentId, title }) => [segmentId, { id: segmentId, title, planned: null }]),
  );
  const rows = [...places, ...others.values()]
    .map((place) => ({
      ...place,
      stints: stints.filter(({ segmentId }) => segmentId === place.id).map((stint) => drawn(stint, now)),
    }))
    .filter((row) => row.planned !== null || row.stints.length > 0);
  const stretches = rows.flatMap((row) => [...(row.planned ? [row.planned] : []), ...row.stints]);
  return {
    from: Math.min(...stretches.map(({ from }) => from)),
    to: Math.max(...stretches.map(({ to }) => to)),
    rows,
  };
}

function drawn({ startedAt, endedAt, overrunMs, holds }: StintReport, now: number): DrawnStint {
  const to = endedAt ?? Math.max(now, startedAt);
  return {
    from: startedAt,
    to,
    over: overrunMs === null || overrunMs === 0 ? null : { from: to - overrunMs, to },
    held: holds.map((hold) => ({ from: hold.from, to: hold.to ?? to })),
  };
}
