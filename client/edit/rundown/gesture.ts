import type { Programme, Segment } from '../../../machines/programme/schema.ts';
import type { Outcome } from './outcome.ts';

/**
 * One thing that a person does to a programme: `build` says what edits it is in the programme as it stands when
 * it is given, so that it can be given again where another's edit came first.
 */
export interface Gesture {
  /** For sentences about it: “the length of “Panel 1””. */
  readonly words: string;
  readonly build: (programme: Programme) => Outcome;
  /** What the person saw where they wrote; if another has written there meanwhile, theirs is not overwritten. */
  readonly over?: { readonly segmentId: string; readonly field: keyof Segment };
}

/** Said where somebody else has written into what a person was writing into. */
export function crossed(words: string): string {
  return `Somebody else has changed ${words} meanwhile: theirs was kept.`;
}

/** Whether what stands in a field differs between two states of a programme; a segment that is gone differs. */
export function isOverwritten(before: Programme, now: Programme, over: Gesture['over']): boolean {
  if (!over) return false;
  const find = ({ segments }: Programme) => segments.find(({ id }) => id === over.segmentId);
  const segment = find(now);
  return !segment || JSON.stringify(find(before)?.[over.field]) !== JSON.stringify(segment[over.field]);
}
