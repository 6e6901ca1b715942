import type { RunReport } from './asRun.ts';
import type { StintReport } from './stint.ts';

/** One time that somebody had the floor. Durations in ms; `usedMs` is null while it lasts. */
export interface SpeakerPart {
  readonly segmentId: string;
  readonly title: string;
  readonly plannedMs: number;
  readonly usedMs: number | null;
}

/** What one person had in a run, under the name that the programme gives them. */
export interface SpeakerTime {
  readonly name: string;
  readonly plannedMs: number;
  /** What has ended. */
  readonly usedMs: number;
  readonly parts: readonly SpeakerPart[];
}

/**
 * Who spoke for how long in a run, in the order in which they first did. A segment without turns counts
 * for its speaker where it has only one, holds left out; otherwise nobody knows whose time it was.
 */
export function speakerTimes({ stints }: RunReport): SpeakerTime[] {
  const byName = new Map<string, SpeakerPart[]>();
  for (const stint of stints) {
    for (const { name, part } of partsOf(stint)) {
      byName.set(name, [...(byName.get(name) ?? []), part]);
    }
  }
  return Array.from(byName, ([name, parts]) => ({
    name,
    plannedMs: parts.reduce((sum, { plannedMs }) => sum + plannedMs, 0),
    usedMs: parts.reduce((sum, { usedMs }) => sum + (usedMs ?? 0), 0),
    parts,
  }));
}

function partsOf(stint: StintReport): { name: string; part: SpeakerPart }[] {
  const { segmentId, title, turns, speakers, lengthMs, heldMs } = stint;
  if (turns.length > 0) {
    return turns.map(({ name, plannedMs, usedMs }) => ({
      name,
      part: { segmentId, title, plannedMs, usedMs },
    }));
  }
  const [only, ...others] = speakers;
  if (!only || others.length > 0) return [];
  const plannedMs = stint.plannedEnd - stint.plannedStart;
  const usedMs = lengthMs === null ? null : lengthMs - heldMs;
  return [{ name: only.name, part: { segmentId, title, plannedMs, usedMs } }];
}
