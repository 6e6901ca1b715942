import type { Segment } from '../../../machines/programme/schema.ts';
import { quoted } from '../../../machines/import/quoted.ts';
import { startFields } from '../typed/start.ts';
import { Changes, type Outcome } from './outcome.ts';
import { type Place, placeSegments } from './timeline.ts';

/** What becomes of later times when a segment ends sooner or later than before. */
export type Following = 'rest' | 'next' | 'gap';

/** The choices, as a person is asked. */
export const FOLLOWINGS: readonly {
  readonly value: Following;
  readonly says: string;
  readonly explains: string;
}[] = [
  { value: 'rest', says: 'Move the rest', explains: 'Later times move too, up to the next fixed start.' },
  {
    value: 'next',
    says: 'Take it from the next',
    explains: 'The next one gives or gets the time; the rest stays.',
  },
  { value: 'gap', says: 'Leave a gap', explains: 'Later times stay as they are.' },
];

/** A segment gets another length, in ms. */
export function setLength(
  segments: readonly Segment[],
  id: string,
  lengthMs: number,
  following: Following,
): Outcome {
  const index = segments.findIndex((segment) => segment.id === id);
  const segment = segments[index];
  if (!segment || segment.durationMs === lengthMs) return { edits: [] };
  const changes = new Changes();
  changes.add(id, { durationMs: lengthMs });
  const byMs = segment.skip ? 0 : lengthMs - segment.durationMs;
  return follow({ segments, places: placeSegments(segments), index, byMs, following, changes });
}

/**
 * A segment gets another planned start (wall-clock ms), or with null none of its own: it then follows the one
 * before it. A start after a gap is fixed, as an import makes it.
 */
export function setStart(
  segments: readonly Segment[],
  id: string,
  startMs: number | null,
  following: Following,
): Outcome {
  const index = segments.findIndex((segment) => segment.id === id);
  const segment = segments[index];
  const places = placeSegments(segments);
  const place = places[index];
  if (!segment || !place) return { edits: [] };
  const changes = new Changes();
  const before = endBefore(segments, places, index);
  if (startMs === null) {
    if (!place.isStated) return { edits: [] };
    changes.add(id, {
      start: null,
      startDay: null,
      ...(segment.fixedStart !== undefined && { fixedStart: null }),
    });
    const byMs = before === undefined || segment.skip ? 0 : before - place.startMs;
    return follow({ segments, places, index, byMs, following, changes });
  }
  if (place.isStated && place.startMs === startMs) return { edits: [] };
  const isAfterGap = before !== undefined && startMs > before;
  changes.add(id, {
    ...startFields(startMs),
    ...(isAfterGap && !segment.fixedStart && { fixedStart: true }),
  });
  const byMs = segment.skip ? 0 : startMs - place.startMs;
  return follow({ segments, places, index, byMs, following, changes });
}

/** How much room later segments make, or take, where something of `byMs` comes before the one at `index`. */
export function makeRoom(
  segments: readonly Segment[],
  index: number,
  byMs: number,
  following: Following,
  changes: Changes,
): Outcome {
  return follow({ segments, places: placeSegments(segments), index: index - 1, byMs, following, changes });
}

interface Moved {
  readonly segments: readonly Segment[];
  readonly places: readonly Place[];
  /** The segment whose end moves. */
  readonly index: number;
  readonly byMs: number;
  readonly following: Following;
  readonly changes: Changes;
}

function follow(moved: Moved): Outcome {
  const { byMs, following, changes } = moved;
  if (byMs === 0) return { edits: changes.edits };
  if (following === 'rest') return moveRest(moved);
  return following === 'next' ? takeFromNext(moved) : leaveGap(moved);
}

function moveRest({ segments, places, index, byMs, changes }: Moved): Outcome {
  for (const [offset, segment] of segments.slice(index + 1).entries()) {
    if (segment.fixedStart && segment.start !== undefined) break;
    const place = places[index + 1 + offset];
    if (!place?.isStated) continue;
    const startMs = place.startMs + byMs;
    if (startMs < 0) return { problem: `${quoted(segment)} would start before the day of the show.` };
    changes.add(segment.id, startFields(startMs));
  }
  return { edits: changes.edits };
}

function takeFromNext({ segments, places, index, byMs, changes }: Moved): Outcome {
  const next = nextOf(segments, index);
  const segment = segments[next];
  const place = places[next];
  if (!segment || !place) return { edits: changes.edits };
  if (segment.fixedStart && place.isStated) return { edits: changes.edits };
  if (segment.durationMs - byMs <= 0) {
    return { problem: `${quoted(segment)} is too short to take this from. Move the rest, or leave a gap.` };
  }
  changes.add(segment.id, {
    durationMs: segment.durationMs - byMs,
    ...(place.isStated && startFields(place.startMs + byMs)),
  });
  return { edits: changes.edits };
}

/** Later times stay: one that only follows gets the start that it had, fixed where nothing comes before it any more. */
function leaveGap({ segments, places, index, byMs, changes }: Moved): Outcome {
  const next = nextOf(segments, index);
  const segment = segments[next];
  const place = places[next];
  if (!segment || !place) return { edits: changes.edits };
  const isGap = byMs < 0 && !segment.fixedStart;
  if (!place.isStated || isGap) {
    changes.add(segment.id, { ...startFields(place.startMs), ...(isGap && { fixedStart: true }) });
  }
  return { edits: changes.edits };
}

function nextOf(segments: readonly Segment[], index: number): number {
  const offset = segments.slice(index + 1).findIndex(({ skip }) => !skip);
  return offset < 0 ? segments.length : index + 1 + offset;
}

/** When what comes before a segment ends; undefined where nothing does. */
function endBefore(
  segments: readonly Segment[],
  places: readonly Place[],
  index: number,
): number | undefined {
  const before = segments.slice(0, index).findLastIndex(({ skip }) => !skip);
  return places[before]?.endMs;
}
