import type { ProgrammeEdit } from '../wire/command.ts';
import { completeSegment, completeSpeakers } from './identify.ts';
import type { DescriptionChanges, Programme, Segment, SegmentChanges } from './schema.ts';

/**
 * The programme after an edit that is possible: contents and order only, whatever becomes of a run.
 * One of a segment that is not there changes nothing.
 */
export function editedProgramme(programme: Programme, edit: ProgrammeEdit): Programme {
  const { segments } = programme;
  switch (edit.type) {
    case 'programme.insert': {
      const segment = completeSegment(edit.segment, new Set(segments.map(({ id }) => id)));
      return { ...programme, segments: placedAfter(segments, segment, edit.after) };
    }
    case 'programme.update': {
      const { segmentId, changes } = edit;
      const after = segments.map((segment) =>
        segment.id === segmentId ? changed(segment, changes) : segment,
      );
      return { ...programme, segments: after };
    }
    case 'programme.remove':
      return { ...programme, segments: segments.filter(({ id }) => id !== edit.segmentId) };
    case 'programme.move': {
      const segment = segments.find(({ id }) => id === edit.segmentId);
      if (!segment) return programme;
      const others = segments.filter((other) => other !== segment);
      return { ...programme, segments: placedAfter(others, segment, edit.after) };
    }
    case 'programme.describe':
      return described(programme, edit.changes);
  }
}

function placedAfter(others: readonly Segment[], segment: Segment, after: string | undefined): Segment[] {
  return others.toSpliced(others.findIndex(({ id }) => id === after) + 1, 0, segment);
}

/** A programme with other words about the whole show; a field that is set to null is gone. */
function described(programme: Programme, changes: DescriptionChanges): Programme {
  return withoutNull({ ...programme, ...changes }) as Programme;
}

/**
 * A segment with changes; a field that is set to null is gone. A new start without a day is not held to
 * the day of the old one: from 23:00 to 00:30 is an hour and a half later.
 */
function changed({ startDay, ...segment }: Segment, { speakers, ...changes }: SegmentChanges): Segment {
  const merged = {
    ...segment,
    ...(startDay !== undefined && changes.start === undefined && { startDay }),
    ...changes,
    ...(speakers !== undefined && { speakers: speakers && completeSpeakers(speakers) }),
  };
  return withoutNull(merged) as Segment;
}

function withoutNull(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
