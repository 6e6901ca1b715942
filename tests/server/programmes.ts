import type { ProgrammeDraft, SegmentDraft } from '../../machines/programme/schema.ts';

const MINUTE_MS = 60_000;

/** A segment of ten minutes. */
export function segment(id: string, more: Partial<SegmentDraft> = {}): SegmentDraft {
  return { id, kind: 'keynote', title: `Segment ${id}`, durationMs: 10 * MINUTE_MS, ...more };
}

/** A programme of these segments, untimed, so that it may be started at any hour. */
export function programmeOf(segments: SegmentDraft[], more: Partial<ProgrammeDraft> = {}): ProgrammeDraft {
  return { title: 'A test', timeZone: 'Europe/Zurich', segments, ...more };
}

/** Three segments with notes, a panel with two speakers in the middle. */
export const EVENING = programmeOf(
  [
    segment('a', { notes: 'Ask for the keys.' }),
    segment('b', { kind: 'panel', speakers: [{ name: 'Ada' }, { name: 'Grace' }], notes: 'Two chairs.' }),
    segment('c', { kind: 'closing', notes: 'Lights up.' }),
  ],
  { title: 'An evening', place: 'Hall 1' },
);
