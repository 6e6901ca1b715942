import { lengthInWords } from '../../../machines/import/clock.ts';
import {
  MAX_NOTES,
  MAX_TITLE,
  type Segment,
  SEGMENT_KINDS,
  type SegmentChanges,
} from '../../../machines/programme/schema.ts';
import { lengthText, readLength } from '../typed/length.ts';
import { peopleText, readPeople } from '../typed/people.ts';
import { orNothing, problem, type Reading, value } from '../typed/reading.ts';
import { readStart, startText } from '../typed/start.ts';
import { type Following, setLength, setStart } from './following.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './timeline.ts';

/** A segment and where it lies. */
export interface Placed {
  readonly segment: Segment;
  readonly place: Place;
}

/** What is done to the segments where a typed text is taken. */
export type Write = (segments: readonly Segment[], id: string, following: Following) => Outcome;

/** A field of a segment as a person types it. */
export interface Field {
  readonly label: string;
  /** The stored field that it writes, by which another's edit of the same is known. */
  readonly stored: keyof Segment;
  readonly text: (placed: Placed) => string;
  readonly read: (text: string, placed: Placed) => Reading<Write>;
}

export type FieldName =
  'start' | 'end' | 'length' | 'kind' | 'title' | 'speakers' | 'notes' | 'minMs' | 'warnMs' | 'wrapMs';

export const FIELDS: Readonly<Record<FieldName, Field>> = {
  start: {
    label: 'Start',
    stored: 'start',
    text: ({ place }) => startText(place.startMs),
    read: (text, { place }) =>
      writing(
        orNothing((typed) => readStart(typed, place.startMs))(text),
        (startMs) => (segments, id, following) => setStart(segments, id, startMs, following),
      ),
  },
  end: {
    label: 'End',
    stored: 'durationMs',
    text: ({ place }) => startText(place.endMs),
    read: (text, { place: { startMs, endMs } }) => {
      const end = readStart(text, endMs);
      if (end.is === 'value' && end.value <= startMs) {
        return problem(`It would end before it starts, at ${startText(startMs)}.`);
      }
      const says = end.is === 'value' ? lengthInWords(end.value - startMs) : '';
      return writing(
        end,
        (ms) => (segments, id, following) => setLength(segments, id, ms - startMs, following),
        says,
      );
    },
  },
  length: {
    label: 'Length',
    stored: 'durationMs',
    text: ({ segment }) => lengthText(segment.durationMs),
    read: (text, { segment }) =>
      writing(
        readLength(text, segment.durationMs),
        (ms) => (segments, id, following) => setLength(segments, id, ms, following),
      ),
  },
  kind: {
    label: 'Kind',
    stored: 'kind',
    text: ({ segment }) => segment.kind,
    read: (text) => {
      const kind = SEGMENT_KINDS.find((known) => known === text.trim().toLowerCase());
      return kind ? value(changing({ kind })) : problem(`A kind is one of ${SEGMENT_KINDS.join(', ')}.`);
    },
  },
  title: {
    label: 'Title',
    stored: 'title',
    text: ({ segment }) => segment.title,
    read: (text) => {
      const title = text.trim();
      if (title === '') return problem('Give it a title.');
      if (title.length > MAX_TITLE) return problem(`A title has at most ${MAX_TITLE} characters.`);
      return value(changing({ title }));
    },
  },
  speakers: {
    label: 'Speakers',
    stored: 'speakers',
    text: ({ segment }) => peopleText(segment.speakers),
    read: (text, { segment }) =>
      writing(readPeople(text, segment.speakers), (speakers) => changing({ speakers })),
  },
  notes: {
    label: 'Notes',
    stored: 'notes',
    text: ({ segment }) => segment.notes ?? '',
    read: (text) =>
      text.length > MAX_NOTES
        ? problem(`Notes have at most ${MAX_NOTES} characters.`)
        : value(changing({ notes: text.trim() === '' ? null : text })),
  },
  minMs: lengthOf('minMs', 'Minimum'),
  warnMs: lengthOf('warnMs', 'Warn at'),
  wrapMs: lengthOf('wrapMs', 'Wrap up at'),
};

/** Sets fields of a segment, whatever the times. */
export function changing(changes: SegmentChanges): Write {
  return (_segments, id) => ({ edits: [{ type: 'programme.update', segmentId: id, changes }] });
}

function lengthOf(stored: 'minMs' | 'warnMs' | 'wrapMs', label: string): Field {
  return {
    label,
    stored,
    text: ({ segment }) => {
      const ms = segment[stored];
      return ms === undefined ? '' : lengthText(ms);
    },
    read: (text, { segment }) =>
      writing(orNothing((typed) => readLength(typed, segment[stored]))(text), (ms) =>
        changing({ [stored]: ms }),
      ),
  };
}

/** A reading of a value as one of what it writes. */
function writing<Value>(
  reading: Reading<Value>,
  write: (meant: Value) => Write,
  says?: string,
): Reading<Write> {
  switch (reading.is) {
    case 'value':
      return value(write(reading.value), says ?? reading.says);
    case 'choice':
      return {
        ...reading,
        options: reading.options.map((option) => ({ ...option, value: write(option.value) })),
      };
    case 'problem':
      return reading;
  }
}
