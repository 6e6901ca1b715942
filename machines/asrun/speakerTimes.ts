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
  /** What has ended, less what was planned for it; null before anything has. */
  readonly differenceMs: number | null;
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
    ...usedIn(parts),
    parts,
  }));
}

function usedIn(parts: readonly SpeakerPart[]): Pick<SpeakerTime, 'usedMs' | 'differenceMs'> {
  const ended = parts.flatMap(({ plannedMs, usedMs }) => (usedMs === null ? [] : [{ plannedMs, usedMs }]));
  const usedMs = ended.reduce((sum, part) => sum + part.usedMs, 0);
  const plannedMs = ended.reduce((sum, part) => sum + part.plannedMs, 0);
  return { usedMs, differenceMs: ended.length === 0 ? null : usedMs - plannedMs };
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
