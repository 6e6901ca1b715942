import type { Programme, Segment } from '../programme/schema.ts';

/** When one segment was planned, in epoch ms, as the programme stood when the show started. */
export interface PlannedSegment {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The plan of a show: one entry for each segment, in the programme's order. */
export type Plan = readonly PlannedSegment[];

/** How the plan was moved because the show started on another day: whole calendar days, then ms. */
export interface PlanShift {
  readonly days: number;
  readonly ms: number;
}

/** A programme as a display may see it: without the notes. */
export type PublicProgramme = Omit<Programme, 'segments'> & { segments: Omit<Segment, 'notes'>[] };

/** The `programme` event: to a display without notes, to a controller with them. */
export interface ProgrammeView<P extends PublicProgramme = PublicProgramme> {
  readonly show: string;
  readonly seq: number;
  readonly programme: P;
  readonly plan: Plan;
  readonly shift: PlanShift;
}
