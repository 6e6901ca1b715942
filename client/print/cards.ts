import type { Programme, Segment, SegmentKind, Speaker } from '../../machines/programme/schema.ts';
import type { Slot } from './times.ts';

/** Whom or what somebody follows or goes before: a person, a segment, or both. */
export interface Neighbour {
  readonly name: string | null;
  readonly title: string;
}

/** One time that a person is on stage. Epoch ms, durations in ms. */
export interface Appearance extends Slot {
  readonly segmentId: string;
  readonly kind: SegmentKind;
  readonly title: string;
  readonly role: string | null;
  /** Their own turn, where the programme gives it; `startsAt` null where those before have none. */
  readonly turn: { readonly startsAt: number | null; readonly lengthMs: number } | null;
  /** Their place among the people of the segment, from 1. */
  readonly place: number;
  readonly people: number;
  /** Null: nobody and nothing comes before, or after. */
  readonly before: Neighbour | null;
  readonly after: Neighbour | null;
}

/** All that one person has to know. */
export interface Card {
  readonly name: string;
  readonly affiliation: string | null;
  readonly appearances: readonly Appearance[];
}

/**
 * One card for each person of a programme, in the order in which they first come on stage; the same name
 * in several segments is the same person. Skipped segments do not count.
 */
export function cardsOf({ segments }: Programme, slots: ReadonlyMap<string, Slot>): Card[] {
  const shown = segments.filter(({ skip }) => skip !== true);
  const cards = new Map<string, { affiliation: string | null; appearances: Appearance[] }>();
  for (const [at, segment] of shown.entries()) {
    const slot = slots.get(segment.id);
    if (!slot) continue;
    for (const [index, speaker] of (segment.speakers ?? []).entries()) {
      const card = cards.get(speaker.name) ?? { affiliation: null, appearances: [] };
      cards.set(speaker.name, {
        affiliation: card.affiliation ?? speaker.affiliation ?? null,
        appearances: [...card.appearances, appearance(shown, at, index, speaker, slot)],
      });
    }
  }
  return Array.from(cards, ([name, card]) => ({ name, ...card }));
}

function appearance(
  shown: readonly Segment[],
  at: number,
  index: number,
  speaker: Speaker,
  slot: Slot,
): Appearance {
  const segment = shown[at];
  const people = segment?.speakers ?? [];
  return {
    ...slot,
    segmentId: segment?.id ?? '',
    kind: segment?.kind ?? 'other',
    title: segment?.title ?? '',
    role: speaker.role ?? null,
    turn: turnOf(people, index, slot),
    place: index + 1,
    people: people.length,
    before: neighbour(segment, people[index - 1], shown[at - 1], -1),
    after: neighbour(segment, people[index + 1], shown[at + 1], 0),
  };
}

/** The person beside in the same segment, else the segment beside with the person at its near end. */
function neighbour(
  own: Segment | undefined,
  person: Speaker | undefined,
  other: Segment | undefined,
  end: 0 | -1,
): Neighbour | null {
  if (own && person) return { name: person.name, title: own.title };
  return other ? { name: other.speakers?.at(end)?.name ?? null, title: other.title } : null;
}

function turnOf(people: readonly Speaker[], index: number, { startsAt }: Slot): Appearance['turn'] {
  const lengthMs = people[index]?.turnMs;
  if (lengthMs === undefined) return null;
  const before = people.slice(0, index).map(({ turnMs }) => turnMs);
  const isKnown = before.every((turnMs) => turnMs !== undefined);
  const waitMs = before.reduce((sum: number, turnMs) => sum + (turnMs ?? 0), 0);
  return { startsAt: isKnown ? startsAt + waitMs : null, lengthMs };
}
