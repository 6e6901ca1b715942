import type { SegmentChanges } from '../../../machines/programme/schema.ts';
import type { ProgrammeEdit } from '../../../machines/wire/command.ts';

/** What a gesture comes to: the edits that it is, none where it changes nothing, or why it is not possible. */
export type Outcome = { readonly edits: readonly ProgrammeEdit[] } | { readonly problem: string };

/** Changes of segments, gathered by segment in the order in which they were first named. */
export class Changes {
  readonly #bySegment = new Map<string, SegmentChanges>();

  add(segmentId: string, changes: SegmentChanges): void {
    this.#bySegment.set(segmentId, { ...this.#bySegment.get(segmentId), ...changes });
  }

  get edits(): ProgrammeEdit[] {
    return Array.from(this.#bySegment, ([segmentId, changes]) => ({
      type: 'programme.update',
      segmentId,
      changes,
    }));
  }
}
