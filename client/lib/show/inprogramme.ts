import type { Speaker } from '../../../machines/programme/schema.ts';
import type { ProgrammeView, PublicProgramme } from '../../../machines/wire/programme.ts';

type PublicSegment = PublicProgramme['segments'][number];

/** What is shown of a segment, in each language that the programme gives. */
export interface ShownSegment extends Pick<PublicSegment, 'title' | 'translations'> {
  readonly speakers?: readonly Speaker[];
}

/** A segment of the live view, which has one language, as the programme has it; as it is where that has it not. */
export function inProgramme(view: ProgrammeView | null, live: ShownSegment & { id: string }): ShownSegment {
  return view?.programme.segments.find(({ id }) => id === live.id) ?? live;
}
