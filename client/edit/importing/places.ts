import type { Segment, SegmentDraft } from '../../../machines/programme/schema.ts';
import { type Place, placeSegments } from '../rundown/timeline.ts';
import type { Row } from './review.ts';

/** Where the rows that are taken lie, by key. */
export function placesOf(rows: readonly Row[]): ReadonlyMap<number, Place> {
  const taken = rows.filter(({ isLeftOut }) => !isLeftOut);
  const places = placeSegments(taken.map(({ key, draft }) => asSegment(key, draft)));
  return new Map(
    taken.flatMap(({ key }, index) => {
      const place = places[index];
      return place ? [[key, place] as const] : [];
    }),
  );
}

/** A draft under a name of its own, for what asks for a segment. */
export function asSegment(key: number, { speakers, ...draft }: SegmentDraft): Segment {
  const people = speakers?.map((speaker, index) => ({ ...speaker, id: speaker.id ?? String(index) }));
  return { ...draft, id: String(key), ...(people && { speakers: people }) };
}
