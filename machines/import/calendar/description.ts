import { plainText } from '../plainText.ts';
import type { SpeakerDraft } from '../text/person.ts';
import { readPeople } from '../text/speakers.ts';

const MAX_LINE = 300;
/** How lines of invitations begin that are made like names and name nobody: "Dear Colleagues", "Join Zoom Meeting". */
const NOBODY =
  /^(?:(?:dear|hello|hi|hey|hallo|liebe[rs]?|chers|chères?|hola|estimad[oa]s?|please|join|click|zoom|google|microsoft|teams|webex)\s|good (?:morning|afternoon|evening|day)|guten (?:tag|morgen|abend)|buen[oa]s (?:d[ií]as|tardes|noches)|(?:best|kind) regards)/iu;

/** The people whom the first lines of an event's description name, and what it says besides. */
export function readDescription(description: string): { speakers: SpeakerDraft[]; notes: string } {
  const lines = plainText(description).split('\n');
  const speakers: SpeakerDraft[] = [];
  for (const [index, line] of lines.entries()) {
    const people = peopleOf(line.trim());
    if (!people) return { speakers, notes: lines.slice(index).join('\n') };
    speakers.push(...people);
  }
  return { speakers, notes: '' };
}

function peopleOf(line: string): SpeakerDraft[] | undefined {
  return line.length > MAX_LINE || NOBODY.test(line) ? undefined : readPeople(line, { expected: true });
}
