import type {
  Programme,
  ProgrammeDraft,
  Segment,
  SegmentChanges,
  SegmentDraft,
  Speaker,
} from '../../../machines/programme/schema.ts';
import { asSegment } from '../importing/places.ts';
import { type Place, placeSegments } from '../rundown/timeline.ts';
import { lengthText } from '../typed/length.ts';
import { knownAgain, peopleText } from '../typed/people.ts';
import { momentText, startFields } from '../typed/start.ts';
import { matchSegments } from './match.ts';

/** A field that differs: how it reads here and there, and what taking theirs would change. */
export interface FieldDifference {
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
  readonly changes: SegmentChanges;
}

/** One thing in which what was brought differs from what is stored. */
export type Difference =
  | {
      readonly is: 'changed';
      readonly key: string;
      readonly ours: Segment;
      readonly fields: readonly FieldDifference[];
    }
  | { readonly is: 'added'; readonly key: string; readonly theirs: SegmentDraft; readonly index: number }
  | { readonly is: 'gone'; readonly key: string; readonly ours: Segment };

/** What was brought beside what is stored. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** What is said of the whole that differs. */
  readonly whole: readonly {
    readonly field: 'title' | 'subtitle' | 'place';
    readonly ours: string;
    readonly theirs: string;
  }[];
  /** Their order, by the ids that are here; those that are not are null. */
  readonly order: readonly (string | null)[];
  readonly isReordered: boolean;
  /** How many items are the same here and there. */
  readonly same: number;
  /** What differs and cannot be taken, a sentence each. */
  readonly stays: readonly string[];
}

/** Compares a stored programme with one that was read anew. What theirs does not say is not a difference. */
export function compare(ours: Programme, theirs: ProgrammeDraft): Comparison {
  const matched = matchSegments(ours.segments, theirs.segments);
  const ourPlaces = placeSegments(ours.segments);
  const theirPlaces = placeSegments(theirs.segments.map((draft, index) => asSegment(index, draft)));
  const differences: Difference[] = [];
  let same = 0;
  theirs.segments.forEach((draft, index) => {
    const our = matched[index];
    const segment = our === undefined ? undefined : ours.segments[our];
    const place = theirPlaces[index];
    if (!place) return;
    if (!segment || our === undefined) {
      const theirs = draft.start === undefined ? draft : { ...draft, ...startFields(place.startMs) };
      differences.push({ is: 'added', key: `added-${index}`, theirs, index });
      return;
    }
    const fields = fieldsThatDiffer(segment, ourPlaces[our] ?? place, draft, place);
    if (fields.length === 0) same += 1;
    else differences.push({ is: 'changed', key: segment.id, ours: segment, fields });
  });
  const known = new Set(matched);
  for (const [index, segment] of ours.segments.entries()) {
    if (!known.has(index)) differences.push({ is: 'gone', key: segment.id, ours: segment });
  }
  const stay = matched.filter((index) => index !== undefined);
  return {
    differences,
    whole: (['title', 'subtitle', 'place'] as const).flatMap((field) => {
      const [here = '', there = ''] = [ours[field], theirs[field]];
      return there === '' || here === there ? [] : [{ field, ours: here, theirs: there }];
    }),
    order: matched.map((index) => (index === undefined ? null : (ours.segments[index]?.id ?? null))),
    isReordered: stay.some((index, at) => index < (stay[at - 1] ?? -1)),
    same,
    stays: whatStays(ours, theirs),
  };
}

/** Starts are resolved when a programme is stored: its day and its zone are then what they are. */
function whatStays(ours: Programme, theirs: ProgrammeDraft): string[] {
  const sentences: string[] = [];
  if (theirs.date !== undefined && theirs.date !== ours.date) {
    const here = ours.date === undefined ? 'has no date' : `is of ${ours.date}`;
    sentences.push(`Theirs is of ${theirs.date}, ours ${here}: the day of a stored show stays.`);
  }
  if (theirs.timeZone !== ours.timeZone) {
    sentences.push(
      `Theirs is in ${theirs.timeZone}, ours in ${ours.timeZone}: the zone of a stored show stays.`,
    );
  }
  return sentences;
}

/** The fields that are compared as they are, with their names. */
const PLAIN = {
  notes: 'Notes',
  fixedStart: 'Fixed start',
  hardOut: 'Hard out',
  skip: 'Skipped',
  autoAdvance: 'Goes on by itself',
  droppable: 'May be dropped',
  priority: 'Priority',
} as const;

const LENGTHS = { durationMs: 'Length', minMs: 'Minimum', warnMs: 'Warn at', wrapMs: 'Wrap up at' } as const;

function fieldsThatDiffer(
  ours: Segment,
  ourPlace: Place,
  theirs: SegmentDraft,
  theirPlace: Place,
): FieldDifference[] {
  const found: FieldDifference[] = [];
  const note = (field: string, here: string, there: string, changes: SegmentChanges) => {
    if (here !== there) found.push({ field, ours: here, theirs: there, changes });
  };
  note('Title', ours.title, theirs.title, { title: theirs.title });
  if (theirs.start !== undefined) {
    note(
      'Start',
      momentText(ourPlace.startMs),
      momentText(theirPlace.startMs),
      startFields(theirPlace.startMs),
    );
  }
  // A reader that does not know the kind says “other”.
  if (theirs.kind !== 'other') note('Kind', ours.kind, theirs.kind, { kind: theirs.kind });
  if (theirs.speakers) {
    const speakers = knownAgain(theirs.speakers, ours.speakers);
    note('Speakers', peopleInWords(ours.speakers), peopleInWords(speakers), { speakers });
  }
  if (theirs.translations) {
    const translations = { ...ours.translations, ...theirs.translations };
    note('Other languages', languagesInWords(ours.translations), languagesInWords(translations), {
      translations,
    });
  }
  for (const [field, name] of entriesOf(LENGTHS)) {
    const [here, there] = [ours[field], theirs[field]];
    if (there !== undefined)
      note(name, here === undefined ? '' : lengthText(here), lengthText(there), { [field]: there });
  }
  for (const [field, name] of entriesOf(PLAIN)) {
    const [here, there] = [ours[field], theirs[field]];
    if (there !== undefined && !(here === undefined && there === false))
      note(name, inWords(here), inWords(there), { [field]: there });
  }
  return found;
}

/** People with their turns and what they are called in other languages. */
function peopleInWords(speakers: readonly Speaker[] = []): string {
  return speakers
    .map((speaker) =>
      [
        peopleText([speaker]),
        speaker.turnMs === undefined ? '' : `(${lengthText(speaker.turnMs)})`,
        languagesInWords(speaker.translations),
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('; ');
}

/** Texts in other languages: `[fr: Ouverture]`. */
function languagesInWords(translations: Readonly<Record<string, object>> = {}): string {
  return Object.entries(translations)
    .map(([tag, texts]) => `[${tag}: ${Object.values(texts).join(', ')}]`)
    .sort()
    .join(' ');
}

function inWords(value: string | number | boolean | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? '' : String(value);
}

function entriesOf<Field extends string>(fields: Readonly<Record<Field, string>>): [Field, string][] {
  return Object.entries(fields) as [Field, string][];
}
