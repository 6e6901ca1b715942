import { MAX_NOTES, MAX_SPEAKERS, MAX_TITLE, type SegmentDraft } from '../programme/schema.ts';
import { quoted, quotedWithin } from './quoted.ts';
import type { Item } from './text/items.ts';
import type { SpeakerDraft } from './text/person.ts';

/** As much of an item as a segment holds, with a sentence for each thing that was cut. */
export interface Fitted {
  readonly segment: Pick<SegmentDraft, 'title' | 'speakers' | 'notes'>;
  readonly said: readonly string[];
}

/** Fits an item into a segment; `where` is its place in the source, in words. */
export function fitItem(item: Item, where: string): Fitted {
  const said: string[] = [];
  const isLong = item.title.length > MAX_TITLE;
  if (isLong)
    said.push(
      `The title ${where} is longer than ${MAX_TITLE} characters; it is cut, and whole in the notes.`,
    );
  const notes = [...(isLong ? [item.title] : []), ...item.notes].join('\n');
  if (notes.length > MAX_NOTES)
    said.push(
      `The notes of ${quotedWithin(item)} are longer than ${MAX_NOTES} characters; they are cut there.`,
    );
  const named = item.speakers.slice(0, MAX_SPEAKERS);
  if (named.length < item.speakers.length)
    said.push(`${quoted(item)} names ${item.speakers.length} people; the first ${MAX_SPEAKERS} are taken.`);
  const speakers = named.map(fitPerson);
  const [long] = named.filter((person, index) => person !== speakers[index]);
  if (long)
    said.push(
      `What is said of ${quoted({ title: long.name })} is longer than ${MAX_TITLE} characters; it is cut there.`,
    );
  return {
    segment: {
      title: fitText(item.title),
      ...(speakers.length === 0 ? {} : { speakers }),
      ...(notes === '' ? {} : { notes: fitText(notes, MAX_NOTES) }),
    },
    said,
  };
}

/** A text that is no longer than it may be, in characters. */
export function fitText(text: string, most = MAX_TITLE): string {
  // Half of a pair of surrogates is no character.
  return text.length <= most
    ? text
    : text
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

/** The same person where everything fits. */
function fitPerson(person: SpeakerDraft): SpeakerDraft {
  const texts = [person, ...Object.values(person.translations ?? {})];
  const isShort = ({ name = '', role = '', affiliation = '' }: Texts) =>
    [name, role, affiliation].every((text) => text.length <= MAX_TITLE);
  if (texts.every(isShort)) return person;
  const { translations } = person;
  return {
    ...fitTexts(person),
    ...(translations && {
      translations: Object.fromEntries(
        Object.entries(translations).map(([language, own]) => [language, fitTexts(own)]),
      ),
    }),
  };
}

type Texts = Partial<Pick<SpeakerDraft, 'name' | 'role' | 'affiliation'>>;

function fitTexts<Person extends Texts>(person: Person): Person {
  const { name, role, affiliation } = person;
  return {
    ...person,
    ...(name !== undefined && { name: fitText(name) }),
    ...(role !== undefined && { role: fitText(role) }),
    ...(affiliation !== undefined && { affiliation: fitText(affiliation) }),
  };
}
