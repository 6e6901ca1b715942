import { untrack } from 'svelte';
import { quoted } from '../../machines/import/quoted.ts';
import type { Segment, SegmentChanges } from '../../machines/programme/schema.ts';
import type { ControlLink } from '../lib/link/control.svelte.ts';
import { readStored, writeStored } from '../lib/page/storage.ts';
import { changing, type FieldName, FIELDS, type Placed, type Write } from './rundown/fields.ts';
import { type Following, FOLLOWINGS } from './rundown/following.ts';
import { crossed } from './rundown/gesture.ts';
import type { Outcome } from './rundown/outcome.ts';
import { type Problems, problemsOf } from './rundown/problems.ts';
import { type Deed, deedRefused, fieldKept } from './rundown/protection.ts';
import { duplicate, insertAfter, join, moveAfter, remove, split } from './rundown/rearrange.ts';
import { ShowDocument } from './rundown/showdocument.svelte.ts';
import { indexesOf, isTimed, placeSegments } from './rundown/timeline.ts';
import { Draft } from './typed/draft.svelte.ts';

const FOLLOWING_PLACE = 'showcaller:edit:following';
const NEW_LENGTH_MS = 5 * 60_000;

/** A row that has no title yet: nothing of it is anybody else's business. */
export interface NewRow {
  /** The segment that it comes after; null for the first place. */
  readonly after: string | null;
}

/** What other parts of the page ask of the table. */
export interface TableHandle {
  readonly focus: () => void;
  readonly goToProblem: (by: 1 | -1) => void;
}

/** What an editor has before them: the programme, where they are in it, and what they do to it. */
export class Editor {
  readonly link: ControlLink;
  readonly document: ShowDocument;
  /** The segment that is chosen; null before one is. */
  chosen = $state<string | null>(null);
  /** The text that is being typed into the table. */
  draft = $state.raw<Draft | null>(null);
  newRow = $state.raw<NewRow | null>(null);
  /** The text that is being typed into a field of the details. */
  draftBeside: Draft | null = null;
  /** The table, once it is there. */
  table: TableHandle | null = null;
  /** Gives the keyboard to the details, once they are there. */
  focusDetails: (() => Promise<void>) | null = null;
  #following = $state<Following>('rest');
  readonly #segments = $derived.by(() => this.document.programme?.segments ?? []);
  readonly #places = $derived.by(() => placeSegments(this.#segments));
  readonly #indexes = $derived.by(() => indexesOf(this.#segments));
  readonly #problems = $derived.by(() => problemsOf(this.document.programme));

  constructor(link: ControlLink) {
    this.link = link;
    this.document = new ShowDocument(link);
    const kept = readStored(FOLLOWING_PLACE);
    this.#following = FOLLOWINGS.find(({ value }) => value === kept)?.value ?? 'rest';
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  get isTimed(): boolean {
    return isTimed(this.#segments);
  }

  get problems(): Problems {
    return this.#problems;
  }

  /** How later times follow where a length or a start changes; kept on this device. */
  get following(): Following {
    return this.#following;
  }

  set following(following: Following) {
    this.#following = following;
    writeStored(FOLLOWING_PLACE, following);
  }

  indexOf(id: string | null): number {
    return id === null ? -1 : (this.#indexes.get(id) ?? -1);
  }

  placedAt(index: number): Placed | null {
    const segment = this.#segments[index];
    const place = this.#places[index];
    return segment && place ? { segment, place } : null;
  }

  placed(id: string | null): Placed | null {
    return this.placedAt(this.indexOf(id));
  }

  /** Begins to type into a field of a segment, if that may change; `typed` replaces what stands there. */
  beginTyping(id: string, field: FieldName, typed?: string): boolean {
    const kept = fieldKept(this.link.live, id, FIELDS[field].stored);
    if (kept !== '') this.document.say(kept);
    if (kept !== '' || !this.document.isOpen || !this.placed(id)) return false;
    this.draft = untrack(() => new Draft(id, field, () => this.placed(id), typed));
    return true;
  }

  /** Takes what was typed; false where it means nothing yet, or another has written there and this is not known. */
  take(draft: Draft): boolean {
    const { segmentId, field, standing } = draft;
    const placed = this.placed(segmentId);
    if (!draft.isChanged || !placed) return true;
    if (standing !== draft.base && draft.told !== standing) {
      draft.told = standing;
      return false;
    }
    const { write } = draft;
    return write !== null && this.write(placed.segment, field, write);
  }

  /** Leaves what was typed and could not be taken, and says so. */
  leave({ segmentId, field, isChanged, told, reading }: Draft): void {
    const placed = this.placed(segmentId);
    if (!isChanged || !placed) return;
    const words = wordsOf(field, placed.segment);
    if (told !== null) this.sayCrossed(words);
    else if (reading && reading.is !== 'value')
      this.document.say(`The ${words} stays as it was. ${reading.says}`);
  }

  /** Writes a field of a segment. */
  write(segment: Segment, field: FieldName, write: Write): boolean {
    const { stored } = FIELDS[field];
    return this.#make(wordsOf(field, segment), (segments) => write(segments, segment.id, this.#following), {
      segmentId: segment.id,
      field: stored,
    });
  }

  /** Sets fields of a segment that are chosen, not typed; the first named is the one that the person saw. */
  set(segment: Segment, changes: SegmentChanges): boolean {
    const fields = Object.keys(changes) as (keyof SegmentChanges)[];
    const kept = fields.map((field) => fieldKept(this.link.live, segment.id, field)).find(Boolean);
    if (kept) {
      this.document.say(kept);
      return false;
    }
    const write = changing(changes);
    const [field] = fields;
    return this.#make(
      quoted(segment),
      (segments) => write(segments, segment.id, this.#following),
      field && { segmentId: segment.id, field },
    );
  }

  /** Says that another has removed what a person was writing in, and what they had written; `words` quotes it. */
  sayGone(words: string): void {
    const draft = this.draft ?? this.draftBeside;
    this.draft = null;
    this.draftBeside = null;
    const unwritten =
      draft?.isChanged === true && draft.text.trim() !== '' ? ` Not written: “${draft.text}”` : '';
    this.document.say(
      `Somebody else has removed ${words}, where you were writing. Undo brings it back.${unwritten}`,
    );
  }

  /** Says that another has written into what a person was writing into, and that theirs stands. */
  sayCrossed(words: string): void {
    this.document.say(crossed(words));
  }

  /** Makes room for a new row after the chosen segment, or before all others. */
  beginRow(after: string | null = this.chosen): void {
    if (this.document.isOpen) this.newRow = { after };
  }

  /** Makes a segment of a new row; the id that it gets here, for the cursor to go to. */
  insert({ after }: NewRow, title: string): string | null {
    const before = this.#indexes;
    const draft = { kind: 'other', title, durationMs: NEW_LENGTH_MS } as const;
    this.newRow = null;
    this.#make(`“${title}”`, (segments) =>
      insertAfter(segments, segments.some(({ id }) => id === after) ? after : null, draft, this.#following),
    );
    return this.#segments.find(({ id }) => !before.has(id))?.id ?? null;
  }

  duplicate(segment: Segment): void {
    this.#make(quoted(segment), (segments) => duplicate(segments, segment.id, this.#following));
  }

  remove(segment: Segment): void {
    this.#do('remove', segment, (segments) => remove(segments, segment.id, this.#following));
  }

  moveAfter(segment: Segment, after: string | null): void {
    this.#do('move', segment, (segments) => moveAfter(segments, segment.id, after));
  }

  /** Moves a segment one place up or down. */
  moveBy(segment: Segment, by: 1 | -1): void {
    const index = this.indexOf(segment.id);
    const target = index + by;
    if (target < 0 || target >= this.#segments.length) return;
    this.moveAfter(segment, this.#segments[by > 0 ? target : target - 1]?.id ?? null);
  }

  split(segment: Segment): void {
    const halfMs = Math.round(segment.durationMs / 2 / 60_000) * 60_000 || Math.floor(segment.durationMs / 2);
    const firstMs = halfMs < segment.durationMs ? halfMs : Math.floor(segment.durationMs / 2);
    this.#do('split', segment, (segments) => split(segments, segment.id, firstMs));
  }

  join(segment: Segment): void {
    const next = this.#segments[this.indexOf(segment.id) + 1];
    const refused = next && deedRefused(this.link.live, next.id, 'join');
    if (refused) this.document.say(`${quoted(next)}: ${refused}`);
    else this.#do('join', segment, (segments) => join(segments, segment.id));
  }

  #do(deed: Deed, segment: Segment, build: (segments: readonly Segment[]) => Outcome): void {
    const refused = deedRefused(this.link.live, segment.id, deed);
    if (refused === '') this.#make(quoted(segment), build);
    else this.document.say(refused);
  }

  #make(
    words: string,
    build: (segments: readonly Segment[]) => Outcome,
    over?: { segmentId: string; field: keyof Segment },
  ): boolean {
    return this.document.make({
      words,
      build: ({ segments }) => build(segments),
      ...(over && { over }),
    });
  }
}

function wordsOf(field: FieldName, segment: Segment): string {
  return `${FIELDS[field].label.toLowerCase()} of ${quoted(segment)}`;
}
