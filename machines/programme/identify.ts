import type { Programme, ProgrammeDraft, Segment, SegmentDraft, Speaker } from './schema.ts';
import { freeId, slugOf } from './slug.ts';
import { startDaysOf } from './startDays.ts';

type SpeakerDraft = NonNullable<SegmentDraft['speakers']>[number];
type Identified = { readonly id?: string };

/**
 * A draft with what a stored programme needs: each segment an id of its own made from its title, each
 * speaker one made from the name, each planned start its day. Ids that are given stay as they are, so
 * a draft with a `findDuplicateId` is to be refused before.
 */
export function completeProgramme(draft: ProgrammeDraft): Programme {
  const days = startDaysOf(draft.segments);
  const taken = givenIds(draft.segments);
  const segments = draft.segments.map((segment, index) => {
    const complete = identified(segment, taken, index + 1);
    taken.add(complete.id);
    const startDay = days[index];
    return startDay === undefined ? complete : { ...complete, startDay };
  });
  return { ...draft, segments };
}

/** A segment that is inserted later, with an id not in `taken` where it has none, and ids for its speakers. */
export function completeSegment(draft: SegmentDraft, taken: ReadonlySet<string>): Segment {
  return identified(draft, taken, taken.size + 1);
}

/** Speakers of one segment, each with an id unique among them. */
export function completeSpeakers(drafts: readonly SpeakerDraft[]): Speaker[] {
  const taken = givenIds(drafts);
  return drafts.map((draft, index) => {
    const id = draft.id ?? freeId(slugOf(draft.name, `speaker-${String(index + 1)}`), taken);
    taken.add(id);
    return { ...draft, id };
  });
}

/** The first id that a draft gives to two segments, or to two speakers of one segment. */
export function findDuplicateId(draft: Pick<ProgrammeDraft, 'segments'>): string | undefined {
  const lists = [draft.segments, ...draft.segments.map(({ speakers = [] }) => speakers)];
  return lists.map(firstRepeated).find((id) => id !== undefined);
}

function identified(draft: SegmentDraft, taken: ReadonlySet<string>, number: number): Segment {
  const { id, speakers, ...rest } = draft;
  const kind = draft.kind === 'other' ? 'segment' : draft.kind;
  return {
    id: id ?? freeId(slugOf(draft.title, `${kind}-${String(number)}`), taken),
    ...rest,
    ...(speakers ? { speakers: completeSpeakers(speakers) } : {}),
  };
}

function givenIds(drafts: readonly Identified[]): Set<string> {
  return new Set(drafts.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

function firstRepeated(drafts: readonly Identified[]): string | undefined {
  const seen = new Set<string>();
  for (const { id } of drafts) {
    if (id === undefined) continue;
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return undefined;
}
