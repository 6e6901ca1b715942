import { plain } from '../../../machines/import/text/fold.ts';
import type { Segment, SegmentDraft } from '../../../machines/programme/schema.ts';

/** The least that two items must have in common to be taken for the same. */
const ENOUGH = 3;

/** An item by what it is known again by. */
interface Traits {
  readonly id: string | undefined;
  readonly title: string;
  readonly kind: string;
  readonly words: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly start: string | undefined;
}

/**
 * For each of `theirs` the index of the one of `ours` that it is, or undefined where it is new: by id, else by
 * title, speakers and time, those that have most in common first.
 */
export function matchSegments(
  ours: readonly Segment[],
  theirs: readonly SegmentDraft[],
): (number | undefined)[] {
  const [here, there] = [ours.map(traitsOf), theirs.map(traitsOf)];
  const matched: (number | undefined)[] = theirs.map(() => undefined);
  const taken = new Set<number>();
  const pair = (their: number, our: number) => {
    if (matched[their] !== undefined || taken.has(our)) return;
    matched[their] = our;
    taken.add(our);
  };
  const byId = new Map(here.map(({ id }, index) => [id, index]));
  there.forEach(({ id }, their) => {
    const our = id === undefined ? undefined : byId.get(id);
    if (our !== undefined) pair(their, our);
  });
  const likely = there.flatMap((their, theirIndex) =>
    matched[theirIndex] === undefined
      ? here.flatMap((our, ourIndex) => {
          const score = taken.has(ourIndex)
            ? 0
            : likeness(our, their) - Math.min(0.9, Math.abs(ourIndex - theirIndex) / 100);
          return score >= ENOUGH - 0.9 ? [{ score, theirIndex, ourIndex }] : [];
        })
      : [],
  );
  for (const { theirIndex, ourIndex } of likely.sort((a, b) => b.score - a.score)) pair(theirIndex, ourIndex);
  return matched;
}

/** How much two items have in common; nothing where that is not enough to be the same. */
function likeness(one: Traits, other: Traits): number {
  const common = [...one.words].filter((word) => other.words.has(word)).length;
  const overlap = common / Math.max(1, new Set([...one.words, ...other.words]).size);
  const isWithin = common > 0 && common === Math.min(one.words.size, other.words.size);
  const sharesPeople = [...one.people].some((name) => other.people.has(name));
  const score =
    (one.title === other.title ? 4 : overlap >= 0.5 ? 3 : isWithin ? 2 : overlap * 3) +
    (sharesPeople ? 2 : 0) +
    (one.kind !== 'other' && one.kind === other.kind ? 1 : 0) +
    (one.start !== undefined && one.start === other.start ? 2 : 0);
  return score >= ENOUGH ? score : 0;
}

function traitsOf({ id, title, kind, speakers = [], start }: SegmentDraft): Traits {
  const folded = plain(title);
  return {
    id,
    title: folded,
    kind,
    words: new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')),
    people: new Set(speakers.map(({ name }) => plain(name))),
    start,
  };
}
