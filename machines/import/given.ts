import type { SegmentDraft } from '../programme/schema.ts';

/** Fields of a segment that are not read from its title and its times. */
export type Given = Partial<Omit<SegmentDraft, 'title' | 'start' | 'durationMs' | 'speakers' | 'notes'>>;
