import type { Refusal } from '../wire/answer.ts';

/** A command that makes no sense as the show stands. */
export function refused(message: string): Refusal {
  return { code: 'refused', message };
}

/** A segment id that the programme does not have. */
export function unknownSegment(id: string): Refusal {
  return { code: 'unknown-segment', message: `The programme has no segment "${id}".` };
}

/** A speaker id that the segment on stage does not have. */
export function unknownSpeaker(id: string): Refusal {
  return { code: 'unknown-speaker', message: `The segment on stage has no speaker "${id}".` };
}

/** A length for the segment on stage that its adjustments make less than nothing. */
export const TOO_LITTLE = refused(
  'With what was taken off its clock this segment would be shorter than nothing.',
);
